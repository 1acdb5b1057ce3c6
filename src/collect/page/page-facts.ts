import { elementsOf, type HtmlElement, plainText } from "./html-tree.js";
import { articlesIn, type JsonLdThing, jsonLdOf, namesIn, typesOf } from "./json-ld.js";

/** What a page says of itself, gathered in one pass for the readers of title, author, date and the rest. */
export interface PageFacts {
  /** `meta` by lower-case name, property, itemprop or http-equiv; the values in page order. */
  meta: Map<string, string[]>;
  things: JsonLdThing[];
  articles: JsonLdThing[];
  titleTag: string;
  headings: string[];
  /** h2 headings: on blogs whose h1 is the blog's name, one of them is the title. */
  subheadings: string[];
  canonical: string | null;
  base: string | null;
  htmlLang: string | null;
  /** Elements with an itemprop, by property. */
  properties: Map<string, HtmlElement[]>;
  times: HtmlElement[];
  /** Elements that say or are called author or byline. */
  bylines: HtmlElement[];
  /** Elements that are called date or time. */
  dateElements: HtmlElement[];
  /** Names of organisations and sites in the page's data, in lower case. */
  organisations: ReadonlySet<string>;
}

const bylineName =
  /(?:^|[^a-z])(?:by-?line|author|autor|auteur|writer|verfasser|redakteur|wrote[-_]?by|written[-_]?by|firma-?autor)(?:[^a-z]|$|name|bold|title|s(?:[^a-z]|$))/i;
const notByline =
  /(?:avatar|image|img|photo|bio|desc|box|(?<!v)card(?!__author)|social|follow|comment|related|count|icon|link-wrapper|authority|location)/i;
const dateName = /(?:^|[^a-z])(?:date|datum|time|timestamp|published|pubdate|posted|fecha|data|datetime)(?:[^a-z]|$|time|line)/i;

/** Elements of one kind that are kept: beyond them a page is a list. */
const keptElements = 60;

export function pageFacts(root: HtmlElement): PageFacts {
  const things = jsonLdOf(root);
  const facts: PageFacts = {
    meta: new Map(),
    things,
    articles: articlesIn(things),
    titleTag: "",
    headings: [],
    subheadings: [],
    canonical: null,
    base: null,
    htmlLang: null,
    properties: new Map(),
    times: [],
    bylines: [],
    dateElements: [],
    organisations: organisationsIn(things),
  };
  for (const element of elementsOf(root)) note(element, facts);
  return facts;
}

function organisationsIn(things: readonly JsonLdThing[]): ReadonlySet<string> {
  const named = things.flatMap((thing) => [thing, ...[thing.author, thing.publisher].flat()]);
  return new Set(
    named.flatMap((value) => {
      const types = value !== null && typeof value === "object" ? typesOf(value as JsonLdThing) : [];
      // Programs for blogs call the one who writes it a person and an organisation.
      if (types.includes("Person") || !types.some((type) => /Organization$|^WebSite$|^Corporation$/.test(type))) return [];
      return namesIn(value, things).map((name) => name.toLowerCase());
    }),
  );
}

function note(element: HtmlElement, facts: PageFacts): void {
  const { tag, attributes } = element;
  if (attributes.itemprop !== undefined && tag !== "meta") push(facts.properties, attributes.itemprop.toLowerCase(), element);
  if (tag === "meta") {
    const content = attributes.content?.trim();
    if (!content) return;
    for (const name of [attributes.property, attributes.name, attributes.itemprop, attributes["http-equiv"]])
      if (name) push(facts.meta, name.trim().toLowerCase(), content);
    return;
  }
  if (tag === "title") facts.titleTag ||= plainText(element);
  else if (tag === "h1" && facts.headings.length < keptElements) facts.headings.push(plainText(element));
  else if (tag === "h2" && facts.subheadings.length < keptElements) facts.subheadings.push(plainText(element));
  else if (tag === "html") facts.htmlLang ??= attributes.lang ?? attributes["xml:lang"] ?? null;
  else if (tag === "base") facts.base ??= attributes.href ?? null;
  else if (tag === "link") {
    if (attributes.rel?.toLowerCase().split(/\s+/).includes("canonical")) facts.canonical ??= attributes.href?.trim() || null;
  } else if (tag === "time") {
    if (facts.times.length < keptElements) facts.times.push(element);
  } else noteByName(element, facts);
}

function noteByName(element: HtmlElement, facts: PageFacts): void {
  const { class: classes, id, rel } = element.attributes;
  const isAuthorLink = rel !== undefined && rel.toLowerCase().split(/\s+/).includes("author");
  const name = `${element.tag === "byline" ? "byline" : ""}${classes ?? ""} ${id ?? ""}`;
  if (!isAuthorLink && name === " ") return;
  if ((isAuthorLink || (bylineName.test(name) && !notByline.test(name))) && facts.bylines.length < keptElements)
    facts.bylines.push(element);
  if (dateName.test(name) && facts.dateElements.length < keptElements) facts.dateElements.push(element);
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The first value among several `meta` names, in the order of the names. */
export function metaOf(facts: PageFacts, ...names: string[]): string | null {
  for (const name of names) {
    const value = facts.meta.get(name)?.[0];
    if (value) return value;
  }
  return null;
}
