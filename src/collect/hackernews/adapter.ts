import { z } from "zod";
import { secondMs } from "../../core/time.js";
import { textOfMarkup } from "../feed/feed-text.js";
import { searchPhrases } from "../query.js";
import type { SourceAdapter } from "../source.js";
import { platformTime, sourceDocument, sourceItemId } from "../source-document.js";
import { isDefect, jsonOf, readItems, unreadable } from "../source-json.js";

export interface HackerNewsSettings {
  /** The search API; its public address where absent. */
  api?: string;
  /** Unix milliseconds: nothing older is asked for. */
  since?: number;
  /** Phrases asked for at most. */
  mostPhrases?: number;
}

const text = z.string().nullish();
const hitSchema = z.object({
  objectID: z.string().min(1),
  created_at_i: z.number(),
  author: text,
  title: text,
  url: text,
  story_text: text,
  comment_text: text,
  story_id: z.number().nullish(),
  parent_id: z.number().nullish(),
  story_title: text,
  points: z.number().nullish(),
  _tags: z.array(z.string()).nullish(),
});
const answerSchema = z.object({ hits: z.array(z.unknown()), nbPages: z.number().nullish() });

/** Hits a page, and what the API shows of one search however many there are. */
const pageSize = 100;

/** Items are indexed seconds to minutes after they are posted: a pass begins so much before the last. */
const lateMs = 10 * 60 * secondMs;

/**
 * Hacker News through its public search API (hn.algolia.com): stories and comments, newest first, in windows of time, since one search shows at most 1,000 hits.
 *
 * A window is closed at its oldest hit and the next one ends there, so that no second is passed over; hits on the border come twice with one id.
 */
export const hackerNews: SourceAdapter<HackerNewsSettings> = {
  kind: "hackernews",
  pauseMs: secondMs,
  limits: [
    "Deleted and flagged items vanish from search without a sign.",
    "Edits within the first minutes may be missed.",
    "Scores are those of the moment of collection.",
  ],

  plan(query, settings) {
    return searchPhrases(query, settings.mostPhrases ?? 50).map((phrase) => ({
      key: `search ${phrase}`,
      asks: `Stories and comments on Hacker News with ${phrase}, newest first`,
      settings: { phrase, api: settings.api ?? "https://hn.algolia.com/api/v1", since: String(settings.since ?? 0) },
    }));
  },

  request({ settings }, cursor) {
    const mark = typeof cursor?.mark === "number" ? Math.max(0, cursor.mark - lateMs) : Number(settings.since);
    const filters = [`created_at_i>=${Math.floor(mark / secondMs)}`];
    if (typeof cursor?.before === "number") filters.push(`created_at_i<=${cursor.before}`);
    const url = new URL(`${settings.api}/search_by_date`);
    url.search = new URLSearchParams({
      query: settings.phrase,
      tags: "(story,comment)",
      numericFilters: filters.join(","),
      hitsPerPage: String(pageSize),
      advancedSyntax: "true",
    }).toString();
    return { url: url.href, obeyRobots: false };
  },

  read(_task, cursor, answer, { source, now }) {
    const body = jsonOf(answer, answerSchema);
    if (isDefect(body)) return unreadable(source, body, cursor);
    const documents: ReturnType<typeof sourceDocument>[] = [];
    const seconds: number[] = [];
    const diagnostics = readItems(body.hits, hitSchema, source, (hit) => {
      seconds.push(hit.created_at_i);
      const content = textOfMarkup(hit.comment_text ?? hit.story_text ?? "", "https://news.ycombinator.com/");
      const parent = hit.parent_id ?? null;
      documents.push(
        sourceDocument(source, hit.objectID, {
          url: `https://news.ycombinator.com/item?id=${hit.objectID}`,
          author: hit.author ?? "",
          title: hit.title ?? "",
          text: content.text || hit.title || "",
          forum: hit.comment_text ? (hit.story_title ?? "") : "",
          replyTo: hit.comment_text && parent !== null ? sourceItemId(source, String(parent)) : "",
          links: hit.url ? [hit.url, ...content.links] : content.links,
          time: platformTime(hit.created_at_i * secondMs, now),
          extra: {
            points: hit.points ?? null,
            kind: hit.comment_text ? "comment" : "story",
            story: hit.story_id ? String(hit.story_id) : hit.objectID,
          },
        }),
      );
    });
    const mark = typeof cursor?.mark === "number" ? cursor.mark : null;
    const newest = Math.max(typeof cursor?.newest === "number" ? cursor.newest : 0, ...seconds.map((second) => second * secondMs));
    const oldest = Math.min(...seconds);
    const isLast = body.hits.length < pageSize;
    if (isLast)
      return {
        documents,
        deletions: [],
        diagnostics,
        isDone: true,
        cursor: { mark: Math.max(mark ?? 0, newest), newest: 0, before: null },
      };
    // A full page within one second can't be split: the window steps over that second rather than asking for it for ever.
    const before = typeof cursor?.before === "number" && oldest >= cursor.before ? cursor.before - 1 : oldest;
    return { documents, deletions: [], diagnostics, isDone: false, cursor: { mark, newest, before } };
  },
};
