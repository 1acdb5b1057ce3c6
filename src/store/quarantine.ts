import type { Diagnostic } from "../core/errors.js";
import type { Store } from "./store.js";

/** Keeps what could not be used, with file, line and reason. The same row of the same file is kept once. */
export async function saveQuarantine(store: Store, diagnostics: Diagnostic[], run: string): Promise<void> {
  await store.insert(
    "quarantine",
    quarantineRows(diagnostics, run, Date.now(), () => store.nextVersion()),
  );
}

/** The rows of what could not be used. */
export function quarantineRows(diagnostics: readonly Diagnostic[], run: string, at: number, nextVersion: () => number): object[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, run, at, version: nextVersion() }));
}

/** How many rows of a run could not be used. */
export async function countQuarantined(store: Store, run: string): Promise<number> {
  const { n } = await store.one<{ n: number }>("SELECT count() AS n FROM quarantine FINAL WHERE run = {run:String}", { run });
  return n;
}

/** Takes the rows of a run out again: what it could not use has been read after all. */
export async function dropQuarantine(store: Store, run: string): Promise<void> {
  if ((await countQuarantined(store, run)) > 0)
    await store.command("ALTER TABLE quarantine DELETE WHERE run = {run:String} SETTINGS mutations_sync = 2", { run });
}
