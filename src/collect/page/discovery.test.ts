import { describe, expect, it } from "vitest";
import type { FetchedAnswer } from "../fetch/fetcher.js";
import type { Cursor, SourcePage } from "../source.js";
import { pages } from "./adapter.js";

const now = Date.UTC(2016, 8, 8);
const query = { phrases: ["Quayphone"], ambiguous: [], exclusions: [], languages: [] };
const base = "https://s.example";
const [task] = pages.plan(query, { sitemaps: [`${base}/map.xml`] });
const context = { source: "s", now };

const answer = (url: string, body: string): FetchedAnswer => ({
  url,
  redirects: [],
  status: 200,
  contentType: null,
  headers: new Map(),
  body: Buffer.from(body),
  validators: { etag: null, lastModified: null },
  fetchedAt: now,
  requests: 1,
});
const map = (count: number, extra = ""): string =>
  `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${Array.from({ length: count }, (_, n) => `<url><loc>${base}/${n}</loc><lastmod>${new Date(now - (n + 1) * 60_000).toISOString()}</lastmod>${extra}</url>`).join("")}</urlset>`;
const page = (words: string): string =>
  `<article><p>${words} went on sale on Tuesday in forty shops, and people like it, the maker says.</p></article>`;

function readMap(cursor: Cursor | null, body: string): SourcePage {
  return pages.read(task, cursor, answer(`${base}/map.xml`, body), context);
}

describe("pages that a list names", () => {
  it("reads a list that is too long for one pass again for its rest, and loses none", () => {
    const asked = new Set<string>();
    let cursor: Cursor | null = null;
    for (let steps = 0, isDone = false; !isDone && steps < 3000; steps++) {
      const { url } = pages.request(task, cursor, now);
      const step: SourcePage = url.endsWith("map.xml")
        ? readMap(cursor, map(2500))
        : pages.read(task, cursor, answer(url, page("The Quayphone")), context);
      if (!url.endsWith("map.xml")) {
        expect(asked.has(url)).toBe(false);
        asked.add(url);
      }
      ({ cursor, isDone } = step);
    }
    expect(asked.size).toBe(2500);
    expect(cursor).toMatchObject({ mark: now - 60_000, waiting: "" });
  });

  it("keeps only what names what is asked for", () => {
    const listed = readMap(null, map(2));
    const named = pages.read(task, listed.cursor, answer(`${base}/0`, page("The Quayphone")), context);
    const other = pages.read(task, named.cursor, answer(`${base}/1`, page("Another telephone")), context);
    expect([named.documents.length, other.documents.length, other.isDone]).toEqual([1, 0, true]);
  });

  it("passes over a page that is gone, and keeps the headline that the list gave", () => {
    const news = `<news:news><news:publication><news:name>S</news:name></news:publication><news:publication_date>2016-09-07T12:00:00Z</news:publication_date><news:title>The Quayphone is here</news:title></news:news>`;
    const listed = readMap(null, map(2, news));
    const left = pages.otherWay?.(task, listed.cursor, { status: 404, reason: `${base}/0 answered 404` }, context);
    expect(left).toMatchObject({
      isDone: false,
      diagnostics: [{ code: "page_left", raw: `${base}/0` }],
      documents: [
        { title: "The Quayphone is here", publication: "S", time: { grade: "feed" }, extra: { headline_only: `${base}/0 answered 404` } },
      ],
    });
    expect(pages.request(task, left?.cursor ?? null, now).url).toBe(`${base}/1`);
  });

  it("tries a page that fails for now on five passes, then leaves it", () => {
    let { cursor } = readMap(null, map(2));
    const codes: string[] = [];
    for (let pass = 0; pass < 5; pass++) {
      const step = pages.otherWay?.(task, cursor, { status: 503, reason: "down" }, context) as SourcePage;
      codes.push(step.diagnostics[0].code);
      cursor = step.cursor;
    }
    expect(codes).toEqual(["unreachable", "unreachable", "unreachable", "unreachable", "page_left"]);
    expect(pages.request(task, cursor, now).url).toBe(`${base}/1`);
  });

  it("gives every date of a page with where it stood and its grade", () => {
    const listed = readMap(null, map(1));
    const body = `<meta property="article:published_time" content="2016-09-07T10:00:00Z">${page("The Quayphone")}`;
    const { documents } = pages.read(task, listed.cursor, answer(`${base}/0`, body), context);
    expect(documents[0].time.grade).toBe("metadata");
    expect((documents[0].extra.dates as { where: string; grade: string }[]).map(({ where, grade }) => [where, grade])).toEqual([
      ["meta:article:published_time", "metadata"],
      ["sitemap", "feed"],
      ["first_sight", "first_sight"],
    ]);
  });
});
