import { blockTags, headingTags, silentTags } from "./block-tags.js";
import type { HtmlElement } from "./html-tree.js";

/** What a line of text is. */
export type BlockKind = "heading" | "paragraph" | "item" | "quote" | "preformatted" | "caption" | "cell" | "loose";

/** One line or paragraph of a page: inline text between two block boundaries. */
export interface Block {
  kind: BlockKind;
  text: string;
  /** UTF-16 code units of the text that stand in links. */
  linkLength: number;
  /** Links, in order. */
  anchors: HtmlElement[];
  /** The nearest block-level element around it. */
  owner: HtmlElement;
}

const kindOfTag: Record<string, BlockKind> = {
  p: "paragraph",
  li: "item",
  dd: "item",
  dt: "item",
  blockquote: "quote",
  pre: "preformatted",
  figcaption: "caption",
  caption: "caption",
  td: "cell",
  th: "cell",
};

function kindOf(owner: HtmlElement): BlockKind {
  for (let at: HtmlElement | null = owner, steps = 0; at !== null && steps < 4; at = at.parent, steps++) {
    if (headingTags.has(at.tag)) return "heading";
    const kind = kindOfTag[at.tag];
    if (kind) return kind;
    // A paragraph in a list item or a quote stays what its own element says; a `div` asks the elements around it.
    if (at.tag !== "div") break;
  }
  return "loose";
}

const silentTagsButNoscript: ReadonlySet<string> = new Set([...silentTags].filter((tag) => tag !== "noscript"));

class Collector {
  readonly blocks: Block[] = [];
  #text = "";
  #linkLength = 0;
  #anchors: HtmlElement[] = [];
  #inLink = 0;
  #owner: HtmlElement;
  readonly #skip: (element: HtmlElement) => boolean;
  readonly #silent: ReadonlySet<string>;

  constructor(root: HtmlElement, skip: (element: HtmlElement) => boolean, withNoscript: boolean) {
    this.#silent = withNoscript ? silentTagsButNoscript : silentTags;
    this.#owner = root;
    this.#skip = skip;
  }

  walk(element: HtmlElement, preformatted: boolean): void {
    for (const child of element.children) {
      if (typeof child === "string") this.#add(child, preformatted);
      else this.#enter(child, preformatted);
    }
  }

  #enter(child: HtmlElement, preformatted: boolean): void {
    if (child.tag === "br") {
      this.#add("\n", true);
      return;
    }
    if (this.#silent.has(child.tag) || this.#skip(child)) return;
    const isBlock = blockTags.has(child.tag);
    const outer = this.#owner;
    if (isBlock) {
      this.flush();
      this.#owner = child;
    }
    const isLink = child.tag === "a" && child.attributes.href !== undefined;
    if (isLink) {
      this.#inLink++;
      this.#anchors.push(child);
    }
    this.walk(child, preformatted || child.tag === "pre");
    if (isLink) this.#inLink--;
    if (isBlock) {
      this.flush();
      this.#owner = outer;
    }
  }

  #add(text: string, preformatted: boolean): void {
    const piece = preformatted ? text : text.replace(/\s+/g, " ");
    this.#text += piece;
    if (this.#inLink > 0) this.#linkLength += piece.trim().length;
  }

  flush(): void {
    const text = tidy(this.#text);
    if (text !== "") {
      const linkLength = Math.min(this.#linkLength, text.length);
      this.blocks.push({ kind: kindOf(this.#owner), text, linkLength, anchors: this.#anchors, owner: this.#owner });
    }
    this.#text = "";
    this.#linkLength = 0;
    this.#anchors = [];
  }
}

/** Characters without a width: where a word may be broken, and marks that say nothing. */
const widthless = /[\u0000\u00ad\u200b\u2060\ufeff]/g;

/** Collapses spaces, keeps single line breaks, trims each line. */
function tidy(text: string): string {
  if (text.trim() === "") return "";
  return text
    .replace(widthless, "")
    .split("\n")
    .map((line) => line.replace(/[^\S\n]+/g, " ").trim())
    .join("\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

/**
 * The lines of text under an element, in order, without what `skip` refuses.
 * @param withNoscript also what stands there for readers without scripts
 */
export function blocksOf(root: HtmlElement, skip: (element: HtmlElement) => boolean, withNoscript = false): Block[] {
  const collector = new Collector(root, skip, withNoscript);
  collector.walk(root, root.tag === "pre");
  collector.flush();
  return collector.blocks;
}
