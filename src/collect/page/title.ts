import { decodeText } from "./character-references.js";
import { textOf } from "./json-ld.js";
import { metaOf, type PageFacts } from "./page-facts.js";

/** Marks between an article's title and its site's name. */
const separator = /\s+[|\-–—•·»›:/]+\s+|\s*[|»›]\s*/;

/** A heading shorter than this may stand in a title by chance. */
const shortHeading = 8;

/** The article's title: the heading that the page's data, head or tab names, else what they say with the site's name cut off. */
export function titleOf(facts: PageFacts, site: string | null, url: string | null): string {
  const headings = [...facts.headings, ...facts.subheadings].filter((heading) => heading.length > 2);
  const said = [
    ...facts.articles.map((article) => textOf(article.headline)),
    metaOf(facts, "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"),
    facts.titleTag,
  ].filter((candidate) => candidate !== null && candidate !== "");
  const names = [site, url && URL.canParse(url) ? new URL(url).hostname : null]
    .map((name) => letters(name ?? ""))
    .filter((name) => name.length > 2);
  for (const candidate of said) {
    const text = decodeText(candidate as string);
    const title = withoutSite(text, names);
    const same = headings.find((heading) => words(heading) === words(title) || words(heading) === words(text));
    if (same) return same;
    const begins = headings.filter(
      (heading) => heading.length >= shortHeading && words(text).startsWith(`${words(heading)} `) && !isName(heading, names),
    );
    if (begins.length > 0) return begins.reduce((best, heading) => (heading.length > best.length ? heading : best));
    if (isName(title, names)) continue;
    return title;
  }
  return facts.headings[0] ?? facts.titleTag;
}

function isName(text: string, names: readonly string[]): boolean {
  const own = letters(text);
  return own === "" || names.some((name) => name === own);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Cuts the site's name off the end, or the beginning, of a title. */
function withoutSite(text: string, names: readonly string[]): string {
  const parts = text.split(separator).filter(Boolean);
  if (parts.length < 2) return text;
  const ends = [parts[parts.length - 1], parts[0]];
  for (const [index, part] of ends.entries()) {
    const own = letters(part);
    if (own.length < 3 || !names.some((name) => name.includes(own) || own.includes(name))) continue;
    if (index === 0) return text.slice(0, text.lastIndexOf(part)).replace(/[\s|\-–—•·»›:/]+$/, "");
    return text.slice(part.length).replace(/^[\s|\-–—•·»›:/]+/, "");
  }
  return text;
}
