import { stableId } from "../core/hash.js";
import type { Axis } from "../core/reading.js";
import { remakeFacts } from "./facts.js";
import type { Store } from "./store.js";

/**
 * How a label came to be given: `drawer` because a person saw it wrong, `random`, `uncertain` and `disagreement` because it was drawn for
 * labelling, `import` from a file.
 */
export const labelOrigins = ["drawer", "random", "uncertain", "disagreement", "import"] as const;
export type LabelOrigin = (typeof labelOrigins)[number];

/** A person's label for one axis of one document: another than the reader's, or the same. */
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
  origin: LabelOrigin;
}

/** What a person says of one axis of one document. */
export interface LabelToSave {
  id: string;
  axis: Axis;
  label: string;
  /** The label that was shown before. */
  was: string;
  by: string;
  origin?: LabelOrigin;
}

/** Sets a person's label over the reader's and gives its name. The reader's stays and comes back when the correction is undone. */
export async function saveCorrection(store: Store, generation: string, label: LabelToSave): Promise<string> {
  const [correction] = await saveCorrections(store, generation, [label]);
  return correction;
}

/** As {@link saveCorrection} for many labels at once; the facts of their documents follow. */
export async function saveCorrections(store: Store, generation: string, labels: readonly LabelToSave[]): Promise<string[]> {
  if (labels.length === 0) return [];
  const at = Date.now();
  const rows = labels.map(({ id, axis, label, was, by, origin = "drawer" }) => {
    const version = store.nextVersion();
    return { correction: stableId(id, axis, label, by, String(version)), id, axis, label, was, by, at, undone: 0, origin, version };
  });
  await store.insert("corrections", rows);
  await remakeFacts(store, generation, [...new Set(rows.map(({ id }) => id))]);
  return rows.map(({ correction }) => correction);
}

/** Takes a correction back. False where there is none of that name. */
export async function undoCorrection(store: Store, generation: string, id: string, correction: string): Promise<boolean> {
  const [row] = await store.query<Record<string, unknown>>(
    `SELECT correction, id, axis, label, was, by, origin, toUnixTimestamp64Milli(at) AS at FROM corrections FINAL
     WHERE id = {id:String} AND correction = {correction:String} AND undone = 0`,
    { id, correction },
  );
  if (!row) return false;
  await store.insert("corrections", [{ ...row, undone: 1, version: store.nextVersion() }]);
  await remakeFacts(store, generation, [id]);
  return true;
}

/** All corrections of a document, oldest first, those taken back included. */
export async function correctionsOf(store: Store, id: string): Promise<Correction[]> {
  const rows = await store.query<Omit<Correction, "undone"> & { undone: number }>(
    `SELECT correction, id, axis, label, was, by, origin, formatDateTime(at, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS at, undone FROM corrections FINAL
     WHERE id = {id:String} ORDER BY at, correction`,
    { id },
  );
  return rows.map((row) => ({ ...row, undone: row.undone === 1 }));
}
