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
 * An import counts each row as it is kept. A live source's listing moves on between a kill and the next try, so that an item may be met again on another page: there the documents
 * themselves are counted, and what is neither one of them nor in quarantine was a duplicate.
 */
export async function rowsEver(store: Store): Promise<{ rows: number; duplicates: number; quarantined: number; erased: number }> {
  const [imported, live, here] = await Promise.all([
    store.one<{ rows: number; duplicates: number; quarantined: number }>(
      "SELECT sum(counts['rows']) AS rows, sum(counts['duplicates']) AS duplicates, sum(counts['quarantined']) AS quarantined FROM runs FINAL WHERE kind = 'import'",
    ),
    store.one<{ rows: number; quarantined: number }>(
      "SELECT sum(c.rows) AS rows, sum(c.quarantined) AS quarantined FROM (SELECT * FROM cursors FINAL) AS c",
    ),
    store.one<{ documents: number; erased: number }>(
      "SELECT (SELECT count() FROM documents FINAL) AS documents, (SELECT count() FROM erased_documents FINAL) AS erased",
    ),
  ]);
  const rows = imported.rows + live.rows;
  const quarantined = imported.quarantined + live.quarantined;
  const duplicates = live.rows === 0 ? imported.duplicates : Math.max(0, rows - quarantined - here.documents - here.erased);
  return { rows, duplicates, quarantined, erased: here.erased };
}
