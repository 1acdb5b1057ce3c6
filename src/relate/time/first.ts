import type { TimeInterval } from "../../core/time.js";

/** Who was first, as far as the times allow to say. */
export type First =
  | { kind: "first"; id: string }
  /** Several could have been first: their intervals overlap. In order of id. */
  | { kind: "one_of"; ids: string[] }
  /** No document has a known time. */
  | { kind: "unknown" };

/**
 * The document whose time ends before every other's begins; else all that could have been first within the uncertainty.
 * Documents of unknown time cannot be ruled out, but neither be named: `undated` in the caller's hands says how many there are.
 */
export function firstOf(rows: readonly { id: string; time: TimeInterval | null }[]): First {
  const dated = rows.filter((row): row is { id: string; time: TimeInterval } => row.time !== null);
  if (dated.length === 0) return { kind: "unknown" };
  let earliestEnd = Number.POSITIVE_INFINITY;
  for (const row of dated) earliestEnd = Math.min(earliestEnd, row.time.to);
  // A point in time (from = to) still happened at `from`, so equal stamps stay undecided.
  const candidates = dated.filter((row) => row.time.from < earliestEnd || (row.time.from === earliestEnd && row.time.to === earliestEnd));
  if (candidates.length === 1) return { kind: "first", id: candidates[0].id };
  return { kind: "one_of", ids: candidates.map((row) => row.id).sort() };
}
