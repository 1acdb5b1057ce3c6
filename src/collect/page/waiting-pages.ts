import { stableId } from "../../core/hash.js";
import type { DocumentTime } from "../../core/time.js";
import type { Cursor } from "../source.js";
import type { FoundPage } from "./page-document.js";

/**
 * The pages that a list named and that are still to be read, one a step. They stand in the cursor, so that a collector that was killed goes on with the next one.
 */
export interface WaitingPages {
  queue: WaitingPage[];
  /** Pages met lately, as short hashes: a list names the same pages day after day. */
  seen: string[];
  /** How often the first of the queue has failed in a row. */
  failures: number;
}

export interface WaitingPage extends FoundPage {
  /** True for a further list: a sitemap of a sitemap index, or the rest of a list that was too long. */
  isList: boolean;
  /** Entries of a list that were taken before. */
  skip: number;
}

/** Pages of one list that wait at most; then the list is read again for its rest. Kept in the cursor, and so bounded. */
const waitingCap = 300;
/** Pages remembered as met. */
const seenCap = 2000;
/** Passes in which a page may fail before it is left: an outage of an evening passes, a page that always breaks does not hold up the others. */
export const mostFailures = 5;

const hashLength = 10;
const hashOf = (url: string): string => stableId(url).slice(0, hashLength);

type Packed = [string, string, string, number | null, number | null, string, number, number, number];

export function waitingOf(cursor: Cursor | null): WaitingPages {
  const queue = typeof cursor?.waiting === "string" && cursor.waiting !== "" ? (JSON.parse(cursor.waiting) as Packed[]).map(unpack) : [];
  return {
    queue,
    seen: typeof cursor?.seen === "string" ? cursor.seen.split(" ").filter(Boolean) : [],
    failures: Number(cursor?.failures ?? 0),
  };
}

/** Puts what a list named and was not met lately before what waits already, in its order; of a long list the list itself waits behind its first entries. */
export function enqueue(waiting: WaitingPages, found: readonly WaitingPage[], list: { url: string; skip: number }): WaitingPages {
  const seen = new Set(waiting.seen);
  const queued = new Set(waiting.queue.map(({ url }) => url));
  const taken: WaitingPage[] = [];
  let at = list.skip;
  for (; at < found.length && taken.length < waitingCap; at++) {
    const page = found[at];
    if (page.url === list.url || queued.has(page.url) || (!page.isList && seen.has(hashOf(page.url)))) continue;
    queued.add(page.url);
    taken.push(page);
  }
  if (at < found.length)
    taken.push({ url: list.url, title: "", publication: "", time: null, where: "list", isChange: false, isList: true, skip: at });
  return { ...waiting, queue: [...taken, ...waiting.queue] };
}

/** Takes the first page off: it was read, or is given up. */
export function dequeue({ queue, seen }: WaitingPages): WaitingPages {
  const [first, ...rest] = queue;
  return { queue: rest, seen: first && !first.isList ? [...seen, hashOf(first.url)].slice(-seenCap) : seen, failures: 0 };
}

export function waitingFields({ queue, seen, failures }: WaitingPages): Record<string, string | number> {
  return { waiting: queue.length === 0 ? "" : JSON.stringify(queue.map(pack)), seen: seen.join(" "), failures };
}

const grades = ["feed", "first_sight", "platform"] as const;

function pack({ url, title, publication, time, where, isChange, isList, skip }: WaitingPage): Packed {
  const { from = null, to = null } = time?.interval ?? {};
  const flags = Number(isChange) + 2 * Number(isList);
  return [
    url,
    title.slice(0, 300),
    publication.slice(0, 100),
    from,
    to,
    where,
    Math.max(0, grades.indexOf(time?.grade as "feed")),
    flags,
    skip,
  ];
}

function unpack([url, title, publication, from, to, where, grade, flags, skip]: Packed): WaitingPage {
  const time: DocumentTime | null =
    from === null || to === null ? null : { interval: { from, to }, grade: grades[grade], assumedZone: null };
  return { url, title, publication, time, where, isChange: (flags & 1) === 1, isList: (flags & 2) === 2, skip };
}
