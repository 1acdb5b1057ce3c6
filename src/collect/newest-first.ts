import { dayMs, hourMs, minuteMs } from "../core/time.js";
import type { Cursor } from "./source.js";

/**
 * Collecting from a list that shows its newest first: a pass goes from the newest back to where the last finished pass began.
 *
 * Killed within a pass, it goes on at the page where it was; what came in the meantime is newer and belongs to the next pass. The mark moves only when a pass has reached it, so
 * that nothing between is lost.
 */
export interface Pass {
  /** Instant of the newest item of the last finished pass, in Unix milliseconds; 0 before the first. */
  mark: number;
  /** Instant of the newest item of the pass under way. */
  newest: number;
  /** The list's own token of the next page; null at the beginning of a pass. */
  page: string | null;
  /** How far back the pass under way reads in any case, in Unix milliseconds; null where only to the mark. */
  backTo: number | null;
  /** When the last look back of each kind was begun, in Unix milliseconds; 0 before the first. */
  looked: readonly number[];
}

/**
 * A list shows that an item was deleted only where the item stood: so some passes go on beyond the mark, over what is known already. Often over the last days, in which most is
 * taken back, and seldom over the last month.
 */
const looksBack = [
  { everyMs: 6 * hourMs, overMs: 2 * dayMs },
  { everyMs: 7 * dayMs, overMs: 30 * dayMs },
];

export function passOf(cursor: Cursor | null): Pass {
  const numberOf = (name: string): number => (typeof cursor?.[name] === "number" ? (cursor[name] as number) : 0);
  return {
    mark: numberOf("mark"),
    newest: numberOf("newest"),
    page: typeof cursor?.page === "string" ? cursor.page : null,
    backTo: typeof cursor?.backTo === "number" ? cursor.backTo : null,
    looked: looksBack.map((_, at) => numberOf(`looked${at}`)),
  };
}

/** Items this much older than the mark are still read: edited lists and late arrivals are not strictly ordered. */
const overlapMs = 10 * minuteMs;

/**
 * The cursor after a page of a pass.
 * @param instants those of the page's items, in Unix milliseconds
 * @param next the list's token of the next page, or null at its end
 * @param since nothing older is wanted, in Unix milliseconds: the end of the first pass
 */
export function afterPage(pass: Pass, instants: readonly number[], next: string | null, since = 0): { cursor: Cursor; isDone: boolean } {
  const newest = instants.reduce((latest, instant) => Math.max(latest, instant), pass.newest);
  const oldest = instants.reduce((earliest, instant) => Math.min(earliest, instant), Number.POSITIVE_INFINITY);
  const toMark = pass.mark - overlapMs;
  const reached = oldest < Math.max(Math.min(toMark, pass.backTo ?? toMark), since);
  if (next === null || reached || (next === pass.page && next !== null))
    return { cursor: { mark: Math.max(pass.mark, newest), newest: 0, page: null }, isDone: true };
  return { cursor: { mark: pass.mark, newest, page: next }, isDone: false };
}

/**
 * {@link afterPage} for a list in whose items it is seen that they were deleted: at times a pass goes back over what is known.
 * @param now Unix milliseconds
 */
export function afterPageLookingBack(
  pass: Pass,
  instants: readonly number[],
  next: string | null,
  { since, now }: { since: number; now: number },
): { cursor: Cursor; isDone: boolean } {
  const begins = pass.page === null;
  const isDue = looksBack.map(({ everyMs }, kind) => begins && now - pass.looked[kind] >= everyMs);
  const [recent, long] = pass.looked.map((last, kind) => (isDue[kind] ? now : last));
  const begun = looksBack.filter((_, kind) => isDue[kind]).map(({ overMs }) => now - overMs);
  const backTo = begins ? (begun.length === 0 ? null : Math.min(...begun)) : pass.backTo;
  const { cursor, isDone } = afterPage({ ...pass, backTo }, instants, next, since);
  return { cursor: { ...cursor, backTo: isDone ? null : backTo, looked0: recent, looked1: long }, isDone };
}
