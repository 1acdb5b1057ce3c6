import type { Store } from "./store.js";

/** How the last step of a task ended. */
export type StepOutcome = "read" | "unchanged" | "failed" | "refused" | "gone";

/** What a task of a source has counted in all: `rows = documents + duplicates + quarantined`. */
export interface TaskCounts {
  rows: number;
  documents: number;
  duplicates: number;
  quarantined: number;
  deleted: number;
}

/** Where a task of a source stands. */
export interface TaskPosition {
  source: string;
  task: string;
  /** The adapter's cursor as JSON; "" before the first answer. */
  cursor: string;
  /** Steps done. */
  step: number;
  /** Passes that reached their end. */
  passes: number;
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

/** A row of the table `cursors`; the newest of a task is the one that counts. */
export interface TaskState extends TaskPosition, TaskCounts {}

/** What one step asked for and got: a row of the table `source_steps`. */
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

/** Months of steps that are kept; the sums in `cursors` stay for good. */
const stepMonthsKept = 3;

/** Forgets what was done step by step long ago. */
export async function dropOldSteps(store: Store, now: number): Promise<void> {
  const date = new Date(now);
  const oldest = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - stepMonthsKept + 1, 1));
  const keep = oldest.getUTCFullYear() * 100 + oldest.getUTCMonth() + 1;
  await store.dropPartitions("source_steps", "toUInt32(partition) < {keep:UInt32}", { keep });
}
