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

/** Reads a page into a tree, never failing: what is not closed is closed at the end. */
export function parseHtml(html: string): HtmlElement {
  const root: HtmlElement = { tag: "#document", attributes: {}, parent: null, children: [] };
  let current = root;
  let level = 0;
  let overflow = 0;
  let skipped = 0;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
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
      ontext(text) {
        if (skipped === 0) appendText(current, text);
      },
      onclosetag(tag) {
        if (skippedText.has(tag) && skipped > 0) skipped--;
        if (overflow > 0) {
          overflow--;
          return;
        }
        if (current.parent === null) return;
        level--;
        current = current.parent;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: false },
  );
  parser.write(html);
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
  yield root;
  for (const child of root.children) if (typeof child !== "string") yield* elementsOf(child);
}

/** All text under a node, as it stands. */
export function rawText(node: HtmlNode): string {
  if (typeof node === "string") return node;
  let text = "";
  for (const child of node.children) text += rawText(child);
  return text;
}

/** All text under a node with white space collapsed. */
export function plainText(node: HtmlNode): string {
  return rawText(node).replace(/\s+/g, " ").trim();
}
