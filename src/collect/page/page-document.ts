import type { StoredDocument } from "../../core/document.js";
import type { DocumentTime } from "../../core/time.js";
import { dayMs } from "../../core/time.js";
import type { FetchedAnswer } from "../fetch/fetcher.js";
import { sourceDocument, sourceItemId } from "../source-document.js";
import { decodePage } from "./decode-page.js";
import { type ExtractedPage, extractPage } from "./extract.js";

/** A page that something else named: a feed, a sitemap, a search. */
export interface FoundPage {
  url: string;
  title: string;
  publication: string;
  /** A date that came with the address; null where none did. */
  time: DocumentTime | null;
  /** Where that date stood: `feed`, `sitemap`, `gdelt`. */
  where: string;
  /** True where the date says when it changed, or when somebody saw it, rather than when it was published. */
  isChange: boolean;
}

/** One date that a document carries beside its time, for whoever wants to weigh them. */
export interface KeptDate {
  value: string;
  where: string;
  grade: string;
  /** Unix milliseconds. */
  from: number;
  to: number;
}

const unknown: DocumentTime = { interval: null, grade: "unknown", assumedZone: null };

/** The id of a page, the same however it was found. */
export function pageId(url: string): string {
  return sourceItemId("page", url);
}

/**
 * A page's bytes as a document, with every date that it and its finder give; null where it says nothing.
 * @param firstSightMs when it was first seen: its time where nothing else says one
 */
export function pageDocument(
  answer: Pick<FetchedAnswer, "url" | "contentType" | "body">,
  context: { source: string; now: number },
  firstSightMs: number,
  found: FoundPage | null = null,
): StoredDocument | null {
  const page = extractPage(decodePage(answer.body, answer.contentType), { url: answer.url });
  if (page.text === "" && page.title === "" && !found?.title) return null;
  const own = page.canonical ?? answer.url;
  const { time, dates } = timeOf(page, found, firstSightMs, context.now);
  return sourceDocument(context.source, own, {
    id: pageId(own),
    url: own,
    author: page.author ?? "",
    title: page.title || found?.title || "",
    text: page.text,
    publication: page.site ?? (found?.publication || hostOf(answer.url)),
    links: page.links.map(({ url }) => url),
    time,
    extra: { language: page.lang, disclosure: page.disclosure, dates },
  });
}

/** What is known of a page that cannot be read: its headline, where its finder gave one. */
export function headlineDocument(found: FoundPage, context: { source: string; now: number }, reason: string): StoredDocument | null {
  if (found.title === "") return null;
  const stated = found.time?.interval && found.time.interval.from <= context.now + dayMs ? found.time : null;
  return sourceDocument(context.source, found.url, {
    id: pageId(found.url),
    url: found.url,
    title: found.title,
    text: found.title,
    publication: found.publication || hostOf(found.url),
    time: stated ?? unknown,
    extra: { headline_only: reason, dates: keptDates(found) },
  });
}

/** The best date: what the page or its finder says of publication, a change where nothing else is said, and first sight in the end. A date a day ahead of us is none. */
function timeOf(
  page: ExtractedPage,
  found: FoundPage | null,
  firstSightMs: number,
  now: number,
): { time: DocumentTime; dates: KeptDate[] } {
  const firstSight: DocumentTime = { interval: { from: firstSightMs, to: firstSightMs + 1 }, grade: "first_sight", assumedZone: null };
  const dates = [
    ...page.dates.flatMap(({ value, where, time }) => (time.interval ? [{ value, where, grade: time.grade, ...time.interval }] : [])),
    ...(found ? keptDates(found) : []),
    { value: new Date(firstSightMs).toISOString(), where: "first_sight", grade: "first_sight", ...firstSight.interval! },
  ];
  const isPossible = (time: DocumentTime | null | undefined): time is DocumentTime => !!time?.interval && time.interval.from <= now + dayMs;
  const candidates = [
    found && !found.isChange ? found.time : null,
    page.published && !page.published.isChange ? page.published.time : null,
    page.published?.time,
    found?.time,
  ].filter(isPossible);
  return { time: candidates[0] ?? firstSight, dates };
}

function keptDates({ time, where }: FoundPage): KeptDate[] {
  if (!time?.interval) return [];
  return [{ value: new Date(time.interval.from).toISOString(), where, grade: time.grade, ...time.interval }];
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, "");
}
