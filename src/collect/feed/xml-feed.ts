import { minuteMs } from "../../core/time.js";
import { absoluteUrl } from "../page/links.js";
import type { Feed, FeedFormat, FeedItem } from "./feed.js";
import { readText } from "./feed-text.js";
import { feedTime } from "./feed-time.js";
import { childNamed, childrenNamed, textUnder, type XmlElement } from "./xml-tree.js";

/** Items kept of one feed. */
const itemCap = 10_000;

/** The feed in a document, or null where there is none. Source: RSS 0.90 to 2.0, RSS 1.0 (RDF), Atom 0.3, RFC 4287, CDF. */
export function feedOfXml(root: XmlElement, url: string | null): Feed | null {
  const top = findTop(root, 0);
  if (!top) return null;
  if (isAtomRoot(top)) return readFeed("atom", top, top, childrenNamed(top, "atom:entry", "entry"), url);
  if (top.name === "atom:entry" || top.name === "entry") return readFeed("atom", top, top, [top], url);
  const channel = childNamed(top, "channel", "atom:channel") ?? top;
  const inside = childrenNamed(channel, "item", "items", "atom:item").filter(({ name }) => name !== "items");
  const beside = channel === top ? [] : childrenNamed(top, "item");
  return readFeed(top.name.startsWith("rdf:") ? "rdf" : "rss", top, channel, [...inside, ...beside], url);
}

function isAtomRoot({ name }: XmlElement): boolean {
  return name === "atom:feed" || name === "feed";
}

/** Wrappers around a feed that are looked into. */
const wrapperLevels = 3;

function findTop(element: XmlElement, level: number): XmlElement | null {
  for (const child of element.children) {
    if (typeof child === "string") continue;
    if (isAtomRoot(child) || child.name === "rss" || child.name === "rdf:rdf" || child.name === "channel" || child.name === "atom:entry")
      return child;
    if (level === 0 && child.name === "entry") return child;
    const inner = level < wrapperLevels ? findTop(child, level + 1) : null;
    if (inner) return inner;
  }
  return null;
}

function readFeed(format: FeedFormat, top: XmlElement, channel: XmlElement, items: XmlElement[], url: string | null): Feed {
  const base = baseOf(channel, url);
  const isAtom = format === "atom";
  const links = childrenNamed(channel, "atom:link", "link");
  const titleElement = childNamed(channel, "atom:title", "title", "dc:title");
  const ttl = Number(textOf(channel, "ttl") ?? Number.NaN);
  return {
    format,
    title: titleElement ? readText(titleElement, base, isAtom).text : "",
    link: linkOf(channel, base),
    author: authorOf(channel, isAtom),
    language:
      (textOf(channel, "language", "dc:language") ?? inherited(channel, "xml:lang") ?? top.attributes["xml:lang"])?.replace("_", "-") ??
      null,
    hub: relLink(links, "hub", base),
    self: relLink(links, "self", base),
    next: relLink(links, "next", base),
    ttlMs: Number.isFinite(ttl) && ttl > 0 ? ttl * minuteMs : null,
    items: items.slice(0, itemCap).map((item) => readItem(item, url, isAtom)),
  };
}

const ownNames = new Set([
  ...[
    "title",
    "link",
    "description",
    "guid",
    "author",
    "category",
    "pubdate",
    "content:encoded",
    "dc:creator",
    "dc:date",
    "dc:title",
    "dc:description",
    "media:content",
    "media:thumbnail",
  ],
  ...[
    "atom:title",
    "atom:link",
    "atom:id",
    "atom:author",
    "atom:content",
    "atom:summary",
    "atom:updated",
    "atom:published",
    "atom:issued",
    "atom:modified",
    "atom:created",
    "atom:category",
  ],
]);
const longestExtra = 500;

/** Elements with the date of publication, and of the last change, the best first. */
const publishedNames = [
  "atom:published",
  "published",
  "atom:issued",
  "issued",
  "pubdate",
  "dc:date",
  "dcterms:issued",
  "dcterms:created",
  "atom:created",
  "created",
];
const changedNames = ["atom:updated", "updated", "atom:modified", "modified", "dcterms:modified"];

function readItem(item: XmlElement, url: string | null, isAtom: boolean): FeedItem {
  const base = baseOf(item, url);
  const titleElement = childNamed(item, "atom:title", "title", "dc:title", "media:title", "itunes:title");
  const body = bodyOf(item, isAtom, base);
  const published = textOf(item, ...publishedNames);
  const changed = textOf(item, ...changedNames);
  const written = published ?? changed ?? textOf(item, "expirationdate") ?? item.attributes.lastmod ?? null;
  const id = textOf(item, "guid", "atom:id", "id", "dc:identifier") ?? item.attributes["rdf:about"] ?? null;
  const link = linkOf(item, base);
  const reply = childNamed(item, "thr:in-reply-to");
  const extra: Record<string, string> = {};
  for (const child of item.children) {
    if (typeof child === "string" || ownNames.has(child.name)) continue;
    const text = textUnder(child).trim();
    if (text !== "" && text.length <= longestExtra) extra[child.name] ??= text;
  }
  return {
    id: id ?? link,
    title: titleElement ? readText(titleElement, base, isAtom).text.replace(/\s+/g, " ") : "",
    link,
    author:
      authorOf(item, isAtom) ?? (childNamed(item, "atom:source") ? authorOf(childNamed(item, "atom:source") as XmlElement, isAtom) : null),
    time: feedTime(written),
    written,
    changed: published === null ? null : changed,
    ...body,
    categories: childrenNamed(item, "category", "atom:category", "dc:subject")
      .map((category) => category.attributes.term ?? textUnder(category).trim())
      .filter(Boolean),
    replyTo: reply?.attributes.href ?? reply?.attributes.ref ?? null,
    extra,
  };
}

/** The longest of the texts that an item gives: feeds put the whole text now in one element, now in another. */
function bodyOf(item: XmlElement, isAtom: boolean, base: string | null): { text: string; links: string[] } {
  const group = childNamed(item, "media:group");
  const elements = [
    ...childrenNamed(
      item,
      "content:encoded",
      "fullitem",
      "atom:content",
      "content",
      "body",
      "description",
      "atom:summary",
      "summary",
      "dc:description",
      "media:description",
      "itunes:summary",
    ),
    ...(group ? childrenNamed(group, "media:description") : []),
  ];
  let best = { text: "", links: [] as string[] };
  for (const element of elements) {
    if (element.attributes.src !== undefined) continue;
    const found = readText(element, base, isAtom && element.name.startsWith("atom:"));
    if (found.text.length > best.text.length) best = found;
  }
  return best;
}

function textOf(element: XmlElement, ...names: string[]): string | null {
  for (const name of names) {
    for (const child of childrenNamed(element, name)) {
      const text = textUnder(child).trim();
      if (text !== "") return text;
    }
  }
  return null;
}

function linkOf(element: XmlElement, base: string | null): string | null {
  const links = childrenNamed(element, "link", "atom:link");
  const alternates = links.filter(
    ({ attributes }) =>
      attributes.href !== undefined &&
      (attributes.rel === undefined || /^(?:alternate|https?:\/\/www\.iana\.org\/assignments\/relation\/alternate)$/i.test(attributes.rel)),
  );
  const page = alternates.find(({ attributes }) => attributes.type === undefined || /html/i.test(attributes.type)) ?? alternates[0];
  const written = links.map((link) => textUnder(link).trim()).find((text) => text !== "");
  const resolved = (text: string | undefined, from: XmlElement | undefined): string | null =>
    text ? (absoluteUrl(text, from ? baseOf(from, base) : base) ?? text.trim()) : null;
  const permanent = childrenNamed(element, "guid").find(({ attributes }) => (attributes.ispermalink ?? "true").toLowerCase() !== "false");
  const guid = permanent ? absoluteUrl(textUnder(permanent), null) : null;
  return (
    resolved(written, undefined) ??
    resolved(page?.attributes.href, page) ??
    guid ??
    absoluteUrl(element.attributes["rdf:about"], base) ??
    // Microsoft's Channel Definition Format puts it into an attribute.
    absoluteUrl(element.attributes.href, base)
  );
}

function relLink(links: readonly XmlElement[], rel: string, base: string | null): string | null {
  const found = links.find(({ attributes }) => attributes.rel?.toLowerCase() === rel);
  return found ? absoluteUrl(found.attributes.href, base) : null;
}

const emailAndName = /^\s*(?:mailto:)?\S+@\S+\s*\(\s*([^()]+?)\s*\)\s*$/;
const nameAndEmail = /^\s*([^<>()@]+?)\s*[<(]\s*(?:mailto:)?\S+@\S+?\s*[>)]\s*$/;

/** Names only: an e-mail address of a person is not kept where a name is given. */
function authorOf(element: XmlElement, isAtom: boolean): string | null {
  const persons = childrenNamed(
    element,
    "atom:author",
    "author",
    "dc:creator",
    "dc:author",
    "itunes:author",
    "managingeditor",
    "dc:contributor",
  );
  const names = persons.map((person) => {
    const name = textOf(person, "atom:name", "name");
    if (name !== null) return nameOnly(name);
    const hasElements = person.children.some((child) => typeof child !== "string");
    if (hasElements && isAtom) return nameOnly(textOf(person, "atom:email", "email", "atom:uri", "uri") ?? "");
    return nameOnly(textUnder(person));
  });
  const kept = [...new Set(names.filter((name) => name !== ""))];
  return kept.length === 0 ? null : kept.join(", ");
}

function nameOnly(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return emailAndName.exec(plain)?.[1] ?? nameAndEmail.exec(plain)?.[1] ?? plain;
}

function inherited(element: XmlElement, attribute: string): string | null {
  for (let at: XmlElement | null = element; at !== null; at = at.parent)
    if (at.attributes[attribute] !== undefined) return at.attributes[attribute];
  return null;
}

/** The base address of an element: its own and its ancestors' `xml:base`, the outermost read against the feed's address. */
function baseOf(element: XmlElement, url: string | null): string | null {
  const bases: string[] = [];
  for (let at: XmlElement | null = element; at !== null; at = at.parent)
    if (at.attributes["xml:base"]) bases.unshift(at.attributes["xml:base"]);
  return bases.reduce<string | null>((base, next) => absoluteUrl(next, base) ?? base, url);
}
