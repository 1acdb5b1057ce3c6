import { describe, expect, it } from "vitest";
import type { FetchedAnswer } from "../fetch/fetcher.js";
import type { Cursor } from "../source.js";
import { pages } from "./adapter.js";
import { readSitemap } from "./sitemap.js";

const now = Date.UTC(2016, 8, 8);
const query = { phrases: [], ambiguous: [], exclusions: [], languages: [] };
const answer = (url: string, body: string): FetchedAnswer => ({
  url,
  redirects: [],
  status: 200,
  contentType: "text/html",
  headers: new Map(),
  body: Buffer.from(body),
  validators: { etag: '"1"', lastModified: null },
  fetchedAt: now,
  requests: 1,
});

const sentence = "The phone went on sale on Tuesday in forty shops, and its battery lasts two days, the maker says.";
const site: Record<string, string> = {
  "https://s.example/index.xml": `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://s.example/news.xml</loc></sitemap></sitemapindex>`,
  "https://s.example/news.xml": `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>https://s.example/old</loc><lastmod>2016-09-01</lastmod></url>
    <url><loc>https://s.example/new</loc><news:news><news:publication><news:name>S</news:name></news:publication><news:publication_date>2016-09-07</news:publication_date><news:title>New</news:title></news:news></url></urlset>`,
  "https://s.example/old": `<title>Old</title><p>${sentence}</p>`,
  "https://s.example/new": `<title>New</title><p>${sentence}</p><meta property="article:published_time" content="2016-09-07T10:00:00Z">`,
};

describe("pages", () => {
  it("reads a sitemap index, its map, then its pages one a step, the newest first", () => {
    const [task] = pages.plan(query, { sitemaps: ["https://s.example/index.xml"] });
    let cursor: Cursor | null = null;
    const asked: string[] = [];
    const titles: string[] = [];
    for (let step = 0; step < 10; step++) {
      const { url } = pages.request(task, cursor, now);
      asked.push(url.slice("https://s.example/".length));
      const page = pages.read(task, cursor, answer(url, site[url]), { source: "s", now });
      titles.push(...page.documents.map(({ title }) => title));
      cursor = page.cursor;
      if (page.isDone) break;
    }
    expect(asked).toEqual(["index.xml", "news.xml", "new", "old"]);
    expect(titles).toEqual(["New", "Old"]);
    expect(cursor).toMatchObject({ mark: Date.UTC(2016, 8, 7), waiting: "", etag: '"1"' });
  });

  it("knows a page without a date only by its first sight", () => {
    const [task] = pages.plan(query, { pages: ["https://s.example/old"] });
    const { documents } = pages.read(task, null, answer("https://s.example/old", site["https://s.example/old"]), { source: "s", now });
    expect(documents[0]).toMatchObject({ title: "Old", text: sentence, time: { grade: "first_sight", interval: { from: now } } });
  });
});

describe("readSitemap", () => {
  it("is no sitemap what is none", () => expect(readSitemap("<html></html>", "https://s.example/")).toBeNull());
});
