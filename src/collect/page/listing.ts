import type { HtmlElement } from "./html-tree.js";
import { elementsOf, parseHtml, plainText } from "./html-tree.js";
import { absoluteUrl } from "./links.js";

/** A link of a listing page to what looks like an article. */
export interface ListedLink {
  url: string;
  title: string;
}

/** Links taken of one page. */
const linkCap = 300;
/** A headline has so many characters; menus and buttons have fewer. */
const shortestHeadline = 20;
const longestHeadline = 300;

const otherPages =
  /\/(?:tags?|categor(?:y|ies)|authors?|users?|profile|search|login|signup|register|account|privacy|terms|contact|about|imprint|impressum|cart|checkout)(?:[/?#.]|$)|\/page\/\d+\/?$|\.(?:jpe?g|png|gif|webp|svg|pdf|zip|mp[34]|css|js)(?:[?#]|$)/i;
const headingTags = new Set(["h1", "h2", "h3", "h4"]);
const boxTags = new Set(["nav", "footer", "header", "menu"]);

/**
 * The articles that a listing page links to (a section's front, a news page, an archive), each once, in page order: links on its own site with a headline's length of words, or in a
 * heading or an `article`, outside navigation.
 */
export function listedLinks(html: string, pageUrl: string): ListedLink[] {
  const root = parseHtml(html);
  const listing = new URL(pageUrl);
  const found = new Map<string, string>();
  let base = pageUrl;
  for (const element of elementsOf(root)) {
    if (element.tag === "base") base = absoluteUrl(element.attributes.href, pageUrl) ?? base;
    if (element.tag !== "a") continue;
    const address = absoluteUrl(element.attributes.href, base);
    if (address === null) continue;
    const url = new URL(address);
    url.hash = "";
    if (siteOf(url) !== siteOf(listing) || url.pathname === "/" || url.pathname === listing.pathname || otherPages.test(url.pathname))
      continue;
    const place = placeOf(element);
    if (place === "box") continue;
    const title = plainText(element).slice(0, longestHeadline);
    const isHeadline = title.length >= shortestHeadline && title.includes(" ");
    if (!isHeadline && !(place === "heading" && title.length >= 8)) continue;
    const known = found.get(url.href);
    if (known === undefined || known.length < title.length) found.set(url.href, title);
    if (found.size >= linkCap) break;
  }
  return [...found].map(([url, title]) => ({ url, title }));
}

/** Levels up which the place of a link is looked for. */
const placeLevels = 12;

function placeOf(element: HtmlElement): "box" | "heading" | "text" {
  let place: "heading" | "text" = "text";
  for (let at: HtmlElement | null = element, level = 0; at !== null && level < placeLevels; at = at.parent, level++) {
    if (headingTags.has(at.tag)) place = "heading";
    // The header of an article holds its headline; that of a page its menu.
    if (boxTags.has(at.tag) && !(at.tag === "header" && at.parent?.tag === "article")) return "box";
    if (at.tag === "article") return place;
    if (at.attributes.role === "navigation") return "box";
  }
  return place;
}

function siteOf({ hostname }: URL): string {
  return hostname.replace(/^(?:www|m|amp|mobile)\./, "");
}
