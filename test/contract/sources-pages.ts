/** Stand-ins for what finds pages, on loopback: a list, and the pages that it names. All texts are written here. */
import { gdelt } from "../../src/collect/gdelt/adapter.js";
import { newsSearch } from "../../src/collect/newssearch/adapter.js";
import { pages } from "../../src/collect/page/adapter.js";
import type { SourceAdapter } from "../../src/collect/source.js";
import { commonCrawl } from "../../src/collect/warc/common-crawl.js";
import { firstTask, type Item, iso, type Platform, text } from "./platform.js";

/** What sources that find pages have in common here: a page an item, at the item's own address, dated by itself. */
const discovered = { contentType: "application/xml; charset=utf-8", itemCount: 7, futureGrade: "first_sight" };
const pageAddress = ({ n }: Item, url: URL): string => `${url.origin}/item/${n}`;
const articleOf = ({ n, instantMs }: Item): string =>
  `<html lang="en"><title>Quayphone ${n}</title><meta property="article:published_time" content="${iso(instantMs)}"><article><h1>Quayphone ${n}</h1><p>${text(n)} It went on sale in forty shops on Tuesday, and people like it.</p></article></html>`;
const articlePage = (items: Item[], url: URL): string => {
  const item = items.find(({ n }) => url.pathname === `/item/${n}`);
  return item ? articleOf(item) : "";
};
const sitemap = (items: Item[], url: URL): string =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${items.map((item) => `<url><loc>${pageAddress(item, url)}</loc><lastmod>${iso(item.instantMs)}</lastmod></url>`).join("")}</urlset>`;
const listingPage = (items: Item[]): string =>
  `<html><title>News</title><nav><a href="/item/about">About this site and its makers</a></nav>${items.map(({ n }) => `<article><h2><a href="/item/${n}">Quayphone ${n} is on sale</a></h2></article>`).join("")}</html>`;
const articleFeed = (items: Item[], url: URL): string =>
  `<rss version="2.0"><channel><title>Quay</title>${items
    .map(
      (item) =>
        `<item><title>Quayphone ${item.n}</title><link>${pageAddress(item, url)}</link><pubDate>${new Date(item.instantMs).toUTCString()}</pubDate></item>`,
    )
    .join("")}</channel></rss>`;
const gdeltArticle = (item: Item, url: URL) => ({
  url: pageAddress(item, url),
  title: `Quayphone ${item.n} , again`,
  seendate: `${iso(item.instantMs).replace(/[-:]/g, "").slice(0, 15)}Z`,
  domain: "s.example",
  surprise: 1,
});
const crawlIndex = (items: Item[], url: URL): string =>
  url.searchParams.get("page") === "0"
    ? items
        .map((item) =>
          JSON.stringify({
            url: `https://s.example/${item.n}`,
            timestamp: "20240901000000",
            filename: `item/${item.n}`,
            offset: "0",
            length: "900",
            surprise: 1,
          }),
        )
        .join("\n")
    : "";
const crawlRecord = (items: Item[], url: URL): string => {
  const item = items.find(({ n }) => url.pathname === `/item/${n}`);
  if (!item) return "";
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${articleOf(item)}`;
  // Long enough for any letters that a test puts in.
  const block = http.padEnd(Buffer.byteLength(http) + 20);
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://s.example/${item.n}\r\nWARC-Date: ${iso(Math.min(item.instantMs, Date.UTC(2016, 8, 7)))}\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${block}`;
};

export const pageFinders: Platform[] = [
  {
    name: "pages of a sitemap",
    adapter: pages as SourceAdapter,
    task: (base) => firstTask(pages, { sitemaps: [`${base}/map.xml`] }),
    answer: (items, url) => (url.pathname === "/map.xml" ? sitemap(items, url) : articlePage(items, url)),
    withBroken: (items, url) =>
      url.pathname === "/map.xml" ? sitemap(items, url).replace("<url>", "<url><loc>no address</loc></url><url>") : articlePage(items, url),
    ...discovered,
  },
  {
    name: "pages of a listing",
    adapter: pages as SourceAdapter,
    task: (base) => firstTask(pages, { listings: [`${base}/news`] }),
    answer: (items, url) => (url.pathname === "/news" ? listingPage(items) : articlePage(items, url)),
    withBroken: (items, url) =>
      url.pathname === "/news"
        ? listingPage(items).replace("<article>", '<article><a href="http://">A link that leads nowhere at all</a></article><article>')
        : articlePage(items, url),
    ...discovered,
    contentType: "text/html; charset=utf-8",
  },
  {
    name: "pages of a feed",
    adapter: pages as SourceAdapter,
    task: (base) => firstTask(pages, { feeds: [`${base}/feed`] }),
    answer: (items, url) => (url.pathname === "/feed" ? articleFeed(items, url) : articlePage(items, url)),
    withBroken: (items, url) =>
      url.pathname === "/feed" ? articleFeed(items, url).replace("<item>", "<item></item><item>") : articlePage(items, url),
    ...discovered,
  },
  {
    name: "gdelt",
    adapter: gdelt as SourceAdapter,
    task: (base) => firstTask(gdelt, { api: `${base}/doc` }),
    answer: (items, url) =>
      url.pathname === "/doc" ? JSON.stringify({ articles: items.map((item) => gdeltArticle(item, url)) }) : articlePage(items, url),
    withBroken: (items, url) =>
      url.pathname === "/doc"
        ? JSON.stringify({ articles: [{ url: 7 }, ...items.map((item) => gdeltArticle(item, url))] })
        : articlePage(items, url),
    ...discovered,
    contentType: "application/json; charset=utf-8",
  },
  {
    name: "news search",
    adapter: newsSearch as SourceAdapter,
    task: (base) => firstTask(newsSearch, { searches: [`${base}/search?q={query}`] }),
    answer: (items, url) => (url.pathname === "/search" ? articleFeed(items, url) : articlePage(items, url)),
    withBroken: (items, url) =>
      url.pathname === "/search" ? articleFeed(items, url).replace("<item>", "<item></item><item>") : articlePage(items, url),
    ...discovered,
  },
  {
    name: "common crawl",
    adapter: commonCrawl as SourceAdapter,
    task: (base) => firstTask(commonCrawl, { crawls: ["C-1"], addresses: ["s.example/*"], index: base, data: base }),
    answer: (items, url) => (url.pathname === "/C-1-index" ? crawlIndex(items, url) : crawlRecord(items, url)),
    withBroken: (items, url) => (url.pathname === "/C-1-index" ? `{"surprise":1}\n${crawlIndex(items, url)}` : crawlRecord(items, url)),
    ...discovered,
    contentType: "text/x-ndjson",
    isFixed: true,
  },
];
