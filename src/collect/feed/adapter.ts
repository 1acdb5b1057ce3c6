import { minuteMs, secondMs } from "../../core/time.js";
import type { Cursor, SourceAdapter } from "../source.js";
import { sourceDocument, sourceItemId } from "../source-document.js";
import type { FeedItem } from "./feed.js";
import { parseFeed } from "./parse-feed.js";

export interface FeedSettings {
  /** The feeds' addresses. */
  feeds: string[];
}

/**
 * Feeds of any format, asked for conditionally: a feed with nothing new costs one short answer.
 *
 * The cursor holds the server's validators; which items are new the store knows by their ids. A feed that gives older pages (RFC 5005) is followed back once, at its first reading.
 */
export const feeds: SourceAdapter<FeedSettings> = {
  kind: "feeds",
  pauseMs: secondMs,
  limits: [
    "A feed shows its newest items only, often ten or twenty: what falls out between two readings is not seen.",
    "Many feeds give a summary, not the text: the page is then fetched by itself.",
  ],

  plan(_query, settings) {
    return [...new Set(settings.feeds)].map((url) => ({
      key: url,
      asks: `The feed ${url}, all of it; what it does not name is left out by the reading`,
      settings: { url },
    }));
  },

  request({ settings }, cursor) {
    const page = typeof cursor?.page === "string" ? cursor.page : null;
    if (page) return { url: page, obeyRobots: true };
    return { url: settings.url, obeyRobots: true, validators: { etag: text(cursor, "etag"), lastModified: text(cursor, "lastModified") } };
  },

  read(_task, cursor, answer, { source, now }) {
    const { feed, diagnostics } = parseFeed(answer.body, { url: answer.url, contentType: answer.contentType, name: source });
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
      documents: feed.items.flatMap((item) => documentOf(item, feed.title, feed.author, source, now)),
      deletions: [],
      cursor: { ...validators, page: next, backFilled: next === null, ttlMinutes: feed.ttlMs === null ? null : feed.ttlMs / minuteMs },
      isDone: next === null,
      diagnostics,
    };
  },
};

function text(cursor: Cursor | null, key: string): string | null {
  const value = cursor?.[key];
  return typeof value === "string" ? value : null;
}

/** An item without an id, a link or a word is none. */
function documentOf(
  item: FeedItem,
  publication: string,
  feedAuthor: string | null,
  source: string,
  now: number,
): ReturnType<typeof sourceDocument>[] {
  const own = item.id ?? item.link ?? (item.title || item.text ? `${item.title} ${item.written ?? ""}` : null);
  if (own === null) return [];
  const isFuture = item.time.interval !== null && item.time.interval.from > now + 24 * 60 * minuteMs;
  return [
    sourceDocument(source, own, {
      url: item.link ?? "",
      author: item.author ?? feedAuthor ?? "",
      title: item.title,
      text: item.text || item.title,
      publication,
      replyTo: item.replyTo ? sourceItemId(source, item.replyTo) : "",
      links: item.links,
      time: isFuture ? { interval: null, grade: "unknown", assumedZone: null } : item.time,
      extra: { categories: item.categories, ...item.extra },
    }),
  ];
}
