import { stableId } from "../core/hash.js";
import type { Axis } from "../core/reading.js";
import { remakeFact } from "./facts.js";
import type { Store } from "./store.js";

/** A person's label for one axis of one document. */
export interface Correction {
  correction: string;
  id: string;
  axis: string;
  label: string;
  /** The label that was shown before. */
  was: string;
  by: string;
  /** ISO 8601. */
  at: string;
  undone: boolean;
}

/** Sets a person's label over the reader's. The reader's stays and comes back when the correction is undone. */
export async function saveCorrection(
  store: Store,
  generation: string,
  { id, axis, label, was, by }: { id: string; axis: Axis; label: string; was: string; by: string },
): Promise<void> {
  const version = store.nextVersion();
  const correction = stableId(id, axis, label, by, String(version));
  await store.insert("corrections", [{ correction, id, axis, label, was, by, at: Date.now(), undone: 0, version }]);
  await remakeFact(store, generation, id);
}

/** Takes a correction back. False where there is none of that name. */
export async function undoCorrection(store: Store, generation: string, id: string, correction: string): Promise<boolean> {
  const [row] = await store.query<Record<string, unknown>>(
    `SELECT correction, id, axis, label, was, by, toUnixTimestamp64Milli(at) AS at FROM corrections FINAL
     WHERE id = {id:String} AND correction = {correction:String} AND undone = 0`,
    { id, correction },
  );
  if (!row) return false;
  await store.insert("corrections", [{ ...row, undone: 1, version: store.nextVersion() }]);
  await remakeFact(store, generation, id);
  return true;
}

/** All corrections of a document, oldest first, those taken back included. */
export async function correctionsOf(store: Store, id: string): Promise<Correction[]> {
  const rows = await store.query<Omit<Correction, "undone"> & { undone: number }>(
    `SELECT correction, id, axis, label, was, by, formatDateTime(at, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS at, undone FROM corrections FINAL
     WHERE id = {id:String} ORDER BY at, correction`,
    { id },
  );
  return rows.map((row) => ({ ...row, undone: row.undone === 1 }));
}
