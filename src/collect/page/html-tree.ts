import { Parser } from "htmlparser2";

/** An element of a parsed page. Children are elements and text, in order. */
export interface HtmlElement {
  tag: string;
  attributes: Record<string, string>;
  parent: HtmlElement | null;
  children: HtmlNode[];
}

export type HtmlNode = HtmlElement | string;

/** Deeper elements become children of the deepest allowed one: recursion over a hostile page stays bounded. Browsers stop at 512. */
const deepestLevel = 400;

/** Elements whose text is not for reading; scripts keep theirs, for the data they hold. */
const skippedText = new Set(["style", "template", "svg", "math-ml", "noembed", "object"]);

/** Characters given to the parser at a time, and open elements past the deepest from which it is begun anew. */
const sliceLength = 4096;
const overflowLimit = 100;

const parserOptions = { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: false };

/** Reads a page into a tree, never failing: what is not closed is closed at the end. */
export function parseHtml(html: string): HtmlElement {
  const root: HtmlElement = { tag: "#document", attributes: {}, parent: null, children: [] };
  let current = root;
  let level = 0;
  let overflow = 0;
  let skipped = 0;
  const handler = {
    onopentag(tag: string, attributes: Record<string, string>) {
      if (skippedText.has(tag)) skipped++;
      const element: HtmlElement = { tag, attributes, parent: current, children: [] };
      current.children.push(element);
      if (level >= deepestLevel) {
        overflow++;
        return;
      }
      level++;
      current = element;
    },
    ontext(text: string) {
      if (skipped === 0) appendText(current, text);
    },
    onclosetag(tag: string) {
      if (skippedText.has(tag) && skipped > 0) skipped--;
      if (overflow > 0) {
        overflow--;
        return;
      }
      if (current.parent === null) return;
      level--;
      current = current.parent;
    },
  };
  let parser = new Parser(handler, parserOptions);
  for (let at = 0, end = 0; at < html.length; at = end) {
    const tagStart = html.lastIndexOf("<", at + sliceLength);
    end = tagStart > at ? tagStart : at + sliceLength;
    if (end + sliceLength >= html.length) end = html.length;
    parser.write(html.slice(at, end));
    if (overflow < overflowLimit) continue;
    // The parser's own stack takes quadratic time: a page nested this deep is hostile and begins anew where it stands.
    const [element, depth] = [current, level];
    overflow = 0;
    skipped = 0;
    parser.end();
    [current, level, overflow, skipped] = [element, depth, 0, 0];
    parser = new Parser(handler, parserOptions);
  }
  parser.end();
  return root;
}

function appendText(element: HtmlElement, text: string): void {
  const last = element.children.length - 1;
  const previous = element.children[last];
  if (typeof previous === "string") element.children[last] = previous + text;
  else element.children.push(text);
}

/** Every element under `root` in document order, `root` first. */
export function* elementsOf(root: HtmlElement): Generator<HtmlElement> {
  const waiting: HtmlElement[] = [root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    yield element;
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i];
      if (typeof child !== "string") waiting.push(child);
    }
  }
}

/** All text under a node, as it stands; no more elements are read once it is longer than `longest`. */
export function rawText(node: HtmlNode, longest = Number.POSITIVE_INFINITY): string {
  if (typeof node === "string") return node;
  let text = "";
  for (const child of node.children) {
    if (text.length > longest) break;
    text += rawText(child, longest - text.length);
  }
  return text;
}

/** All text under a node with white space collapsed; for `longest` see `rawText`. */
export function plainText(node: HtmlNode, longest?: number): string {
  return rawText(node, longest).replace(/\s+/g, " ").trim();
}
