/** What the workspace is and what it is doing, kept current by the server's events. */
import { computed, signal } from "@preact/signals";
import { problemOf, request } from "./api.js";
import type { Problem, WorkspaceStatus } from "./api-types.js";

export const status = signal<WorkspaceStatus | null>(null);
export const statusProblem = signal<Problem | null>(null);

/** How many documents there were when the shown answers were asked; more now means that the page is behind. */
const seenDocuments = signal<number | null>(null);
export const behindBy = computed(() =>
  status.value === null || seenDocuments.value === null ? 0 : status.value.documents - seenDocuments.value,
);

export function caughtUp(): void {
  seenDocuments.value = status.value?.documents ?? null;
}

export async function askStatus(): Promise<void> {
  try {
    status.value = await request<WorkspaceStatus>("/api/workspace");
    statusProblem.value = null;
    if (seenDocuments.value === null) caughtUp();
  } catch (error) {
    statusProblem.value = problemOf(error);
  }
}

/** Follows the server's events; the browser reconnects by itself. */
export function followStatus(): void {
  void askStatus();
  const events = new EventSource("/api/events");
  events.addEventListener("status", (event) => {
    status.value = JSON.parse((event as MessageEvent<string>).data) as WorkspaceStatus;
    statusProblem.value = null;
    if (seenDocuments.value === null) caughtUp();
  });
}

/** The name of a brand of the workspace. */
export function brandName(id: string): string | undefined {
  const workspace = status.value;
  if (!workspace) return undefined;
  return [workspace.brand, ...workspace.rivals].find((brand) => brand.id === id)?.name;
}
