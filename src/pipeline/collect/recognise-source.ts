import { discoverFeeds } from "../../collect/feed/discover.js";
import { parseFeed } from "../../collect/feed/parse-feed.js";
import { decodePage } from "../../collect/page/decode-page.js";
import { readSitemap } from "../../collect/page/sitemap.js";
import type { SourceFetcher } from "../../collect/source-step.js";
import { LandfallError } from "../../core/errors.js";
import type { SourceInput } from "./edit-sources.js";

/** A source that an address stands for, and how that was seen. */
export interface RecognisedSource {
  source: SourceInput;
  why: string;
}

/** What an address stands for by its form alone; null where it has to be asked. */
export function recogniseForm(address: string): RecognisedSource | null {
  const text = address.trim();
  const community = /^(?:https?:\/\/(?:www\.|old\.)?reddit\.com)?\/?r\/([A-Za-z0-9_]{1,50})\/?$/i.exec(text)?.[1];
  if (community) {
    return {
      source: { kind: "reddit", name: `r ${community}`, communities: [community], search: false },
      why: "a community on Reddit",
    };
  }
  const tag = /^#([\p{L}\p{N}_]{1,100})@([A-Za-z0-9.-]{1,200})$/u.exec(text);
  if (tag)
    return {
      source: { kind: "mastodon", name: `#${tag[1]} on ${tag[2]}`, servers: [tag[2]], hashtags: [tag[1]] },
      why: "a hashtag on a server",
    };
  const channel = /^https?:\/\/(?:www\.)?youtube\.com\/channel\/([\w-]{10,40})\/?$/i.exec(text)?.[1];
  if (channel) {
    const feed = `https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`;
    return { source: { kind: "feeds", name: `YouTube ${channel}`, feeds: [feed] }, why: "a channel's videos, which come as a feed" };
  }
  if (/^(?:https?:\/\/)?news\.ycombinator\.com/i.test(text))
    return { source: { kind: "hackernews", name: "Hacker News" }, why: "Hacker News" };
  if (/^(?:https?:\/\/)?bsky\.app\/?$/i.test(text)) return { source: { kind: "bluesky", name: "Bluesky" }, why: "Bluesky's search" };
  return null;
}

/** Feeds taken from one page at most: the first is nearly always the articles', later ones comments and sections. */
const mostFeeds = 1;

/**
 * What an address stands for: by its form, else by asking it. A page gives its feed, a sitemap its pages.
 * @throws LandfallError FETCH_REFUSED, FETCH_FAILED where it can't be asked; NOT_FOUND where nothing there can be followed
 */
export async function recogniseSource(address: string, fetcher: SourceFetcher, signal?: AbortSignal): Promise<RecognisedSource> {
  const known = recogniseForm(address);
  if (known) return known;
  const url = /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[\w.-]+:\d/.test(address) ? address : `https://${address}`;
  const answer = await fetcher.get(url, { obeyRobots: true, signal });
  if (answer.status < 200 || answer.status >= 300)
    throw new LandfallError("FETCH_FAILED", `${url} answered ${answer.status}`, {
      next: "open it in a browser, and give the address it ends at",
    });
  const host = new URL(answer.url).hostname.replace(/^www\./, "");
  const { feed } = parseFeed(answer.body, { url: answer.url, contentType: answer.contentType, name: host });
  if (feed) return { source: { kind: "feeds", name: nameOf(feed.title, host), feeds: [url] }, why: `a feed of ${feed.items.length} items` };
  const text = decodePage(answer.body, answer.contentType);
  const map = readSitemap(text, answer.url);
  if (map) return { source: { kind: "pages", name: nameOf("", host), sitemaps: [url] }, why: `a sitemap of ${map.pages.length} pages` };
  const feeds = discoverFeeds(text, answer.url).slice(0, mostFeeds);
  if (feeds.length > 0) {
    const addresses = feeds.map((offered) => offered.url);
    return { source: { kind: "feeds", name: nameOf("", host), feeds: addresses }, why: `the page offers the feed ${addresses[0]}` };
  }
  throw new LandfallError("NOT_FOUND", `${url} is no feed and no sitemap, and offers none`, {
    next: "give the address of its feed, or add it as one page with --kind pages",
  });
}

/** A source's name from a feed's title: without what a name must not hold. */
function nameOf(title: string, host: string): string {
  const plain = title
    .replace(/[,/\s]+/g, " ")
    .trim()
    .slice(0, 80);
  return plain === "" ? host : plain;
}
