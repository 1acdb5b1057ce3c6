import type { Store } from "./store.js";

export type RunKind = "import" | "read" | "relate";

/** One piece of long work: what it took in, how far it came, what it counted. */
export interface Run {
  run: string;
  kind: RunKind;
  /** What identifies the work, so that a stopped run is found again. */
  input: string;
  state: "running" | "done" | "failed";
  /** Rows or documents done and kept. */
  checkpoint: number;
  counts: Record<string, number>;
  detail: string;
  /** Unix milliseconds. */
  started: number;
}

/** Keeps the state of a run; the newest state of a run is the one that counts. */
export async function saveRun(store: Store, run: Run): Promise<void> {
  await store.insert("runs", [{ ...run, at: Date.now(), version: store.nextVersion() }]);
}

/** The newest run of a kind, by input and state where given. */
export async function findRun(store: Store, kind: RunKind, match: { input?: string; state?: Run["state"] } = {}): Promise<Run | undefined> {
  const rows = await store.query<Run>(
    `SELECT run, kind, input, state, checkpoint, counts, detail, toUnixTimestamp64Milli(started) AS started FROM runs FINAL
     WHERE kind = {kind:String} AND ({input:String} = '' OR input = {input:String}) AND ({state:String} = '' OR state = {state:String})
     ORDER BY version DESC LIMIT 1`,
    { kind, input: match.input ?? "", state: match.state ?? "" },
  );
  return rows[0];
}

/**
 * Rows that ever came in, by import and from live sources, and what became of them: the rest are documents, of which `erased` are gone since.
 *
 * Each row is counted in the commit that keeps it, so that `rows = documents here + erased + duplicates + quarantined`.
 */
export async function rowsEver(store: Store): Promise<{ rows: number; duplicates: number; quarantined: number; erased: number }> {
  return store.one(
    `SELECT sum(i.rows) AS rows, sum(i.duplicates) AS duplicates, sum(i.quarantined) AS quarantined, (SELECT count() FROM erased_documents FINAL) AS erased
     FROM (SELECT counts['rows'] AS rows, counts['duplicates'] AS duplicates, counts['quarantined'] AS quarantined FROM runs FINAL WHERE kind = 'import'
       UNION ALL SELECT rows, duplicates, quarantined FROM cursors FINAL) AS i`,
  );
}
