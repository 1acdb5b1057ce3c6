import type { Block } from "./blocks.js";
import { isBoilerplateLine } from "./boilerplate-lines.js";
import { proseOf } from "./prose.js";

/** Share of linked text from which a line is a link list, and from which even a paragraph is. */
const linkedLine = 0.5;
const linkedParagraph = 0.9;

/** A line so long that comes twice was printed twice, for a second width of screen. In UTF-16 code units. */
const longRepeat = 60;

/** Drops what stands inside an article's element without being of the article. */
export function trimBlocks(blocks: readonly Block[], titles: readonly string[]): Block[] {
  const titleKeys = new Set(titles.map(keyOf).filter(Boolean));
  const seen = new Set<string>();
  const kept = blocks.filter((block) => {
    if (isLinked(block)) return false;
    if (isBoilerplateLine(block.text, block.anchors.length > 0)) return false;
    if (titleKeys.has(keyOf(block.text))) return false;
    if (block.text.length < longRepeat || block.kind === "preformatted") return true;
    if (seen.has(block.text)) return false;
    seen.add(block.text);
    return true;
  });
  return withoutOrphans(kept);
}

function isLinked({ linkLength, text, kind }: Block): boolean {
  return linkLength > text.length * (kind === "paragraph" ? linkedParagraph : linkedLine);
}

/** Headings that nothing follows head a list that was dropped. */
function withoutOrphans(blocks: Block[]): Block[] {
  let end = blocks.length;
  while (end > 0 && blocks[end - 1].kind === "heading" && proseOf(blocks[end - 1]) === 0) end--;
  return end === blocks.length ? blocks : blocks.slice(0, end);
}

function keyOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
