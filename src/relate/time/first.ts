import { clockOf, isCertainlyBefore, type TimedRow } from "./order.js";

/** Who was first, as far as the times allow to say. */
export type First =
  | { kind: "first"; id: string }
  /** Several could have been first: their intervals overlap. In order of id. */
  | { kind: "one_of"; ids: string[] }
  /** No document has a known time. */
  | { kind: "unknown" };

/**
 * The document whose time ends before every other's begins; else all that could have been first within the uncertainty: those that no other is
 * certainly before. Documents of unknown time cannot be ruled out, but neither be named: `undated` in the caller's hands says how many there are.
 */
export function firstOf(rows: readonly TimedRow[]): First {
  const dated = rows.filter((row) => row.time !== null);
  if (dated.length === 0) return { kind: "unknown" };
  // Of each clock the document that ended first rules out the most, so it alone is held against the others.
  const earliest = new Map<string, TimedRow>();
  for (const row of dated) {
    const clock = clockOf(row);
    const known = earliest.get(clock);
    if (!known || row.time!.to < known.time!.to || (row.time!.to === known.time!.to && row.time!.from > known.time!.from))
      earliest.set(clock, row);
  }
  const candidates = dated.filter((row) => ![...earliest.values()].some((other) => isCertainlyBefore(other, row)));
  if (candidates.length === 1) return { kind: "first", id: candidates[0].id };
  return { kind: "one_of", ids: candidates.map((row) => row.id).sort() };
}
