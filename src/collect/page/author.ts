import { decodeText } from "./character-references.js";
import { plainText } from "./html-tree.js";
import { namesIn } from "./json-ld.js";
import { metaOf, type PageFacts } from "./page-facts.js";

/** Longest byline and longest list of authors, in characters: longer is a biography. */
const longestName = 80;
const mostNames = 8;

const lead =
  /^(?:(?:written|posted|published|reported|story|words|text|photos?|article|review|reviewed|created|a post|edited|veröffentlicht|geschrieben|verfasst|publiziert|erstellt|publié|publicado)\s*)?(?:by|von|vom|par|por|di|da|door|af|av|autor(?:in)?|auteurs?|autore|author|text)(?:\s*:\s*|\s+|(?=\p{Lu}))/iu;
/** What follows a name in a byline: a role, a date, a place. */
const tail =
  /\s*(?:[|•·]|\s[-–—](?:\s|$)|,\s+(?:staff|senior|contributing|correspondent|editor|reporter|published|updated|\d)|\s+(?:on|am|le|um|at|im gespräch|stand)(?:\s|:|$)|\s+(?:published|updated|veröffentlicht|posted|publiziert)\b|\s*(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun),?\s+\d|\s*\d{1,2}[./:]\s?\d{1,2}|\s*\d{1,2}\.?\s+\p{L}{3,}\.?\s+\d{4}).*$/iu;
const noName =
  /^(?:admin|administrator|editor|redaktion|editorial|staff|author|autor|auteurs?|by|webmaster|user|guest|super user|unknown|anonymous|no author|team|web|about the author|\W*)$|^(?:posted|published|publiziert|veröffentlicht|written|geschrieben|by|edited|updated|date|datum|link)\b|https?:|www\.|@|\[at\]|[{}<>=]/i;

/** Who wrote the page, several joined with commas; null where it does not say. A person before the outlet itself. */
export function authorOf(facts: PageFacts, site: string | null): string | null {
  let outlet: string | null = null;
  for (const candidates of [fromData, fromMeta, fromProperties, fromBylines]) {
    const names = unique(candidates(facts));
    if (names.length === 0) continue;
    const joined = names.slice(0, mostNames).join(", ");
    if (!names.every((name) => isOutlet(name, site))) return joined;
    outlet ??= joined;
  }
  return outlet;
}

function isOutlet(name: string, site: string | null): boolean {
  if (/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}\b/i.test(name)) return true;
  return site !== null && (site.toLowerCase().includes(name.toLowerCase()) || name.toLowerCase().includes(site.toLowerCase()));
}

function fromData({ articles, things }: PageFacts): string[] {
  for (const article of articles) {
    const names = clean([...namesIn(article.author, things), ...namesIn(article.creator, things)]);
    if (names.length > 0) return names;
  }
  return clean(
    things
      .filter((thing) => thing["@type"] === "Person")
      .slice(0, 1)
      .flatMap((thing) => namesIn(thing, things)),
  );
}

function fromMeta(facts: PageFacts): string[] {
  const keys = [
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "byl",
    "citation_author",
    "og:author",
    "twitter:data1",
  ];
  for (const key of keys) {
    if (key === "twitter:data1" && !/by|author|von|written|geschrieben/i.test(metaOf(facts, "twitter:label1") ?? "")) continue;
    const names = clean(facts.meta.get(key) ?? []);
    if (names.length > 0) return names;
  }
  return [];
}

function fromProperties({ properties }: PageFacts): string[] {
  const elements = properties.get("author") ?? [];
  return clean(elements.slice(0, mostNames).map((element) => plainText(element)));
}

function fromBylines({ bylines }: PageFacts): string[] {
  for (const element of bylines) {
    const names = clean([plainText(element)]);
    if (names.length > 0) return names;
  }
  return [];
}

function clean(values: readonly string[]): string[] {
  return values
    .map((value) =>
      decodeText(value)
        .replace(lead, "")
        .replace(tail, "")
        .replace(/[,;:\s]+$/, "")
        .trim(),
    )
    .filter((name) => name.length > 1 && name.length <= longestName && !noName.test(name) && /\p{L}/u.test(name));
}

function unique(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = name.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
