import type { DocumentTime } from "../../core/time.js";
import { feedTime } from "../feed/feed-time.js";
import { childNamed, childrenNamed, parseXml, textUnder, type XmlElement } from "../feed/xml-tree.js";
import { absoluteUrl } from "./links.js";

/** One page that a sitemap names. */
export interface SitemapEntry {
  url: string;
  /** When it last changed, or, of a news sitemap, when it was published; grade `feed`. */
  time: DocumentTime;
  /** Only in news sitemaps. */
  title: string | null;
  publication: string | null;
}

export interface Sitemap {
  pages: SitemapEntry[];
  /** Further sitemaps, of a sitemap index. */
  sitemaps: SitemapEntry[];
}

/** Entries that one sitemap may have by its protocol (sitemaps.org). */
const entryCap = 50_000;

/** Reads a sitemap, a news sitemap or a sitemap index; null where the document is none of these. */
export function readSitemap(text: string, url: string): Sitemap | null {
  const root = parseXml(text);
  const top = root.children.find(
    (child): child is XmlElement => typeof child !== "string" && (child.name.endsWith("urlset") || child.name.endsWith("sitemapindex")),
  );
  if (!top) return null;
  const read = (element: XmlElement): SitemapEntry[] => {
    const address = absoluteUrl(textOf(element, "loc") ?? undefined, url);
    if (address === null) return [];
    const news = childNamed(element, "news:news");
    const publication = news ? childNamed(news, "news:publication") : null;
    return [
      {
        url: address,
        time: feedTime((news ? textOf(news, "news:publication_date") : null) ?? textOf(element, "lastmod")),
        title: news ? textOf(news, "news:title") : null,
        publication: publication ? textOf(publication, "news:name") : null,
      },
    ];
  };
  return {
    pages: childrenNamed(top, "url").slice(0, entryCap).flatMap(read),
    sitemaps: childrenNamed(top, "sitemap").slice(0, entryCap).flatMap(read),
  };
}

function textOf(element: XmlElement, name: string): string | null {
  const child = childNamed(element, name);
  return child ? textUnder(child).trim() || null : null;
}
