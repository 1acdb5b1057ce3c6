import type { StoredDocument } from "../../core/document.js";
import { type DocumentTime, minuteMs, secondMs } from "../../core/time.js";
import { parseDate } from "../dates/parse-date.js";
import { decodePage } from "../page/decode-page.js";
import type { KeptDate } from "../page/page-document.js";
import { dateInUrl } from "../page/published.js";
import type { Cursor, SourceAdapter } from "../source.js";
import { sourceDocument, sourceItemId } from "../source-document.js";
import { discoverFeeds } from "./discover.js";
import type { Feed, FeedItem } from "./feed.js";
import { feedTime } from "./feed-time.js";
import { parseFeed } from "./parse-feed.js";

export interface FeedSettings {
  /** Addresses of feeds, or of pages that offer one in their head. */
  feeds: string[];
}

/**
 * Feeds of any format, asked for conditionally: a feed with nothing new costs one short answer.
 *
 * The cursor holds the server's validators; which items are new the store knows by their ids. A feed that gives older pages (RFC 5005) is followed back once, at its first reading. Where
 * a page stands at the address, the first feed that it offers is read instead. `cursor.hub` and `cursor.self` are what a subscription needs (WebSub).
 */
export const feeds: SourceAdapter<FeedSettings> = {
  kind: "feeds",
  pauseMs: secondMs,
  limits: [
    "A feed shows its newest items only, often ten or twenty: what falls out between two readings is not seen.",
    "Many feeds give a summary, not the text: a feed named under `pages` has its articles read whole.",
  ],

  plan(_query, settings) {
    return [...new Set(settings.feeds)].map((url) => ({
      key: url,
      asks: `The feed ${url}, all of it; what it does not name is left out by the reading`,
      settings: { url },
    }));
  },

  request({ settings }, cursor) {
    const page = text(cursor, "page");
    if (page) return { url: page, obeyRobots: true };
    const validators = { etag: text(cursor, "etag"), lastModified: text(cursor, "lastModified") };
    return { url: text(cursor, "feed") ?? settings.url, obeyRobots: true, validators };
  },

  read(task, cursor, answer, { source, now }) {
    const { feed, diagnostics } = parseFeed(answer.body, { url: answer.url, contentType: answer.contentType, name: source });
    const offered = !feed && text(cursor, "feed") === null ? discoverFeeds(decodePage(answer.body, answer.contentType), answer.url) : [];
    if (offered.length > 0) return { documents: [], deletions: [], diagnostics: [], cursor: { feed: offered[0].url }, isDone: false };
    if (!feed)
      return {
        documents: [],
        deletions: [],
        cursor: cursor ?? {},
        isDone: true,
        diagnostics: diagnostics.map((one) => ({ ...one, code: "unreadable" })),
      };
    const isFirstPage = typeof cursor?.page !== "string";
    const validators = isFirstPage
      ? { etag: answer.validators.etag, lastModified: answer.validators.lastModified }
      : { etag: text(cursor, "etag"), lastModified: text(cursor, "lastModified") };
    const isBackFilled = cursor?.backFilled === true;
    const next = !isBackFilled && feed.next !== null && feed.next !== answer.url && feed.items.length > 0 ? feed.next : null;
    return {
      documents: feed.items.flatMap((item) => documentOf(item, feed, task.settings.url, source, now)),
      deletions: [],
      cursor: {
        ...validators,
        feed: text(cursor, "feed"),
        page: next,
        backFilled: next === null,
        ttlMinutes: feed.ttlMs === null ? null : feed.ttlMs / minuteMs,
        hub: isFirstPage ? feed.hub : text(cursor, "hub"),
        self: isFirstPage ? (feed.self ?? answer.url) : text(cursor, "self"),
      },
      isDone: next === null,
      diagnostics,
    };
  },
};

function text(cursor: Cursor | null, key: string): string | null {
  const value = cursor?.[key];
  return typeof value === "string" ? value : null;
}

/** An id that is an address, a tag or long enough to be made for the whole web; others are numbers within one feed. */
const globalId = /^(?:https?|tag|urn|yt|uuid):|.{24}/i;

/** The id of an item: feeds of one site give the same item the same id. */
function itemId(own: string, feedUrl: string): string {
  return sourceItemId("feed", globalId.test(own) ? own : `${feedUrl} ${own}`);
}

const dayMs = 24 * 60 * minuteMs;

/** An item without an id, a link or a word is none. */
function documentOf(item: FeedItem, feed: Feed, feedUrl: string, source: string, now: number): StoredDocument[] {
  const own = item.id ?? item.link ?? (item.title || item.text ? `${item.title} ${item.written ?? ""}` : null);
  if (own === null) return [];
  const isFuture = item.time.interval !== null && item.time.interval.from > now + dayMs;
  return [
    sourceDocument(source, own, {
      id: itemId(own, feedUrl),
      url: item.link ?? "",
      author: item.author ?? feed.author ?? "",
      title: item.title,
      text: item.text || item.title,
      publication: feed.title,
      replyTo: item.replyTo ? itemId(item.replyTo, feedUrl) : "",
      links: item.links,
      time: isFuture ? { interval: null, grade: "unknown", assumedZone: null } : item.time,
      extra: { categories: item.categories, ...item.extra, dates: datesOf(item) },
    }),
  ];
}

/** Every date that an item gives, with where it stood and its grade. */
function datesOf({ written, time, changed, link }: FeedItem): KeptDate[] {
  const inAddress = link ? dateInUrl(link) : null;
  const candidates: [string | null, string, DocumentTime | null][] = [
    [written, "feed", time],
    [changed, "feed:changed", changed ? feedTime(changed) : null],
    [inAddress, "url", inAddress ? urlTime(inAddress) : null],
  ];
  return candidates.flatMap(([value, where, found]) =>
    value && found?.interval ? [{ value, where, grade: found.grade, ...found.interval }] : [],
  );
}

function urlTime(value: string): DocumentTime | null {
  const found = parseDate(value, { grade: "url" });
  return "error" in found ? null : found;
}
