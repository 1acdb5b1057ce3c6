import type { ReportContext } from "../context.js";
import type { Accuracy } from "./answers.js";

/** Answers that could not be used, shown with their reasons. */
const unusedShown = 10;

/** What the second reader was asked and answered so far; nothing of it where none is set. */
export async function secondStatus({ store, config }: ReportContext): Promise<Accuracy["second"]> {
  const [counts, labels, unused] = await Promise.all([
    store.one<{ answered: number; refused: number; failed: number; cost: number }>(
      "SELECT countIf(state = 'answered') AS answered, countIf(state = 'refused') AS refused, countIf(state = 'failed') AS failed, sum(cost) AS cost FROM second_answers FINAL",
    ),
    store.query<{ axis: string; documents: number }>(
      "SELECT toString(axis) AS axis, count() AS documents FROM second_labels FINAL GROUP BY axis ORDER BY documents DESC, axis",
    ),
    store.query<Accuracy["second"]["unused"][number]>(
      `SELECT id, toString(state) AS state, reason, formatDateTime(at, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS at FROM second_answers FINAL
       WHERE state != 'answered' ORDER BY second_answers.at DESC, key LIMIT ${unusedShown}`,
    ),
  ]);
  const model = config.second_reader?.model ?? null;
  return { model, reading: sayIt(model, counts), ...counts, labels, unused };
}

function sayIt(model: string | null, { answered, refused, failed }: { answered: number; refused: number; failed: number }): string {
  if (model === null) return "No second reader is set: every label is the shipped reader's or a person's.";
  const asked = answered + refused + failed;
  if (asked === 0) return `${model} is set as second reader and was not asked yet.`;
  return `${model} was asked about ${asked} ${asked === 1 ? "document" : "documents"}: ${answered} answered by the rules, ${refused} refused because the answer broke them, ${failed} without an answer.`;
}
