import { type Block, blocksOf } from "./blocks.js";
import { isHidden, type Refusal, refusalOf } from "./boilerplate.js";
import type { HtmlElement } from "./html-tree.js";
import type { JsonLdThing } from "./json-ld.js";
import { mainNode } from "./main-node.js";
import { massOf } from "./prose.js";
import { trimBlocks } from "./trim-blocks.js";

/** An element that holds more than this share of the page's prose is no box beside the article, by how surely its name says that it is one. */
const keptShare: Record<Refusal, number> = { no: 0, doubtful: 0.12, sure: 0.5, comments: 0.8 };

/** Lines around an article's beginning in which its date may stand. */
const openingLines = 12;

export interface MainTextOptions {
  title: string;
  /** The page's h1 headings. */
  headings: readonly string[];
  articles: readonly JsonLdThing[];
}

export interface MainText {
  text: string;
  blocks: Block[];
  node: HtmlElement;
  /** Lines just before and at the beginning of the article, refused ones among them: the date stands there. */
  opening: string[];
}

/** The article of a page as lines of text. */
export function mainText(root: HtmlElement, options: MainTextOptions): MainText {
  const all = blocksOf(root, isHidden);
  const visible = massOf(all);
  const total = visible.get(root)?.prose ?? 0;
  const refused = (element: HtmlElement): boolean => {
    if (isHidden(element)) return true;
    const refusal = refusalOf(element);
    return refusal !== "no" && (visible.get(element)?.prose ?? 0) <= total * keptShare[refusal];
  };
  const kept = blocksOf(root, refused);
  const masses = massOf(kept);
  const node = mainNode(root, masses);
  const blocks = trimBlocks(blocksOf(node, refused), [options.title, ...options.headings]);
  return { text: blocks.map(({ text }) => text).join("\n"), blocks, node, opening: openingOf(all, blocks[0]) };
}

function openingOf(all: readonly Block[], first: Block | undefined): string[] {
  const at = first ? all.findIndex((block) => block.owner === first.owner && block.text === first.text) : 0;
  return all.slice(Math.max(0, at - openingLines), at + 3).map(({ text }) => text);
}
