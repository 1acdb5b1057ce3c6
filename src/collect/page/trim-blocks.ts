import type { Block } from "./blocks.js";

/** Drops what stands inside an article's element without being of the article. */
export function trimBlocks(blocks: readonly Block[], _title: string): Block[] {
  return blocks.filter((block) => block.linkLength <= 0.5 * block.text.length || block.linkLength < block.text.length * 0.9 && block.kind === "paragraph");
}
