import { decodeHTML } from "entities";
import { Parser } from "htmlparser2";

/** An element of a feed, its name in lower case with the prefix that the format's own specification uses. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  parent: XmlElement | null;
  children: (XmlElement | string)[];
}

/** The usual prefixes of the name spaces that feeds use; a feed may bind any other to them. The empty prefix is for formats' own elements. */
const usualPrefixes: [RegExp, string][] = [
  [/^https?:\/\/www\.w3\.org\/2005\/atom\/?$|^https?:\/\/purl\.org\/atom\//i, "atom"],
  [
    /^https?:\/\/(?:my\.netscape\.com\/rdf|channel\.netscape\.com\/rdf|purl\.org\/rss\/1\.0\/?$|backend\.userland\.com\/rss|blogs\.law\.harvard\.edu\/tech\/rss|purl\.org\/net\/rss)/i,
    "",
  ],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns/i, "rdf"],
  [/^https?:\/\/purl\.org\/dc\/elements\//i, "dc"],
  [/^https?:\/\/purl\.org\/dc\/terms/i, "dcterms"],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content/i, "content"],
  [/^https?:\/\/(?:www\.itunes\.com\/dtds|example\.com\/dtds\/podcast)/i, "itunes"],
  [/^https?:\/\/search\.yahoo\.com\/mrss/i, "media"],
  [/^https?:\/\/wellformedweb\.org\/commentapi/i, "wfw"],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/slash/i, "slash"],
  [/^https?:\/\/purl\.org\/syndication\/thread/i, "thr"],
  [/^https?:\/\/www\.youtube\.com\/xml\/schemas/i, "yt"],
  [/^https?:\/\/www\.w3\.org\/1999\/xhtml/i, "xhtml"],
];

/** Deeper elements are read as if they stood at this depth. */
const deepestLevel = 200;
/** Open elements past it from which a document is given up: no feed has them, and the parser's stack takes quadratic time. */
const overflowLimit = 500;
const sliceLength = 4096;

/** Reads XML without asking that it be well-formed: raw ampersands, HTML's entities, unclosed and unmatched elements all pass. */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: "#document", attributes: {}, parent: null, children: [] };
  const scopes: Map<string, string>[] = [new Map()];
  let current = root;
  let overflow = 0;
  let inCdata = false;
  const handler = {
    onopentag(tag: string, attributes: Record<string, string>) {
      const decoded: Record<string, string> = {};
      for (const [key, value] of Object.entries(attributes)) decoded[key.toLowerCase()] = decodeHTML(value);
      const scope = scopeWith(scopes[scopes.length - 1], decoded);
      const element: XmlElement = { name: usualName(tag, scope), attributes: decoded, parent: current, children: [] };
      current.children.push(element);
      if (scopes.length > deepestLevel) {
        overflow++;
        return;
      }
      scopes.push(scope);
      current = element;
    },
    ontext(piece: string) {
      current.children.push(inCdata ? piece : decodeHTML(piece));
    },
    oncdatastart() {
      inCdata = true;
    },
    oncdataend() {
      inCdata = false;
    },
    onclosetag() {
      if (overflow > 0) overflow--;
      else if (current.parent !== null) {
        scopes.pop();
        current = current.parent;
      }
    },
  };
  const parser = new Parser(handler, { xmlMode: true, decodeEntities: false, lowerCaseTags: false, lowerCaseAttributeNames: false });
  // A document may begin with white space or noise before its declaration.
  for (let at = 0; at < text.length && overflow < overflowLimit; at += sliceLength) parser.write(text.slice(at, at + sliceLength));
  parser.end();
  return root;
}

function scopeWith(outer: Map<string, string>, attributes: Record<string, string>): Map<string, string> {
  let scope = outer;
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== "xmlns" && !key.startsWith("xmlns:")) continue;
    if (scope === outer) scope = new Map(outer);
    const usual = usualPrefixes.find(([address]) => address.test(value.trim()));
    scope.set(key === "xmlns" ? "" : key.slice(6), usual ? usual[1] : key === "xmlns" ? "" : key.slice(6));
  }
  return scope;
}

function usualName(tag: string, scope: Map<string, string>): string {
  const colon = tag.indexOf(":");
  const prefix = colon < 0 ? "" : tag.slice(0, colon).toLowerCase();
  const local = tag.slice(colon + 1).toLowerCase();
  const usual = scope.get(prefix) ?? prefix;
  // Atom's and XHTML's own elements are looked for without a prefix, whichever they were given.
  return usual === "" || usual === "xhtml" ? local : `${usual}:${local}`;
}

/** The children of an element with one of some names, in order. */
export function childrenNamed(element: XmlElement, ...names: string[]): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== "string" && names.includes(child.name));
}

/** The first child with the first of some names that has one. */
export function childNamed(element: XmlElement, ...names: string[]): XmlElement | null {
  for (const name of names) {
    const [found] = childrenNamed(element, name);
    if (found) return found;
  }
  return null;
}

/** All text under an element, as it stands. */
export function textUnder(element: XmlElement): string {
  let text = "";
  for (const child of element.children) text += typeof child === "string" ? child : textUnder(child);
  return text;
}

/** The markup under an element, for content that stands in a feed as elements. */
export function markupUnder(element: XmlElement): string {
  let markup = "";
  for (const child of element.children) {
    if (typeof child === "string") markup += child.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    else {
      const attributes = Object.entries(child.attributes).map(
        ([key, value]) => ` ${key}="${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`,
      );
      // Markup without its own name space takes the prefix of the feed's.
      const name = child.name.slice(child.name.indexOf(":") + 1);
      markup += `<${name}${attributes.join("")}>${markupUnder(child)}</${name}>`;
    }
  }
  return markup;
}
