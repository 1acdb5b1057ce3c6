import type { Axis } from "../core/reading.js";
import type { Store } from "./store.js";

/** What came of one question to the second reader. `answer` is JSON, '' unless answered; `cost` is in the currency of the prices. */
export interface SecondAnswer {
  key: string;
  /** The document that was asked about; another with the same content has the same answer. */
  id: string;
  model: string;
  state: "answered" | "refused" | "failed";
  answer: string;
  reason: string;
  input_tokens: number;
  output_tokens: number;
  cost: number;
}

/** A label of the second reader that stands over the first's. */
export interface SecondLabel {
  id: string;
  axis: Axis;
  label: string;
  /** Verbatim stretches of the document. */
  quotes: string[];
  model: string;
}

/** Keeps what came of questions. */
export async function saveSecondAnswers(store: Store, answers: readonly SecondAnswer[], atMs: number): Promise<void> {
  await store.insert(
    "second_answers",
    answers.map((answer) => ({ ...answer, at: atMs, version: store.nextVersion() })),
  );
}

/** What came of the questions with these keys, by key. */
export async function secondAnswersOf(store: Store, keys: readonly string[]): Promise<Map<string, SecondAnswer>> {
  const rows = await store.query<SecondAnswer>(
    "SELECT key, id, model, state, answer, reason, input_tokens, output_tokens, cost FROM second_answers FINAL WHERE key IN {keys:Array(String)}",
    { keys: [...keys] },
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** How many questions were put since an instant and what they cost. */
export async function secondSpent(store: Store, sinceMs: number): Promise<{ documents: number; cost: number }> {
  return store.one(
    "SELECT count() AS documents, sum(cost) AS cost FROM second_answers FINAL WHERE at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')",
    {
      since: sinceMs,
    },
  );
}

/** The labels of the second reader that stand for a document. */
export async function secondLabelsOf(store: Store, id: string): Promise<SecondLabel[]> {
  return store.query(
    "SELECT id, toString(axis) AS axis, label, quotes, toString(model) AS model FROM second_labels FINAL WHERE id = {id:String} ORDER BY axis",
    {
      id,
    },
  );
}

/**
 * Makes these the labels of the second reader that stand, and says which documents changed.
 * @param labels all that stand now, of all documents
 */
export async function replaceSecondLabels(store: Store, labels: readonly SecondLabel[]): Promise<string[]> {
  const before = await store.query<SecondLabel>(
    "SELECT id, toString(axis) AS axis, label, quotes, toString(model) AS model FROM second_labels FINAL",
  );
  const keyOf = ({ id, axis }: SecondLabel) => `${axis} ${id}`;
  const contentOf = ({ label, quotes, model }: SecondLabel) => JSON.stringify([label, quotes, model]);
  const standing = new Map(labels.map((label) => [keyOf(label), label]));
  const known = new Map(before.map((label) => [keyOf(label), contentOf(label)]));
  const gone = before.filter((label) => !standing.has(keyOf(label)));
  const changed = labels.filter((label) => known.get(keyOf(label)) !== contentOf(label));
  const version = store.nextVersion();
  await store.insert("second_labels", [
    ...changed.map((label) => ({ ...label, version, deleted: 0 })),
    ...gone.map((label) => ({ ...label, version, deleted: 1 })),
  ]);
  return [...new Set([...changed, ...gone].map(({ id }) => id))];
}
