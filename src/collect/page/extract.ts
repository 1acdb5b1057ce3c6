import { formatInterval } from "../dates/format-interval.js";
import { authorInLine, authorOf, officeOf } from "./author.js";
import { decodeText } from "./character-references.js";
import { decodePage } from "./decode-page.js";
import { type DisclosureMark, disclosureOf } from "./disclosure.js";
import { parseHtml } from "./html-tree.js";
import { namesIn } from "./json-ld.js";
import { languageTag } from "./language-tag.js";
import { absoluteUrl, linksOf, type PageLink } from "./links.js";
import { mainText } from "./main-text.js";
import { metaOf, type PageFacts, pageFacts } from "./page-facts.js";
import { type DateCandidate, datesOf, publishedAmong } from "./published.js";
import { titleOf } from "./title.js";

/** What a web page says, without what stands around it. */
export interface ExtractedPage {
  title: string;
  /** The main text, one paragraph a line. */
  text: string;
  /** Who wrote it, several joined with commas. */
  author: string | null;
  /** The date of publication with its grade, the best of `dates`. */
  published: DateCandidate | null;
  dates: DateCandidate[];
  /** The outlet's name. */
  site: string | null;
  canonical: string | null;
  /** A BCP 47 tag as the page says it, e.g. `en-US`. */
  lang: string | null;
  /** Links in the main text, absolute where the page's address is known. */
  links: PageLink[];
  /** What says that somebody paid for it. */
  disclosure: DisclosureMark[];
}

export interface ExtractOptions {
  /** The page's address: relative links and a date in it are read against it. */
  url?: string | null;
  /** The `Content-Type` header, for the encoding of bytes. */
  contentType?: string | null;
}

/**
 * Takes the article out of a page: main text, title, author, date, outlet, links and marks of payment. Pure, and never fails: a page that says nothing gives empty fields.
 *
 * Longest page read: 10 million UTF-16 code units; the rest is cut.
 */
export function extractPage(html: string | Uint8Array, options: ExtractOptions = {}): ExtractedPage {
  const source = typeof html === "string" ? html : decodePage(html, options.contentType ?? null);
  const root = parseHtml(source.slice(0, longestPage));
  const facts = pageFacts(root);
  const url = options.url ?? null;
  const base = baseOf(facts, url);
  const canonical = absoluteUrl(facts.canonical ?? undefined, base) ?? absoluteUrl(metaOf(facts, "og:url") ?? undefined, base);
  const site = siteOf(facts);
  const title = titleOf(facts, site, url ?? canonical);
  const author = authorOf(facts, site, url ?? canonical);
  const main = mainText(root, {
    title,
    headings: facts.headings,
    things: facts.things,
    url: url ?? canonical,
    generator: metaOf(facts, "generator"),
    author,
  });
  const lang = languageTag(facts);
  const dates = datesOf(facts, url ?? canonical, main, !isMonthFirst(lang));
  const links = linksOf(
    main.blocks.flatMap(({ anchors }) => anchors),
    base,
  );
  return {
    title,
    text: main.text,
    author: author ?? firstOf(main.opening, authorInLine) ?? officeOf(facts),
    published: publishedAmong(dates),
    dates,
    site,
    canonical,
    lang,
    links,
    disclosure: disclosureOf(facts, links),
  };
}

function firstOf<In, Out>(items: readonly In[], find: (item: In) => Out | null): Out | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** Longest page read, in UTF-16 code units: the largest real articles stay under a tenth of it. */
const longestPage = 10_000_000;

/** The page as the one JSON line that `landfall extract` prints. */
export interface ExtractLine {
  title: string;
  text: string;
  author: string | null;
  /** ISO 8601, as precise as known. */
  published: string | null;
  site: string | null;
  canonical: string | null;
  lang: string | null;
  links: string[];
}

export function extractLine(page: ExtractedPage): ExtractLine {
  const interval = page.published?.time.interval ?? null;
  return {
    title: page.title,
    text: page.text,
    author: page.author,
    published: interval && page.published ? formatInterval(interval, page.published.time.assumedZone !== null) : null,
    site: page.site,
    canonical: page.canonical,
    lang: page.lang,
    links: page.links.map(({ url }) => url),
  };
}

function baseOf(facts: PageFacts, url: string | null): string | null {
  if (!facts.base) return url;
  return absoluteUrl(facts.base, url) ?? url;
}

function siteOf(facts: PageFacts): string | null {
  const named = metaOf(facts, "og:site_name", "application-name", "dc.publisher", "citation_journal_title", "apple-mobile-web-app-title");
  if (named) return decodeText(named);
  for (const article of facts.articles) {
    const [publisher] = namesIn(article.publisher, facts.things);
    if (publisher) return decodeText(publisher);
  }
  const website = facts.things.find((thing) => thing["@type"] === "WebSite" && typeof thing.name === "string");
  return website ? decodeText(String(website.name)) : null;
}

/** Only the United States (and pages that do not say) write the month first. */
function isMonthFirst(lang: string | null): boolean {
  return lang === null || /^en(?:-us)?$/i.test(lang);
}
