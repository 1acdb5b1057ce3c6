/** Stand-ins for the platforms, on loopback: each speaks as much of its platform's protocol as the adapter asks for. All texts are written here. */
import { blueskySearch } from "../../src/collect/bluesky/adapter.js";
import { feeds } from "../../src/collect/feed/adapter.js";
import { hackerNews } from "../../src/collect/hackernews/adapter.js";
import { mastodon } from "../../src/collect/mastodon/adapter.js";
import type { CompiledQuery } from "../../src/collect/query.js";
import { reddit } from "../../src/collect/reddit/adapter.js";
import type { SourceAdapter, SourceTask } from "../../src/collect/source.js";
import { youtube } from "../../src/collect/youtube/adapter.js";

export const query: CompiledQuery = { phrases: ["Quayphone"], ambiguous: [], exclusions: [], languages: [] };

/** An item of a platform: the n-th newest. */
export interface Item {
  n: number;
  instantMs: number;
}

export interface Platform {
  name: string;
  adapter: SourceAdapter;
  task: (base: string) => SourceTask;
  /** The body that answers a request for the items, newest first. */
  answer: (items: Item[], parameters: URLSearchParams) => string;
  /** The body with one item that has lost its form among good ones. */
  withBroken: (items: Item[]) => string;
  contentType: string;
}

const iso = (ms: number): string => new Date(ms).toISOString();
const text = (n: number): string => `Quayphone number ${n}: the screen is fine, the battery is not.`;

function firstTask<Settings>(adapter: SourceAdapter<Settings>, settings: Settings): SourceTask {
  return adapter.plan(query, settings)[0];
}

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

export const platforms: Platform[] = [
  {
    name: "reddit",
    adapter: reddit as SourceAdapter,
    task: (base) => firstTask(reddit, { api: base, communities: ["quay"], search: false }),
    answer: (items, parameters) => {
      const { page, next } = pageOf(items, 100, parameters.get("after")?.slice(5) ?? null);
      return redditListing(page.map(redditThing), next === null ? null : `t3_id${next}`);
    },
    withBroken: (items) => redditListing([{ kind: "t3", data: { id: 7 } }, ...items.map(redditThing)], null),
    contentType: "application/json; charset=UTF-8",
  },
  {
    name: "mastodon",
    adapter: mastodon as SourceAdapter,
    task: (base) => firstTask(mastodon, { servers: [base] }),
    answer: (items, parameters) => JSON.stringify(pageOf(items, 40, parameters.get("max_id")).page.map(status)),
    withBroken: (items) => JSON.stringify([{ id: 7 }, ...items.map(status)]),
    contentType: "application/json; charset=utf-8",
  },
  {
    name: "bluesky",
    adapter: blueskySearch as SourceAdapter,
    task: (base) => firstTask(blueskySearch, { api: base }),
    answer: (items, parameters) => {
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
    answer: (items, parameters) => {
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
    answer: (items, parameters) => {
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
    answer: (items, parameters) => {
      const { page, next } = pageOf(items, 50, parameters.get("after"));
      const older = next === null ? "" : `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="?after=${next}"/>`;
      return `<rss version="2.0"><channel><title>Quay</title>${older}${page.map(feedItem).join("")}</channel></rss>`;
    },
    withBroken: (items) => `<rss version="2.0"><channel><title>Quay</title><item></item>${items.map(feedItem).join("")}</channel></rss>`,
    contentType: "application/rss+xml; charset=utf-8",
  },
];
