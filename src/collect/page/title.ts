import { textOf } from "./json-ld.js";
import { metaOf, type PageFacts } from "./page-facts.js";
import { decodeText } from "./decode-text.js";

/** Marks between an article's title and its site's name. */
const separator = /\s+[|\-–—•·»:/]+\s+|\s*[|»]\s*/;

/** The article's title: as the page's data, its head, its first heading or its tab says; the site's name cut off. */
export function titleOf(facts: PageFacts, site: string | null): string {
  const headings = facts.headings.filter((heading) => heading.length > 2);
  const candidates = [
    ...facts.articles.map((article) => textOf(article.headline)),
    metaOf(facts, "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"),
  ];
  for (const candidate of candidates) {
    if (!candidate) continue;
    const title = withoutSite(decodeText(candidate), site);
    const same = headings.find((heading) => sameWords(heading, title));
    if (title) return same ?? title;
  }
  const tab = facts.titleTag;
  const inTab = headings.find((heading) => heading.length > 8 && words(tab).includes(words(heading)));
  if (inTab) return inTab;
  const cut = withoutSite(tab, site);
  if (cut !== tab || headings.length === 0) return cut || longestPart(tab);
  return headings.length === 1 ? headings[0] : longestPart(tab);
}

function words(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function sameWords(a: string, b: string): boolean {
  return words(a) === words(b);
}

function withoutSite(title: string, site: string | null): string {
  const text = title.replace(/\s+/g, " ").trim();
  const name = site ? words(site) : "";
  const parts = text.split(separator);
  if (parts.length < 2) return text;
  const last = words(parts[parts.length - 1]);
  if (name !== "" && (last === name || name.includes(last) || last.includes(name))) {
    const end = text.lastIndexOf(parts[parts.length - 1]);
    return text.slice(0, end).replace(/[\s|\-–—•·»:/]+$/, "");
  }
  return text;
}

function longestPart(title: string): string {
  const parts = title.split(/\s+[|–—•·»-]+\s+|\s*[|»]\s*/);
  return parts.reduce((best, part) => (part.length > best.length ? part : best), "").trim();
}
