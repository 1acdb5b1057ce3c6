import type { AnyAdapter, SourceTask } from "../../collect/source.js";

/** The host that a task asks first; null for a source on this machine. Tasks of one host stand and fall together: where it does not answer one, it is not asked the others. */
export function hostOfTask(adapter: AnyAdapter, task: SourceTask): string | null {
  if (!("request" in adapter)) return null;
  const { url } = adapter.request(task, null, 0);
  return URL.canParse(url) ? new URL(url).host : null;
}
