import { elementsOf, parseHtml } from "../page/html-tree.js";
import { absoluteUrl } from "../page/links.js";

/** A feed that a page offers. */
export interface OfferedFeed {
  url: string;
  title: string | null;
}

const feedType = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)\b|^text\/xml\b/i;
const feedPath = /\/(?:feed|rss|atom|index\.xml|feed\.xml|rss\.xml|atom\.xml|feed\.json)\/?(?:[?#]|$)/i;

/** The feeds that a page offers, the declared (`link rel=alternate`) before those merely linked, each once, in page order. */
export function discoverFeeds(html: string, pageUrl: string): OfferedFeed[] {
  const declared = new Map<string, OfferedFeed>();
  const linked = new Map<string, OfferedFeed>();
  let base = pageUrl;
  for (const { tag, attributes } of elementsOf(parseHtml(html))) {
    if (tag === "base") base = absoluteUrl(attributes.href, pageUrl) ?? base;
    const url = tag === "link" || tag === "a" ? absoluteUrl(attributes.href, base) : null;
    if (url === null) continue;
    const rel = (attributes.rel ?? "").toLowerCase().split(/\s+/);
    if (
      tag === "link" &&
      (rel.includes("feed") || (rel.includes("alternate") && feedType.test(attributes.type ?? "") && !/oembed|wp-json/i.test(url)))
    ) {
      if (!declared.has(url)) declared.set(url, { url, title: attributes.title?.trim() || null });
    } else if (tag === "a" && feedPath.test(new URL(url).pathname) && new URL(url).host === new URL(base).host && !linked.has(url))
      linked.set(url, { url, title: null });
  }
  return [...declared.values(), ...[...linked.values()].filter(({ url }) => !declared.has(url))];
}
