import { type Block, blocksOf } from "./blocks.js";
import { isHidden, type Refusal, refusalOf } from "./boilerplate.js";
import type { HtmlElement } from "./html-tree.js";
import { mainNode } from "./main-node.js";
import { massOf } from "./prose.js";
import { trimBlocks } from "./trim-blocks.js";

/** An element that holds more than this share of the page's prose is no box beside the article, by how surely its name says that it is one. */
const keptShare: Record<Refusal, number> = { no: 0, doubtful: 0.12, sure: 0.5, comments: 0.8 };

export interface MainText {
  blocks: Block[];
  node: HtmlElement;
}

/** The article of a page as lines of text. */
export function mainText(root: HtmlElement, title: string): MainText {
  const visible = massOf(blocksOf(root, isHidden));
  const total = visible.get(root)?.prose ?? 0;
  const refused = (element: HtmlElement): boolean => {
    if (isHidden(element)) return true;
    const refusal = refusalOf(element);
    return refusal !== "no" && (visible.get(element)?.prose ?? 0) <= total * keptShare[refusal];
  };
  const kept = blocksOf(root, refused);
  const masses = massOf(kept);
  const node = mainNode(root, masses);
  return { blocks: trimBlocks(blocksOf(node, refused), title), node };
}
