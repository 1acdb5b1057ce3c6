import { z } from "zod";
import type { StoredDocument } from "../../core/document.js";
import { secondMs } from "../../core/time.js";
import { textOfMarkup } from "../feed/feed-text.js";
import { parseFeed } from "../feed/parse-feed.js";
import type { FetchedAnswer } from "../fetch/fetcher.js";
import { searchPhrases } from "../query.js";
import type { Cursor, ReadContext, SourceAdapter, SourcePage, SourceTask } from "../source.js";
import { platformTime, sourceDocument, sourceItemId } from "../source-document.js";
import { isDefect, jsonOf, readItems, unreadable } from "../source-json.js";

export interface DiscourseSettings {
  /** Forums, by address: `https://forum.example`. */
  forums: string[];
  /** Read all posts of a forum as they come; true where absent. */
  posts?: boolean;
  /** Also search for each phrase and read the topics found whole. */
  search?: boolean;
  /** Nothing older is wanted, in Unix milliseconds. */
  since?: number;
  mostPhrases?: number;
}

const text = z.string().nullish();
const postSchema = z.object({
  id: z.number(),
  username: z.string(),
  name: text,
  created_at: z.string(),
  updated_at: text,
  cooked: z.string(),
  raw: text,
  post_number: z.number(),
  reply_to_post_number: z.number().nullish(),
  topic_id: z.number(),
  topic_slug: text,
  topic_title: text,
  deleted_at: text,
  user_deleted: z.boolean().nullish(),
  hidden: z.boolean().nullish(),
  score: z.number().nullish(),
  post_type: z.number().nullish(),
});
const latestSchema = z.object({ latest_posts: z.array(z.unknown()) });
const searchSchema = z.object({
  topics: z.array(z.unknown()).nullish(),
  posts: z.array(z.unknown()).nullish(),
  grouped_search_result: z.unknown(),
});
const foundTopicSchema = z.object({ id: z.number() });
const topicSchema = z.object({
  id: z.number(),
  title: z.string(),
  slug: text,
  posts_count: z.number(),
  post_stream: z.object({ posts: z.array(z.unknown()) }),
});

type Post = z.infer<typeof postSchema>;

/** Posts of a topic on one page. Source: docs.discourse.org. */
const topicPage = 20;
/** Numbers that a page of `posts.json` spans. */
const latestPage = 50;
/** Topics that wait to be read at most, and pages of one topic: the longest threads are read from their end. */
const waitingCap = 500;
const pagesOfTopic = 50;

/** Posts edited or restored this long after they were made are met again: a pass goes back so far behind the last. In posts. */
const overlapPosts = 50;

/**
 * Forums that run Discourse: all posts as they come (`posts.json`, newest first by number), and topics that its search finds, read whole. Where a forum closes its API, its feed of
 * posts is read instead.
 */
export const discourse: SourceAdapter<DiscourseSettings> = {
  kind: "discourse",
  pauseMs: secondMs,
  limits: [
    "Categories that need an account are not seen.",
    "A deleted post is known as deleted only while it is met again: the last 50 posts of each pass, and topics found by search.",
    "Where a forum closes its API the feed shows its newest 50 posts only.",
  ],

  plan(query, settings) {
    const since = String(settings.since ?? 0);
    return [...new Set(settings.forums.map((forum) => forum.replace(/\/+$/, "")))].flatMap((forum): SourceTask[] => {
      const base = forum.includes("://") ? forum : `https://${forum}`;
      const host = new URL(base).host;
      const phrases = settings.search ? searchPhrases(query, settings.mostPhrases ?? 10) : [];
      return [
        ...(settings.posts === false
          ? []
          : [{ key: `${host} posts`, asks: `All posts in the forum ${host}, newest first`, settings: { base, since, what: "posts" } }]),
        ...phrases.map((phrase) => ({
          key: `${host} search ${phrase}`,
          asks: `Topics in the forum ${host} with ${phrase}, newest first, each read whole`,
          settings: { base, since, what: "search", phrase },
        })),
      ];
    });
  },

  request({ settings }, cursor) {
    const url = (path: string, parameters: Record<string, string> = {}): string => {
      const query = new URLSearchParams(parameters).toString();
      return `${settings.base}${path}${query ? `?${query}` : ""}`;
    };
    if (cursor?.way === "feed") return { url: url(settings.what === "search" ? "/latest.rss" : "/posts.rss"), obeyRobots: true };
    if (settings.what === "posts")
      return { url: url("/posts.json", cursor?.before ? { before: String(cursor.before) } : {}), obeyRobots: true };
    const [topic] = waitingTopics(cursor);
    if (topic) return { url: url(`/t/${topic.id}.json`, topic.page > 1 ? { page: String(topic.page) } : {}), obeyRobots: true };
    return { url: url("/search.json", { q: `${settings.phrase} order:latest_topic`, page: String(cursor?.page ?? 1) }), obeyRobots: true };
  },

  read(task, cursor, answer, context) {
    if (cursor?.way === "feed") return readFeed(task, cursor, answer, context);
    if (task.settings.what === "posts") return readLatest(task, cursor, answer, context);
    return waitingTopics(cursor).length > 0 ? readTopic(task, cursor, answer, context) : readSearch(task, cursor, answer, context);
  },

  otherWay(_task, cursor, { status, reason }, { source }) {
    const [topic, ...rest] = waitingTopics(cursor);
    const isClosed = status === 401 || status === 403 || status === 404 || status === 410;
    if (!isClosed) return null;
    // One topic that is gone or closed is passed over; a closed API is left for the feed.
    if (topic && cursor?.way !== "feed")
      return page([], [], { ...cursor, topics: packTopics(rest) }, rest.length === 0, [
        { file: source, line: 0, code: "page_left", reason, raw: `topic ${topic.id}` },
      ]);
    if (cursor?.way === "feed" || cursor?.before || cursor?.mark) return null;
    return page([], [], { ...cursor, way: "feed" }, false, [
      { file: source, line: 0, code: "other_way", reason: `${reason}; its feed is read instead`, raw: "" },
    ]);
  },
};

function page(
  documents: StoredDocument[],
  deletions: string[],
  cursor: Cursor,
  isDone: boolean,
  diagnostics: SourcePage["diagnostics"] = [],
): SourcePage {
  return { documents, deletions, cursor, isDone, diagnostics };
}

/** Posts newest first, by number: a pass goes down from the newest to where the last began, less an overlap. */
function readLatest({ settings }: SourceTask, cursor: Cursor | null, answer: FetchedAnswer, { source, now }: ReadContext): SourcePage {
  const body = jsonOf(answer, latestSchema);
  if (isDefect(body)) return unreadable(source, body, cursor);
  const found = new Found(settings.base, source, now);
  const diagnostics = readItems(body.latest_posts, postSchema, source, (post) => found.add(post));
  const mark = Number(cursor?.mark ?? 0);
  const newest = Math.max(Number(cursor?.newest ?? 0), ...found.numbers);
  // A page spans fifty numbers, of which hidden and private posts leave some or all out: an empty page is not the end.
  const before = (typeof cursor?.before === "number" ? cursor.before : newest) - latestPage;
  const isOld = found.instants.length > 0 && Math.max(...found.instants) < Number(settings.since);
  const isLast = before <= Math.max(0, mark - overlapPosts) || isOld;
  const next = isLast ? { mark: Math.max(mark, newest), newest: 0, before: null } : { mark, newest, before };
  return page(found.documents, found.deletions, next, isLast, diagnostics);
}

/** What a search found: topics, put in line to be read. */
function readSearch({ settings }: SourceTask, cursor: Cursor | null, answer: FetchedAnswer, { source }: ReadContext): SourcePage {
  const body = jsonOf(answer, searchSchema);
  if (isDefect(body)) return unreadable(source, body, cursor);
  const known = new Map(
    String(cursor?.known ?? "")
      .split(" ")
      .filter(Boolean)
      .map((pair) => pair.split(":").map(Number) as [number, number]),
  );
  const topics: { id: number; page: number }[] = [];
  const diagnostics = readItems(
    body.topics ?? [],
    foundTopicSchema.extend({ posts_count: z.number().nullish(), bumped_at: text }),
    source,
    (topic) => {
      const bumped = Date.parse(topic.bumped_at ?? "");
      if (!Number.isNaN(bumped) && bumped < Number(settings.since)) return;
      const count = topic.posts_count ?? Number.POSITIVE_INFINITY;
      const read = known.get(topic.id) ?? 0;
      if (count <= read) return;
      topics.push({ id: topic.id, page: Math.max(1, Math.ceil(read / topicPage)) });
    },
  );
  const isMore = more(body.grouped_search_result) && topics.length > 0;
  const number = Number(cursor?.page ?? 1);
  const waiting = topics.slice(0, waitingCap);
  const next = { ...cursor, page: isMore ? number + 1 : 1, isMore, topics: packTopics(waiting) };
  return page([], [], next, waiting.length === 0 && !isMore, diagnostics);
}

function more(grouped: unknown): boolean {
  return (
    typeof grouped === "object" && grouped !== null && (grouped as { more_full_page_results?: unknown }).more_full_page_results === true
  );
}

/** Topics remembered with how many of their posts were read. */
const knownCap = 500;

function readTopic({ settings }: SourceTask, cursor: Cursor | null, answer: FetchedAnswer, { source, now }: ReadContext): SourcePage {
  const body = jsonOf(answer, topicSchema);
  if (isDefect(body)) return unreadable(source, body, cursor);
  const [topic, ...rest] = waitingTopics(cursor);
  const found = new Found(settings.base, source, now, body.title);
  const diagnostics = readItems(body.post_stream.posts, postSchema, source, (post) => found.add(post));
  const isLast = topic.page * topicPage >= body.posts_count || topic.page >= pagesOfTopic || body.post_stream.posts.length === 0;
  const waiting = isLast ? rest : [{ id: topic.id, page: topic.page + 1 }, ...rest];
  const others = String(cursor?.known ?? "")
    .split(" ")
    .filter((pair) => pair !== "" && !pair.startsWith(`${topic.id}:`));
  const known = isLast ? [...others, `${topic.id}:${body.posts_count}`].slice(-knownCap) : others;
  return page(
    found.documents,
    found.deletions,
    { ...cursor, topics: packTopics(waiting), known: known.join(" ") },
    waiting.length === 0 && cursor?.isMore !== true,
    diagnostics,
  );
}

function readFeed({ settings }: SourceTask, cursor: Cursor, answer: FetchedAnswer, { source, now }: ReadContext): SourcePage {
  const { feed, diagnostics } = parseFeed(answer.body, { url: answer.url, contentType: answer.contentType, name: source });
  if (!feed)
    return unreadable(source, { defect: diagnostics[0]?.reason ?? "the document is no feed", raw: diagnostics[0]?.raw ?? "" }, cursor);
  const documents = feed.items.map((item) => {
    const place = /\/t\/(?:[^/]+\/)?(\d+)(?:\/(\d+))?/.exec(item.link ?? "");
    const instant = item.time.interval?.from ?? null;
    return sourceDocument(source, item.link ?? item.id ?? item.title, {
      id: place
        ? idOf(settings.base, Number(place[1]), Number(place[2] ?? 1))
        : sourceItemId("discourse", item.link ?? item.id ?? item.title),
      url: item.link ?? "",
      author: (item.author ?? "").replace(/^@/, ""),
      title: place && Number(place[2] ?? 1) > 1 ? "" : item.title,
      text: item.text || item.title,
      forum: new URL(settings.base).host,
      links: item.links,
      time: instant !== null && instant > now + 24 * 3600 * secondMs ? { interval: null, grade: "unknown", assumedZone: null } : item.time,
      extra: { thread_title: item.title },
    });
  });
  return page(documents, [], cursor, true, diagnostics);
}

function waitingTopics(cursor: Cursor | null): { id: number; page: number }[] {
  return String(cursor?.topics ?? "")
    .split(" ")
    .filter(Boolean)
    .map((pair) => {
      const [id, number] = pair.split(":").map(Number);
      return { id, page: number };
    });
}

function packTopics(topics: readonly { id: number; page: number }[]): string {
  return topics.map(({ id, page: number }) => `${id}:${number}`).join(" ");
}

/** A post is known by its place: forum, topic and number in it, which API, search and feed all say. */
function idOf(base: string, topic: number, number: number): string {
  return sourceItemId("discourse", `${new URL(base).host}.${topic}.${number}`);
}

/** Posts of a moderator's doing ("closed this topic") are none. */
const regularPost = 1;

class Found {
  readonly documents: StoredDocument[] = [];
  readonly deletions: string[] = [];
  readonly numbers: number[] = [];
  readonly instants: number[] = [];

  constructor(
    readonly base: string,
    readonly source: string,
    readonly now: number,
    readonly title: string | null = null,
  ) {}

  add(post: Post): void {
    this.numbers.push(post.id);
    const instant = Date.parse(post.created_at);
    if (!Number.isNaN(instant)) this.instants.push(instant);
    if (post.post_type != null && post.post_type !== regularPost) return;
    const id = idOf(this.base, post.topic_id, post.post_number);
    if (post.deleted_at || post.user_deleted || post.hidden) {
      this.deletions.push(id);
      return;
    }
    const content = textOfMarkup(post.cooked, `${this.base}/`);
    const title = post.topic_title ?? this.title ?? "";
    this.documents.push(
      sourceDocument(this.source, String(post.id), {
        id,
        url: `${this.base}/t/${post.topic_slug ?? "-"}/${post.topic_id}/${post.post_number}`,
        author: post.username,
        title: post.post_number === 1 ? title : "",
        text: content.text || title,
        forum: new URL(this.base).host,
        replyTo: post.post_number === 1 ? "" : idOf(this.base, post.topic_id, post.reply_to_post_number ?? 1),
        links: content.links.filter((link) => !link.startsWith(`${this.base}/u/`)),
        time: platformTime(Number.isNaN(instant) ? null : instant, this.now, 1),
        extra: {
          thread: idOf(this.base, post.topic_id, 1),
          thread_title: title,
          edited: post.updated_at && post.updated_at !== post.created_at ? post.updated_at : null,
        },
      }),
    );
  }
}
