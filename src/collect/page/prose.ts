import type { Block, BlockKind } from "./blocks.js";
import type { HtmlElement } from "./html-tree.js";

/** How much a line counts as prose by what it is: headings and captions stand beside prose without being it. */
const kindWeight: Record<BlockKind, number> = {
  paragraph: 1,
  quote: 1,
  preformatted: 1,
  loose: 0.8,
  item: 0.6,
  cell: 0.6,
  caption: 0.2,
  heading: 0,
};

/** A line shorter than this is a label unless it ends as a sentence does. In UTF-16 code units; CJK text says as much in a third. */
const shortLine = 60;
const shortSentence = 25;

/** Scripts in which a character is about a word. */
const dense = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const sentenceEnd = /[.!?…。！？:;"”»’)]$/;

/** Share of linked text from which a line is navigation. */
const navigationShare = 0.5;

/** Length as if written in an alphabet. */
export function readingLength(text: string): number {
  return dense.test(text) ? text.length * 3 : text.length;
}

/** How many characters of prose a line holds; 0 for labels and navigation. */
export function proseOf(block: Block): number {
  const length = readingLength(block.text);
  if (length < shortSentence) return 0;
  if (block.linkLength > navigationShare * block.text.length) return 0;
  if (length < shortLine && !sentenceEnd.test(block.text)) return 0;
  const free = 1 - block.linkLength / block.text.length;
  return length * free * kindWeight[block.kind];
}

/** Sums of the lines under each element. */
export interface Mass {
  prose: number;
  length: number;
  linkLength: number;
  /** Lines that are prose. */
  paragraphs: number;
}

/** The sums for every element that holds a line, up to the root. */
export function massOf(blocks: readonly Block[]): Map<HtmlElement, Mass> {
  const masses = new Map<HtmlElement, Mass>();
  for (const block of blocks) {
    const prose = proseOf(block);
    for (let at: HtmlElement | null = block.owner; at !== null; at = at.parent) {
      let mass = masses.get(at);
      if (!mass) {
        mass = { prose: 0, length: 0, linkLength: 0, paragraphs: 0 };
        masses.set(at, mass);
      }
      mass.prose += prose;
      mass.length += block.text.length;
      mass.linkLength += block.linkLength;
      if (prose > 0) mass.paragraphs++;
    }
  }
  return masses;
}
