import type { Diagnostic } from "../core/errors.js";
import type { Store } from "./store.js";

/** Keeps what could not be used, with file, line and reason. The same row of the same file is kept once. */
export async function saveQuarantine(store: Store, diagnostics: Diagnostic[], run: string): Promise<void> {
  const at = Date.now();
  await store.insert(
    "quarantine",
    diagnostics.map((diagnostic) => ({ ...diagnostic, run, at, version: store.nextVersion() })),
  );
}

/** Takes the rows of a run out again: what it could not use has been read after all. */
export async function dropQuarantine(store: Store, run: string): Promise<void> {
  const { n } = await store.one<{ n: number }>("SELECT count() AS n FROM quarantine FINAL WHERE run = {run:String}", { run });
  if (n > 0) await store.command("ALTER TABLE quarantine DELETE WHERE run = {run:String} SETTINGS mutations_sync = 2", { run });
}
