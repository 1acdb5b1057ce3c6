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
}

export function passOf(cursor: Cursor | null): Pass {
  return {
    mark: typeof cursor?.mark === "number" ? cursor.mark : 0,
    newest: typeof cursor?.newest === "number" ? cursor.newest : 0,
    page: typeof cursor?.page === "string" ? cursor.page : null,
  };
}

/** Items this much older than the mark are still read: edited lists and late arrivals are not strictly ordered. */
const overlapMs = 10 * 60 * 1000;

/**
 * The cursor after a page of a pass.
 * @param instants those of the page's items, in Unix milliseconds
 * @param next the list's token of the next page, or null at its end
 * @param since nothing older is wanted, in Unix milliseconds: the end of the first pass
 */
export function afterPage(pass: Pass, instants: readonly number[], next: string | null, since = 0): { cursor: Cursor; isDone: boolean } {
  const newest = instants.reduce((latest, instant) => Math.max(latest, instant), pass.newest);
  const oldest = instants.reduce((earliest, instant) => Math.min(earliest, instant), Number.POSITIVE_INFINITY);
  const reached = oldest < Math.max(pass.mark - overlapMs, since);
  if (next === null || reached || (next === pass.page && next !== null))
    return { cursor: { mark: Math.max(pass.mark, newest), newest: 0, page: null }, isDone: true };
  return { cursor: { mark: pass.mark, newest, page: next }, isDone: false };
}
