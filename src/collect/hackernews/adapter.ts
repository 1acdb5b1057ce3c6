import { z } from "zod";
import type { StoredDocument } from "../../core/document.js";
import { dayMs, secondMs } from "../../core/time.js";
import { textOfMarkup } from "../feed/feed-text.js";
import { searchPhrases } from "../query.js";
import type { Cursor, SourceAdapter } from "../source.js";
import { platformTime, sourceDocument, sourceItemId } from "../source-document.js";
import { isDefect, jsonOf, readItems, unreadable } from "../source-json.js";

export interface HackerNewsSettings {
  /** The search API; its public address where absent. */
  api?: string;
  /** Unix milliseconds: nothing older is asked for. */
  since?: number;
  /** Phrases asked for at most. */
  mostPhrases?: number;
  /** Also read all comments on the stories found, whether they name the product or not; true where absent. */
  threads?: boolean;
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
  num_comments: z.number().nullish(),
});
type Hit = z.infer<typeof hitSchema>;
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
    "Comments on a story that was found are read for a week after it was posted.",
  ],

  plan(query, settings) {
    return searchPhrases(query, settings.mostPhrases ?? 50).map((phrase) => ({
      key: `search ${phrase}`,
      asks: `Stories and comments on Hacker News with ${phrase}, newest first`,
      settings: {
        phrase,
        api: settings.api ?? "https://hn.algolia.com/api/v1",
        since: String(settings.since ?? 0),
        threads: String(settings.threads !== false),
      },
    }));
  },

  request({ settings }, cursor) {
    const url = new URL(`${settings.api}/search_by_date`);
    const [thread] = cursor?.isInThreads === true ? threadsOf(cursor) : [];
    const parameters: Record<string, string> = thread
      ? { tags: `comment,story_${thread.story}`, numericFilters: filtersOf(thread.from, cursor?.before) }
      : {
          query: settings.phrase,
          tags: "(story,comment)",
          numericFilters: filtersOf(beginOf(settings, cursor), cursor?.before),
          advancedSyntax: "true",
        };
    url.search = new URLSearchParams({ ...parameters, hitsPerPage: String(pageSize) }).toString();
    return { url: url.href, obeyRobots: false };
  },

  read({ settings }, cursor, answer, { source, now }) {
    const body = jsonOf(answer, answerSchema);
    if (isDefect(body)) return unreadable(source, body, cursor);
    const hits: Hit[] = [];
    const diagnostics = readItems(body.hits, hitSchema, source, (hit) => hits.push(hit));
    const documents = hits.map((hit) => documentOf(hit, source, now));
    const seconds = hits.map((hit) => hit.created_at_i);
    const oldest = Math.min(...seconds);
    const newest = Math.max(Number(cursor?.newest ?? 0), ...seconds.map((second) => second * secondMs));
    const isInThreads = cursor?.isInThreads === true;
    const threads = isInThreads ? threadsOf(cursor) : withStories(threadsOf(cursor), hits, settings.threads === "true", now);
    const page = { documents, deletions: [], diagnostics };
    if (body.hits.length >= pageSize) {
      // A full page within one second can't be split: the window steps over that second rather than asking for it for ever.
      const before = typeof cursor?.before === "number" && oldest >= cursor.before ? cursor.before - 1 : oldest;
      return { ...page, isDone: false, cursor: { ...cursor, newest, before, threads: packThreads(threads), mark: cursor?.mark ?? null } };
    }
    if (isInThreads) return { ...page, ...afterThread(cursor, threads, newest) };
    const mark = Math.max(typeof cursor?.mark === "number" ? cursor.mark : 0, newest);
    return {
      ...page,
      isDone: threads.length === 0,
      cursor: { mark, newest: 0, before: null, threads: packThreads(threads), isInThreads: threads.length > 0, left: threads.length },
    };
  },
};

function beginOf(settings: Readonly<Record<string, string>>, cursor: Cursor | null): number {
  return Math.floor((typeof cursor?.mark === "number" ? Math.max(0, cursor.mark - lateMs) : Number(settings.since)) / secondMs);
}

function filtersOf(fromSecond: number, before: unknown): string {
  return [`created_at_i>=${fromSecond}`, ...(typeof before === "number" ? [`created_at_i<=${before}`] : [])].join(",");
}

/** A story whose comments are followed: from which second on, and until when. */
interface Thread {
  story: string;
  from: number;
  postedSecond: number;
}

/** How long the comments on a story are followed, and how many stories at most: nearly all comments come within two days. */
const followedMs = 7 * dayMs;
const mostThreads = 60;

function threadsOf(cursor: Cursor | null): Thread[] {
  return String(cursor?.threads ?? "")
    .split(" ")
    .filter(Boolean)
    .map((packed) => {
      const [story, from, postedSecond] = packed.split(":");
      return { story, from: Number(from), postedSecond: Number(postedSecond) };
    });
}

function packThreads(threads: readonly Thread[]): string {
  return threads.map(({ story, from, postedSecond }) => `${story}:${from}:${postedSecond}`).join(" ");
}

/** The stories followed, with those just found; the oldest are left first. */
function withStories(threads: readonly Thread[], hits: readonly Hit[], isAsked: boolean, now: number): Thread[] {
  if (!isAsked) return [];
  const followed = new Map(threads.map((thread) => [thread.story, thread]));
  for (const { objectID, title, created_at_i: second, num_comments: comments } of hits)
    if (title && (comments ?? 0) > 0 && !followed.has(objectID))
      followed.set(objectID, { story: objectID, from: second, postedSecond: second });
  return [...followed.values()]
    .filter(({ postedSecond }) => postedSecond * secondMs > now - followedMs)
    .sort((a, b) => a.postedSecond - b.postedSecond)
    .slice(-mostThreads);
}

/** The first thread has been read: it goes to the end of the line, with where it stands; a pass ends when each had its turn. */
function afterThread(cursor: Cursor, [first, ...rest]: readonly Thread[], newest: number): { cursor: Cursor; isDone: boolean } {
  const read = { ...first, from: Math.max(first.from, Math.floor((newest - lateMs) / secondMs)) };
  const left = Number(cursor.left ?? 1) - 1;
  return {
    cursor: { mark: cursor.mark, newest: 0, before: null, threads: packThreads([...rest, read]), isInThreads: left > 0, left },
    isDone: left <= 0,
  };
}

function documentOf(hit: Hit, source: string, now: number): StoredDocument {
  const content = textOfMarkup(hit.comment_text ?? hit.story_text ?? "", "https://news.ycombinator.com/");
  const parent = hit.parent_id ?? null;
  return sourceDocument(source, hit.objectID, {
    id: sourceItemId("hackernews", hit.objectID),
    url: `https://news.ycombinator.com/item?id=${hit.objectID}`,
    author: hit.author ?? "",
    title: hit.title ?? "",
    text: content.text || hit.title || "",
    forum: hit.comment_text ? (hit.story_title ?? "") : "",
    replyTo: hit.comment_text && parent !== null ? sourceItemId("hackernews", String(parent)) : "",
    links: hit.url ? [hit.url, ...content.links] : content.links,
    time: platformTime(hit.created_at_i * secondMs, now),
    extra: {
      points: hit.points ?? null,
      kind: hit.comment_text ? "comment" : "story",
      story: hit.story_id ? String(hit.story_id) : hit.objectID,
    },
  });
}
