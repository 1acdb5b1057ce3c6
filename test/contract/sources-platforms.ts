/** Stand-ins for the platforms, on loopback: each speaks as much of its platform's protocol as the adapter asks for. All texts are written here. */
import { blueskySearch } from "../../src/collect/bluesky/adapter.js";
import { discourse } from "../../src/collect/discourse/adapter.js";
import { feeds } from "../../src/collect/feed/adapter.js";
import { hackerNews } from "../../src/collect/hackernews/adapter.js";
import { lemmy } from "../../src/collect/lemmy/adapter.js";
import { mastodon } from "../../src/collect/mastodon/adapter.js";
import { reddit } from "../../src/collect/reddit/adapter.js";
import type { SourceAdapter, SourceTask } from "../../src/collect/source.js";
import { youtube } from "../../src/collect/youtube/adapter.js";
import { firstTask, type Item, iso, type Platform, query, text } from "./platform.js";
import { pageFinders } from "./sources-pages.js";

function pageOf(items: Item[], size: number, after: string | null): { page: Item[]; next: string | null } {
  const from = after === null ? 0 : items.findIndex(({ n }) => String(n) === after) + 1;
  const page = items.slice(from, from + size);
  return { page, next: from + size < items.length ? String(page[page.length - 1].n) : null };
}

const redditThing = ({ n, instantMs }: Item) => ({
  kind: "t3",
  data: {
    id: `id${n}`,
    created_utc: instantMs / 1000,
    author: "ada",
    title: text(n),
    selftext: "",
    permalink: `/r/quay/${n}`,
    subreddit: "quay",
    surprise: { new: [1] },
  },
});
const redditListing = (children: unknown[], after: string | null): string =>
  JSON.stringify({ kind: "Listing", data: { children, after, modhash: "x" } });

const status = ({ n, instantMs }: Item) => ({
  id: String(n),
  uri: `https://m.example/${n}`,
  url: `https://m.example/@ada/${n}`,
  created_at: iso(instantMs),
  content: `<p>${text(n)}</p>`,
  visibility: "public",
  account: { acct: "ada" },
  surprise: 1,
});
const post = ({ n, instantMs }: Item) => ({
  uri: `at://did:plc:ada/app.bsky.feed.post/${n}`,
  cid: "c",
  indexedAt: iso(instantMs),
  author: { did: "did:plc:ada", handle: "ada.example" },
  record: { $type: "app.bsky.feed.post", text: text(n), createdAt: iso(instantMs), surprise: [] },
});
const thread = ({ n, instantMs }: Item) => ({
  id: `t${n}`,
  snippet: {
    videoId: "v",
    topLevelComment: {
      id: `t${n}`,
      snippet: { videoId: "v", textOriginal: text(n), authorDisplayName: "ada", publishedAt: iso(instantMs) },
    },
  },
});
const hit = ({ n, instantMs }: Item) => ({
  objectID: String(n),
  created_at_i: instantMs / 1000,
  author: "ada",
  comment_text: text(n),
  story_title: "Quayphone",
  parent_id: 1,
  surprise: true,
});
const feedItem = ({ n, instantMs }: Item): string =>
  `<item><guid isPermaLink="false">g${n}</guid><title>${text(n)}</title><pubDate>${new Date(instantMs).toUTCString()}</pubDate><x:new xmlns:x="https://new.example/">1</x:new></item>`;

function taskNamed<Settings>(adapter: SourceAdapter<Settings>, settings: Settings, name: RegExp): SourceTask {
  return adapter.plan(query, settings).find(({ key }) => name.test(key)) as SourceTask;
}

const videoFeed = (items: Item[]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"><title>Quay</title>${items
    .map(
      ({ n, instantMs }) =>
        `<entry><id>yt:video:v${n}</id><yt:videoId>v${n}</yt:videoId><title>${text(n)}</title><published>${iso(instantMs)}</published><media:group><media:description>${text(n)}</media:description></media:group></entry>`,
    )
    .join("")}</feed>`;

const lemmyCommon = {
  creator: { name: "ada", actor_id: "https://l.example/u/ada" },
  community: { name: "quay", actor_id: "https://l.example/c/quay" },
};
const lemmyPost = ({ n, instantMs }: Item) => ({
  ...lemmyCommon,
  post: { id: n, name: text(n), ap_id: `https://l.example/post/${n}`, published: iso(instantMs), surprise: 1, deleted: false },
  counts: { score: 1 },
});
const lemmyComment = ({ n, instantMs }: Item) => ({
  ...lemmyCommon,
  // Older servers write instants without a zone.
  comment: {
    id: n,
    content: text(n),
    ap_id: `https://l.example/comment/${n}`,
    path: `0.${n}`,
    published: iso(instantMs).replace("Z", ""),
    removed: false,
  },
  post: { id: 1, name: "Quay", ap_id: "https://l.example/post/1", published: iso(instantMs) },
  surprise: [],
});
const discoursePost = ({ n, instantMs }: Item) => ({
  id: n,
  username: "ada",
  created_at: iso(instantMs),
  cooked: `<p>${text(n)}</p>`,
  post_number: 1,
  topic_id: n,
  topic_slug: "quay",
  topic_title: "Quayphone",
  surprise: {},
});

export const platforms: Platform[] = [
  {
    name: "reddit",
    adapter: reddit as SourceAdapter,
    task: (base) => firstTask(reddit, { api: base, communities: ["quay"], search: false }),
    answer: (items, { searchParams: parameters }) => {
      const { page, next } = pageOf(items, 100, parameters.get("after")?.slice(5) ?? null);
      return redditListing(page.map(redditThing), next === null ? null : `t3_id${next}`);
    },
    withDeleted: {
      answer: ([first, ...rest]) =>
        redditListing(
          [
            { ...redditThing(first), data: { ...redditThing(first).data, selftext: "[deleted]", author: "[deleted]" } },
            ...rest.map(redditThing),
          ],
          null,
        ),
      id: /^reddit:t3_id/,
    },
    withBroken: (items) => redditListing([{ kind: "t3", data: { id: 7 } }, ...items.map(redditThing)], null),
    contentType: "application/json; charset=UTF-8",
  },
  {
    name: "mastodon",
    adapter: mastodon as SourceAdapter,
    task: (base) => firstTask(mastodon, { servers: [base] }),
    answer: (items, { searchParams }) => JSON.stringify(pageOf(items, 40, searchParams.get("max_id")).page.map(status)),
    withBroken: (items) => JSON.stringify([{ id: 7 }, ...items.map(status)]),
    contentType: "application/json; charset=utf-8",
  },
  {
    name: "bluesky",
    adapter: blueskySearch as SourceAdapter,
    task: (base) => firstTask(blueskySearch, { api: base }),
    answer: (items, { searchParams: parameters }) => {
      const { page, next } = pageOf(items, 100, parameters.get("cursor"));
      return JSON.stringify({ posts: page.map(post), ...(next === null ? {} : { cursor: next }) });
    },
    withBroken: (items) => JSON.stringify({ posts: [{ uri: "at://x" }, ...items.map(post)] }),
    contentType: "application/json",
  },
  {
    name: "youtube",
    adapter: youtube as SourceAdapter,
    task: (base) => firstTask(youtube, { api: base, key: "k", videos: ["v"] }),
    answer: (items, { searchParams: parameters }) => {
      const { page, next } = pageOf(items, 100, parameters.get("pageToken"));
      return JSON.stringify({
        kind: "youtube#commentThreadListResponse",
        items: page.map(thread),
        ...(next === null ? {} : { nextPageToken: next }),
      });
    },
    withBroken: (items) => JSON.stringify({ items: [{ id: "t" }, ...items.map(thread)] }),
    contentType: "application/json; charset=UTF-8",
  },
  {
    name: "hackernews",
    adapter: hackerNews as SourceAdapter,
    task: (base) => firstTask(hackerNews, { api: base }),
    answer: (items, { searchParams: parameters }) => {
      const filters = parameters.get("numericFilters") ?? "";
      const from = Number(/created_at_i>=(\d+)/.exec(filters)?.[1] ?? 0);
      const to = Number(/created_at_i<=(\d+)/.exec(filters)?.[1] ?? Number.MAX_SAFE_INTEGER);
      const inside = items.filter(({ instantMs }) => instantMs / 1000 >= from && instantMs / 1000 <= to);
      return JSON.stringify({ hits: inside.slice(0, 100).map(hit), nbHits: inside.length, nbPages: 10 });
    },
    withBroken: (items) => JSON.stringify({ hits: [{ objectID: 7 }, ...items.map(hit)] }),
    contentType: "application/json; charset=utf-8",
  },
  {
    name: "feeds",
    adapter: feeds as SourceAdapter,
    task: (base) => firstTask(feeds, { feeds: [`${base}/feed`] }),
    answer: (items, { searchParams: parameters }) => {
      const { page, next } = pageOf(items, 50, parameters.get("after"));
      const older = next === null ? "" : `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="?after=${next}"/>`;
      return `<rss version="2.0"><channel><title>Quay</title>${older}${page.map(feedItem).join("")}</channel></rss>`;
    },
    withBroken: (items) => `<rss version="2.0"><channel><title>Quay</title><item></item>${items.map(feedItem).join("")}</channel></rss>`,
    contentType: "application/rss+xml; charset=utf-8",
  },
  {
    name: "mastodon public",
    adapter: mastodon as SourceAdapter,
    task: (base) => taskNamed(mastodon, { servers: [base], publicTimeline: true }, / public$/),
    answer: (items, { searchParams }) => JSON.stringify(pageOf(items, 40, searchParams.get("max_id")).page.map(status)),
    withBroken: (items) => JSON.stringify([{ id: 7 }, ...items.map(status)]),
    contentType: "application/json; charset=utf-8",
  },
  {
    name: "mastodon search",
    adapter: mastodon as SourceAdapter,
    task: (base) => taskNamed(mastodon, { servers: [base], token: "k" }, / search /),
    answer: (items, { searchParams }) =>
      JSON.stringify({ statuses: pageOf(items, 40, searchParams.get("max_id")).page.map(status), accounts: [] }),
    withBroken: (items) => JSON.stringify({ statuses: [{ id: 7 }, ...items.map(status)] }),
    contentType: "application/json; charset=utf-8",
  },
  {
    name: "youtube channel",
    adapter: youtube as SourceAdapter,
    task: (base) => firstTask(youtube, { site: base, channels: ["UCquay"] }),
    answer: (items) => videoFeed(items),
    withBroken: (items) => videoFeed(items).replace("<entry>", "<entry/><entry>"),
    contentType: "text/xml; charset=UTF-8",
    // A channel's feed has one page.
    itemCount: 15,
  },
  {
    name: "lemmy posts",
    adapter: lemmy as SourceAdapter,
    task: (base) => firstTask(lemmy, { servers: [base], communities: ["quay@l.example"] }),
    answer: (items, { searchParams }) => {
      const { page, next } = pageOf(items, 50, searchParams.get("page_cursor")?.slice(1) ?? null);
      return JSON.stringify({ posts: page.map(lemmyPost), ...(next === null ? {} : { next_page: `P${next}` }) });
    },
    withBroken: (items) => JSON.stringify({ posts: [{ post: { id: 7 } }, ...items.map(lemmyPost)] }),
    withDeleted: {
      answer: ([first, ...rest]) =>
        JSON.stringify({ posts: [{ ...lemmyPost(first), post: { ...lemmyPost(first).post, deleted: true } }, ...rest.map(lemmyPost)] }),
      id: /^lemmy:/,
    },
    contentType: "application/json",
  },
  {
    name: "lemmy comments",
    adapter: lemmy as SourceAdapter,
    task: (base) => taskNamed(lemmy, { servers: [base] }, / search comments /),
    answer: (items, { searchParams }) => {
      const from = (Number(searchParams.get("page") ?? 1) - 1) * 50;
      return JSON.stringify({ type_: "Comments", posts: [], comments: items.slice(from, from + 50).map(lemmyComment), users: [] });
    },
    withBroken: (items) => JSON.stringify({ comments: [{ comment: {} }, ...items.map(lemmyComment)] }),
    withDeleted: {
      answer: ([first, ...rest]) =>
        JSON.stringify({
          comments: [{ ...lemmyComment(first), comment: { ...lemmyComment(first).comment, removed: true } }, ...rest.map(lemmyComment)],
        }),
      id: /^lemmy:/,
    },
    contentType: "application/json",
  },
  {
    name: "discourse posts",
    adapter: discourse as SourceAdapter,
    task: (base) => firstTask(discourse, { forums: [base] }),
    answer: (items, { searchParams }) => {
      const before = Number(searchParams.get("before") ?? items[0]?.n ?? 0);
      return JSON.stringify({ latest_posts: items.filter(({ n }) => n <= before && n > before - 50).map(discoursePost) });
    },
    withBroken: (items) => JSON.stringify({ latest_posts: [{ id: "x" }, ...items.map(discoursePost)] }),
    withDeleted: {
      answer: ([first, ...rest]) =>
        JSON.stringify({ latest_posts: [{ ...discoursePost(first), user_deleted: true }, ...rest.map(discoursePost)] }),
      id: /^discourse:/,
    },
    contentType: "application/json; charset=utf-8",
  },
  {
    name: "discourse search",
    adapter: discourse as SourceAdapter,
    task: (base) => firstTask(discourse, { forums: [base], posts: false, search: true }),
    answer: (items, url) => {
      if (url.pathname === "/search.json")
        return JSON.stringify({
          posts: [],
          topics: [{ id: 4, posts_count: items.length, bumped_at: iso(items[0].instantMs), surprise: 1 }],
          grouped_search_result: {},
        });
      const from = (Number(url.searchParams.get("page") ?? 1) - 1) * 20;
      const posts = items.slice(from, from + 20).map((item) => ({ ...discoursePost(item), topic_id: 4, post_number: item.n }));
      return JSON.stringify({ id: 4, title: "Quayphone", posts_count: items.length, post_stream: { posts } });
    },
    withBroken: (items, url) =>
      url.pathname === "/search.json"
        ? JSON.stringify({ posts: [], topics: [{ id: "x" }, { id: 4, posts_count: 4 }], grouped_search_result: {} })
        : JSON.stringify({
            id: 4,
            title: "Quayphone",
            posts_count: 4,
            post_stream: { posts: [{ id: 1 }, ...items.map((item) => ({ ...discoursePost(item), topic_id: 4, post_number: item.n }))] },
          }),
    contentType: "application/json; charset=utf-8",
    itemCount: 57,
  },
  ...pageFinders,
];
