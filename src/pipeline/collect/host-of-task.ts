import type { AnyAdapter, SourceTask } from "../../collect/source.js";

const known = new WeakMap<SourceTask, string | null>();

/**
 * The host that a task asks first; null for a source on this machine. Tasks of one host stand and fall together: where it does not answer one, it is not asked the others.
 */
export function hostOfTask(adapter: AnyAdapter, task: SourceTask): string | null {
  let host = known.get(task);
  if (host === undefined) {
    const url = "request" in adapter ? adapter.request(task, null, 0).url : "";
    host = URL.canParse(url) ? new URL(url).host : null;
    known.set(task, host);
  }
  return host;
}
