import { elementsOf, type HtmlElement, rawText } from "./html-tree.js";

/** One thing that a page describes in JSON-LD. */
export type JsonLdThing = Record<string, unknown>;

/** Longest JSON-LD block that is read, in UTF-16 code units; things nested deeper are not looked at. */
const longestBlock = 2_000_000;
const deepestNesting = 8;
const thingCap = 500;

const articleTypes =
  /^(?:[A-Za-z]*Article|[A-Za-z]*Posting|BlogPost|Report|Review|OpinionPiece|LiveBlogPosting|CreativeWork|WebPage|ItemPage|AboutPage|Recipe|QAPage|VideoObject|PodcastEpisode)$/;
/** Types that speak of the article itself, before those that speak of the page around it. */
const weakTypes = /^(?:WebPage|ItemPage|AboutPage|CreativeWork|QAPage|VideoObject)$/;

/** Everything that the page says of itself in JSON-LD, the things in `@graph` and in lists taken out. Broken blocks are passed over. */
export function jsonLdOf(root: HtmlElement): JsonLdThing[] {
  const things: JsonLdThing[] = [];
  for (const element of elementsOf(root)) {
    if (element.tag !== "script" || !element.attributes.type?.toLowerCase().includes("ld+json")) continue;
    const source = rawText(element);
    if (source.length <= longestBlock) collect(parseLeniently(source), things, 0);
  }
  return things;
}

function parseLeniently(source: string): unknown {
  const text = source
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, "")
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/)\s*$/, "");
  for (const attempt of [
    text,
    text.replace(/[\u0000-\u001f]+/g, " "),
    text
      .replace(/[\u0000-\u001f]+/g, " ")
      .replace(/,\s*([}\]])/g, "$1")
      .replace(/;\s*$/, ""),
  ]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Raw line breaks in strings and trailing commas are common: the next attempt mends them.
    }
  }
  return null;
}

function collect(value: unknown, things: JsonLdThing[], depth: number): void {
  if (depth > deepestNesting || things.length >= thingCap || value === null || typeof value !== "object") return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, things, depth + 1);
    return;
  }
  const thing = value as JsonLdThing;
  things.push(thing);
  collect(thing["@graph"], things, depth + 1);
  collect(thing.mainEntity, things, depth + 1);
  collect(thing.mainEntityOfPage, things, depth + 1);
}

/** The type names of a thing, without the vocabulary's address. */
export function typesOf(thing: JsonLdThing): string[] {
  const type = thing["@type"];
  const list = Array.isArray(type) ? type : [type];
  return list.filter((name) => typeof name === "string").map((name) => name.slice(name.lastIndexOf("/") + 1));
}

/** The things that describe the article, those that name it an article first. */
export function articlesIn(things: readonly JsonLdThing[]): JsonLdThing[] {
  const articles = things.filter((thing) => typesOf(thing).some((type) => articleTypes.test(type)));
  return articles.sort((a, b) => Number(isWeak(a)) - Number(isWeak(b)));
}

function isWeak(thing: JsonLdThing): boolean {
  return typesOf(thing).every((type) => weakTypes.test(type) || !articleTypes.test(type));
}

/** A property as text: of a list the first, of a thing its name. */
export function textOf(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === "string" || typeof first === "number") return String(first).trim() || null;
  if (first !== null && typeof first === "object") {
    const { name, "@value": literal } = first as JsonLdThing;
    return textOf(name ?? literal ?? null);
  }
  return null;
}

/** The names that a property holds, whether strings, things with a name, references into the page's graph, or lists of these. */
export function namesIn(value: unknown, things: readonly JsonLdThing[]): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((item) => {
    if (typeof item === "string") return [item.trim()];
    if (item === null || typeof item !== "object") return [];
    const { name, "@id": id } = item as JsonLdThing;
    if (typeof name === "string") return [name.trim()];
    if (Array.isArray(name)) return name.filter((part) => typeof part === "string");
    if (typeof id !== "string") return [];
    const named = things.find((thing) => thing["@id"] === id && typeof thing.name === "string");
    return named ? [String(named.name).trim()] : [];
  });
}
