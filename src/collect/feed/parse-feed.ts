import { decodePage } from "../page/decode-page.js";
import type { FeedResult } from "./feed.js";
import { feedOfJson } from "./json-feed.js";
import { feedOfXml } from "./xml-feed.js";
import { parseXml, type XmlElement } from "./xml-tree.js";

export interface FeedOptions {
  /** The feed's address: relative links are read against it. */
  url?: string | null;
  contentType?: string | null;
  /** Named in diagnostics; the address where absent. */
  name?: string;
}

/** Longest feed read, in UTF-16 code units: the fetcher's limit is higher, and a feed past this is none. */
const longestFeed = 50_000_000;

/**
 * Reads a feed in any format: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed. Pure, and never throws: what can't be read becomes a diagnostic.
 *
 * It does not ask for well-formed XML; one parser reads all, since a feed that breaks today must not go missing.
 */
export function parseFeed(source: string | Uint8Array, options: FeedOptions = {}): FeedResult {
  const text = (typeof source === "string" ? source : decodePage(source, options.contentType ?? null))
    .slice(0, longestFeed)
    .replace(/^\uFEFF/, "");
  const name = options.name ?? options.url ?? "feed";
  const url = options.url ?? null;
  const head = text.trimStart();
  if (head === "") return refuse(name, "empty", "the feed is empty", text);
  if (head.startsWith("{") || head.startsWith("[")) return feedOfJson(text, url, name);
  const root = parseXml(text);
  const feed = feedOfXml(root, url);
  if (feed) return { feed, diagnostics: [] };
  const first = firstElement(root);
  if (first === "html" || /^<!doctype html/i.test(head)) return refuse(name, "html_instead", "a web page came instead of a feed", text);
  return refuse(name, "not_a_feed", `the document is no feed: its first element is ${first ? `<${first}>` : "missing"}`, text);
}

function firstElement(root: XmlElement): string | null {
  const found = root.children.find((child): child is XmlElement => typeof child !== "string");
  return found ? found.name.slice(0, 40) : null;
}

/** Raw input kept with a diagnostic, in characters. */
const rawKept = 500;

function refuse(file: string, code: string, reason: string, raw: string): FeedResult {
  return { feed: null, diagnostics: [{ file, line: 0, code, reason, raw: raw.slice(0, rawKept) }] };
}
