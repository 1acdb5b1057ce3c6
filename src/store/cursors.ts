import type { Store } from "./store.js";

/** How the last step of a task ended. */
export type StepOutcome = "read" | "unchanged" | "failed" | "refused" | "gone";

/** Where a task of a source stands, and what it has counted in all: `rows = documents + duplicates + quarantined`. */
export interface TaskState {
  source: string;
  task: string;
  /** The adapter's cursor as JSON; "" before the first answer. */
  cursor: string;
  /** Steps done. */
  step: number;
  /** Passes that reached their end. */
  passes: number;
  rows: number;
  documents: number;
  duplicates: number;
  quarantined: number;
  deleted: number;
  requests: number;
  /** Failed steps in a row. */
  failures: number;
  outcome: StepOutcome | "";
  code: string;
  reason: string;
  /** Unix milliseconds; null where it never did. */
  succeeded: number | null;
  /** The last step, in Unix milliseconds; 0 before the first. */
  at: number;
  /** When it is to be asked again, in Unix milliseconds. */
  due: number;
}

/** What one step asked for and got. */
export interface StepRow {
  source: string;
  task: string;
  step: number;
  at: number;
  outcome: StepOutcome;
  code: string;
  reason: string;
  requests: number;
  bytes: number;
  documents: number;
  duplicates: number;
  quarantined: number;
  deleted: number;
  /** Milliseconds; null where nothing new was seen. */
  lag: number | null;
}

/** A task that was never asked. */
export function newTask(source: string, task: string): TaskState {
  return {
    source,
    task,
    cursor: "",
    step: 0,
    passes: 0,
    rows: 0,
    documents: 0,
    duplicates: 0,
    quarantined: 0,
    deleted: 0,
    requests: 0,
    failures: 0,
    outcome: "",
    code: "",
    reason: "",
    succeeded: null,
    at: 0,
    due: 0,
  };
}

/** Where every task stands that was ever asked. */
export async function taskStates(store: Store): Promise<TaskState[]> {
  return store.query<TaskState>(
    `SELECT source, task, cursor, step, passes, rows, documents, duplicates, quarantined, deleted, requests, failures, outcome, code, reason,
       toUnixTimestamp64Milli(succeeded) AS succeeded, toUnixTimestamp64Milli(at) AS at, toUnixTimestamp64Milli(due) AS due
     FROM cursors FINAL ORDER BY source, task`,
  );
}

/** Keeps what a step did; the same step again replaces it. */
export async function saveStep(store: Store, step: StepRow): Promise<void> {
  await store.insert("source_steps", [{ ...step, version: store.nextVersion() }]);
}

/** How many documents a step has said that it deletes; 0 where it has said nothing yet. */
export async function announcedDeletions(store: Store, { source, task, step }: TaskState): Promise<number> {
  const rows = await store.query<{ deleted: number }>(
    "SELECT deleted FROM source_steps FINAL WHERE source = {source:String} AND task = {task:String} AND step = {step:UInt64}",
    { source, task, step },
  );
  return Math.max(0, ...rows.map(({ deleted }) => deleted));
}

/** Ends a step: with this row it is done; without it, it is done again and changes nothing. */
export async function saveTask(store: Store, state: TaskState): Promise<void> {
  await store.insert("cursors", [{ ...state, version: store.nextVersion() }]);
}

/** Months of steps that are kept; the sums in `cursors` stay for good. */
const stepMonthsKept = 3;

/** Forgets what was done step by step long ago. */
export async function dropOldSteps(store: Store, now: number): Promise<void> {
  const date = new Date(now);
  const oldest = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - stepMonthsKept + 1, 1));
  const keep = oldest.getUTCFullYear() * 100 + oldest.getUTCMonth() + 1;
  await store.dropPartitions("source_steps", "toUInt32(partition) < {keep:UInt32}", { keep });
}
