/** What the workspace is and what it is doing, kept current by the server's events. */
import { signal } from "@preact/signals";
import { problemOf, request } from "./api.js";
import type { Problem, WorkspaceStatus } from "./api-types.js";

export const status = signal<WorkspaceStatus | null>(null);
export const statusProblem = signal<Problem | null>(null);

/** True where documents came in, were read or related since the shown answers were asked. */
export const isBehind = signal(false);

function take(next: WorkspaceStatus): void {
  const before = status.value;
  status.value = next;
  statusProblem.value = null;
  if (before === null) return;
  const hasFinished = before.busy !== null && next.busy === null;
  if (hasFinished || before.documents !== next.documents) isBehind.value = true;
}

async function askStatus(): Promise<void> {
  try {
    take(await request<WorkspaceStatus>("/api/workspace"));
  } catch (error) {
    statusProblem.value = problemOf(error);
  }
}

/** Follows the server's events, for as long as the page is open (the browser reconnects by itself); settles when the first status is here. */
export function followStatus(): Promise<void> {
  const events = new EventSource("/api/events");
  events.addEventListener("status", (event) => take(JSON.parse((event as MessageEvent<string>).data) as WorkspaceStatus));
  return askStatus();
}

/** The name of a brand of the workspace. */
export function brandName(id: string): string | undefined {
  const workspace = status.value;
  if (!workspace) return undefined;
  return [workspace.brand, ...workspace.rivals].find((brand) => brand.id === id)?.name;
}
