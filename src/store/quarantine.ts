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
