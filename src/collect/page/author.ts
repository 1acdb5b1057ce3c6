import { decodeText } from "./character-references.js";
import { elementsOf, type HtmlElement, plainText } from "./html-tree.js";
import { namesIn } from "./json-ld.js";
import { metaOf, type PageFacts } from "./page-facts.js";

/** Longest byline and longest list of authors, in characters: longer is a biography. */
const longestName = 80;
const mostNames = 8;
/** Characters and elements of a byline that are looked at. */
const longestByline = 600;
const bylineElements = 100;

const lead =
  /^[\s,;:|–—-]*(?:(?:written|posted|published|reported|post author|story|words|text|photos?|article|review|reviewed|created|a post|edited|interview|text und fotos?|text & fotos?|& fotos?|artikel|beitrag|veröffentlicht|geschrieben|verfasst|publiziert|erstellt|publié|publicado|escrito|scritto|geschreven)\s*)?(?:by|von|vom|par|por|di|da|door|af|av|autor(?:[*:_]?in(?:nen)?|en)?|auteurs?|autore|autora?|author|authors|text|interview|redaktion|redakteur(?:in)?)(?:\s*[:/]\s*|\s+)/iu;
/** "ByAda Quay", where the markup between the two is gone. */
const jobLead =
  /^(?:text|words|story|interview|video)e?\s*(?:&|und|and|\+|,|y|et)\s*(?:fotos?|photos?|bilder?|pictures?|text)\s*(?:[:/]|by|von)\s*/iu;
const gluedLead = /^(?:By|Von|Par|Por)(?=\p{Lu}\p{Ll})/u;
/** What stands before a name without being of it: a title of work. */
const role =
  /^(?:\S*(?:expert[ei]n?|redakteur(?:in)?|autor(?:in)?|korrespondent(?:in)?|reporter(?:in)?|volontär(?:in)?|gastautor(?:in)?|editor|correspondent|columnist|chefredakteur(?:in)?))\s+(?=\p{L}+\s+\p{L})/iu;
/** What follows a name in a byline: a role, a date, a place, a handle. */
const tail =
  /\s*(?:[|•·@]|\s[-–—](?:\s|$)|\s\S*\s?(?:staff|contributor)(?:\s(?:writer|reporter))?$|,\s+(?:staff|senior|contributing|correspondent|editor|reporter|published|updated|phd|ph\.d|md|m\.d|ma|mba|rdn?|dpa|afp|reuters|ap|\d)|\s+for\s(?:the\s|mailonline)|\s+(?:on|am|le|um|at|stand)(?:\s+(?:\p{L}{2,12}\.?,?\s+)?\d|\s*:|\s*$)|\s+im gespräch(?:\s|$)|\s+(?:chef)?(?:redakteur|editor)(?:in)?$|\s+(?:published|updated|veröffentlicht|posted|publiziert|publicado)\b|\s*(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun),?\s+\d|\s*\d{1,2}[./:]\s?\d{1,2}|\s*\d{1,2}\.?\s+\p{L}{3,}\.?\s+\d{4}).*$/iu;
const noName =
  /^(?:\w*admin|administrator|editor|editorial|staff|author|autor|auteurs?|autoren|by|von|por|par|webmaster|user|guest|super user|unknown|anonymous|no author|publisher|\w*_?team|web|null|undefined|about the author|\W*)$|^(?:posted|published|publiziert|veröffentlicht|written|geschrieben|by|edited|updated|date|datum|link|more|mehr|about|über|view|alle?|revised|zuletzt|stand|quelle|foto)\b|[!?]|https?:|www\.|facebook\.com|@|\[at\]|[{}<>=]/i;
/** A firm or an office: it publishes, it does not write. */
const organisation =
  /\b(?:gmbh|ag|e\.\s?v\.?|ltd|inc|llc|verlag|verband|bundesverband|ministerium|bundesministerium|departement|germany|media|online|magazine?|news|press|zeitung|kitchens)\b|^(?:die )?redaktion\b|\bredaktion$/i;
const joint = /\s+(?:and|und|y|et|&|e)\s+|\s*[;/]\s*/iu;

/** The persons that the page's data, head, properties and bylines name as its authors, joined with commas, the first of these that names any; null where none does. */
export function authorOf(facts: PageFacts, site: string | null, url: string | null): string | null {
  const host = hostLetters(url);
  for (const candidates of [fromData, fromMeta, fromProperties, fromBylines]) {
    const names = unique(candidates(facts));
    if (names.length > 0 && !names.every((name) => isOutlet(name, site, host, facts))) return names.slice(0, mostNames).join(", ");
  }
  return null;
}

/** The office or outlet that a byline shows, where no person is named. An outlet that only the page's data name is its publisher, and no author. */
export function officeOf(facts: PageFacts): string | null {
  return unique(fromBylines(facts)).slice(0, mostNames).join(", ") || null;
}

/** True for the name of the outlet, of a firm or of an office. A person's name that is a part of the site's ("Ada Quay's blog") is none. */
function isOutlet(name: string, site: string | null, host: string, { organisations }: PageFacts): boolean {
  const key = name.toLowerCase();
  if (host !== "" && plainLetters(name) === host && (articleFirst.test(name) || !personName.test(name))) return true;
  if (organisation.test(name) || /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}\b/i.test(name)) return true;
  if (organisations.has(key)) return true;
  return site !== null && (key === site.toLowerCase() || (key.includes(site.toLowerCase()) && !personName.test(name)));
}

const articleFirst = /^(?:the|el|la|las?|los|le|les|il|lo|o|os|der|die|das|de|het)\s/iu;

/** The letters of an address's name without its ending: "elpais" of "https://www.elpais.com/…". */
function hostLetters(url: string | null): string {
  if (url === null || !URL.canParse(url)) return "";
  return plainLetters(
    new URL(url).hostname
      .replace(/^www\./, "")
      .split(".")
      .slice(0, -1)
      .join("."),
  );
}

function plainLetters(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
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
  // Teasers of other articles name their authors too: those of this one stand side by side.
  const own = elements.filter(({ parent }) => parent === elements[0].parent).slice(0, mostNames);
  return clean(own.flatMap(namesInElement));
}

function fromBylines({ bylines }: PageFacts): string[] {
  for (const element of bylines) {
    const names = clean(namesInElement(element));
    if (names.length > 0) return names;
  }
  return [];
}

/** The names that an element holds: those that are links or carry the name property in it, else all its text. */
function namesInElement(element: HtmlElement): string[] {
  const parts: string[] = [];
  let looked = 0;
  for (const inner of elementsOf(element)) {
    if (++looked > bylineElements) break;
    const { itemprop, rel, class: names = "" } = inner.attributes;
    if (itemprop === "name" || rel === "author" || /(?:^|\s)fn(?:\s|$)/.test(names)) parts.push(plainText(inner, longestByline));
  }
  return parts.some((part) => /\p{L}/u.test(part)) ? parts : [plainText(element, longestByline)];
}

/** Names as a line of the text gives them: "By Ada Quay and Bo Pier", "7.9.2016 | Ada Quay". Null for a line that is none. */
export function authorInLine(line: string): string | null {
  if (line.length > longestName || !(textLead.test(line) || dated.test(line))) return null;
  const names = clean([line.replace(dated, "").replace(clock, "")]);
  return names.length > 0 && names.every((name) => personName.test(name)) ? unique(names).join(", ") : null;
}

/** The day that a line begins with, and the time of day and the marks behind it. */
const dated = /^\W*(?:\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{1,2}\.?\s\p{L}{3,9}\.?\s\d{4})[\s,|•·–-]*/u;
const clock = /^\d{1,2}[:.]\d{2}(?:\s?(?:Uhr|h))?[\s,|•·–-]*/iu;
const textLead =
  /^(?:(?:written|reported|story|text|interview|words)\s*(?:by)?\s*:?\s*)?(?:by|von|por|par|di|door|av|af|autor(?:in)?|author|text|interview|auteur)\s*:?\s+\p{Lu}/iu;
/** Two to four words that begin as names do. */
const personName = /^\p{Lu}[\p{L}.'’-]*(?:\s(?:\p{Lu}[\p{L}.'’-]*|van|von|de|del|di|da|der|den|le|la|bin|al)){1,4}$/u;

function clean(values: readonly string[]): string[] {
  return values
    .flatMap((value) =>
      split(decodeText(value.slice(0, longestByline)).replace(jobLead, "").replace(lead, "").replace(gluedLead, "").replace(tail, "")),
    )
    .map((name) =>
      name
        .replace(role, "")
        .replace(/^[\s,;:|]+|[,;:\s]+$/g, "")
        .trim(),
    )
    .filter((name) => name.length > 2 && name.length <= longestName && !noName.test(name) && /\p{L}/u.test(name));
}

/** Several names in one string, apart; a single name with a joint in it stays whole. */
function split(names: string): string[] {
  const parts = names.split(joint).flatMap((part) => part.split(/,\s+/));
  return parts.length > 1 && parts.every((part) => personName.test(part.trim())) ? parts : [names];
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
