import { hourMs, isBefore, type TimeGrade, type TimeInterval } from "../../core/time.js";

/** What is needed of a document to put it before or after another. */
export interface TimedRow {
  id: string;
  time: TimeInterval | null;
  grade?: TimeGrade | null;
  /** The zone that was assumed for a stamp without offset; null or absent where it carried its own. */
  assumedZone?: string | null;
  source?: string | null;
}

/** A stamp without offset may be of any zone on earth where none was named: local clocks run from 12 hours behind UTC to 14 ahead of it. */
const behindUtcMs = 12 * hourMs;
const aheadOfUtcMs = 14 * hourMs;
/** Where a zone was named for the source, what is left open is whether its clock changes were followed. */
const clockChangeMs = hourMs;

/**
 * The instants at which a document can have been published, as far as another clock can tell: wider for a stamp whose zone was assumed, and
 * without beginning where only our own first sight is known, since it may have stood there for long.
 */
export function possibleTime({ time, grade, assumedZone }: TimedRow, sameClock: boolean): TimeInterval | null {
  if (!time) return null;
  const from = grade === "first_sight" ? Number.NEGATIVE_INFINITY : time.from;
  if (sameClock || !assumedZone) return { from, to: time.to };
  // Local time ahead of UTC, taken for UTC, makes a document look later than it was.
  return assumedZone === "UTC"
    ? { from: from - aheadOfUtcMs, to: time.to + behindUtcMs }
    : { from: from - clockChangeMs, to: time.to + clockChangeMs };
}

/** Stamps of one source in one assumed zone are off by the same amount, if at all: among themselves they keep their order. */
export function clockOf({ assumedZone, source }: TimedRow): string {
  return assumedZone ? `${assumedZone} ${source ?? ""}` : "";
}

/** True where `a` was published before `b`, whatever the uncertainty of both times allows; false where either is unknown. */
export function isCertainlyBefore(a: TimedRow, b: TimedRow): boolean {
  const sameClock = clockOf(a) === clockOf(b);
  const first = possibleTime(a, sameClock);
  const second = possibleTime(b, sameClock);
  // Half-open intervals; a point in time (from = to) still happened, so equal points are not in order.
  return first !== null && second !== null && isBefore(first, second) && first.from < second.to;
}
