import type { PageLink } from "./links.js";
import type { PageFacts } from "./page-facts.js";

/** A sign on the page that somebody paid for it, or earns by it. */
export interface DisclosureMark {
  kind: "sponsored_link" | "affiliate_link" | "sponsored_markup";
  /** The address, or the words of the markup. */
  evidence: string;
}

const sponsoredMeta = [
  "article:content_tier",
  "content-type",
  "parsely-type",
  "parsely-tags",
  "article:tag",
  "article:section",
  "keywords",
];
const sponsoredWords =
  /\b(?:sponsored(?: content| post)?|advertorial|paid (?:content|post|partnership)|branded content|brandvoice|partner content|native advertising)\b/i;
/** Marks kept of one page. */
const markCap = 50;

/** The marks of payment: sponsored and affiliate links in the text, and what the page's own data call sponsored. */
export function disclosureOf(facts: PageFacts, links: readonly PageLink[]): DisclosureMark[] {
  const marks: DisclosureMark[] = [];
  for (const { url, sponsored, affiliate } of links) {
    if (sponsored) marks.push({ kind: "sponsored_link", evidence: url });
    else if (affiliate) marks.push({ kind: "affiliate_link", evidence: url });
  }
  for (const name of sponsoredMeta) {
    const said = facts.meta.get(name)?.find((value) => sponsoredWords.test(value));
    if (said) marks.push({ kind: "sponsored_markup", evidence: `${name}: ${said.slice(0, 100)}` });
  }
  for (const thing of facts.articles) if (thing.sponsor) marks.push({ kind: "sponsored_markup", evidence: "schema.org sponsor" });
  return marks.slice(0, markCap);
}
