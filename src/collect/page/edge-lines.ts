import type { Block } from "./blocks.js";
import { proseOf, readingLength } from "./prose.js";

/** A first or last line of the article proper holds so much prose, in characters. */
const edgeProse = 40;
/** More labels than this before or behind the prose are content: a poem, a list of names, a table without markup. */
const mostLabels = 6;

/** Lines from the first prose on among which author and date may stand below the lead. */
const openingLines = 6;

/** Kinds of line that are part of something larger even where they are short. */
const structured: ReadonlySet<Block["kind"]> = new Set(["item", "cell", "quote", "preformatted"]);

const sentenceEnd = /[.!?,…。！？:;"”»’)\]]$/;
const byline =
  /^(?:(?:written|posted|published|reported|text|story|words|interview|ein interview)\s*)?(?:by|von|par|por|di|door|av|af|autor(?:in)?|author)\s*:?\s+\p{Lu}/iu;
/** A day with its year, or a time of day, as it stands beside a headline. */
const stamp =
  /(?:19|20)\d{2}-\d{1,2}-\d{1,2}|\d{1,2}\s?[./|]\s?\d{1,2}\s?[./|]\s?(?:(?:19|20)\d{2}|\d{2}(?!\d))|\p{L}{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2}|\d{1,2}(?:st|nd|rd|th)?\.?\s(?:de\s)?\p{L}{3,9}\.?,?\s(?:de\s|del\s)?(?:19|20)\d{2}|(?<!\d)\d{1,2}[:.]\d{2}(?:\s?(?:uhr|h|[ap]\.?m\.?))/iu;
/** Letters beside a date that leave it a stamp: names of day and month, "published", a place. */
const lettersBeside = 40;
/** Longest byline, in UTF-16 code units. */
const longestByline = 90;

/** True for a line that says who or when and nothing else. */
function isByline(text: string): boolean {
  if (text.length > longestByline) return false;
  if (byline.test(text) && !/[.!?]$/.test(text)) return true;
  return stamp.test(text) && text.replace(/[^\p{L}]+/gu, "").length <= lettersBeside && !/[!?]$/.test(text);
}

/** Leaves out what stands before the first prose and behind the last: who and when, section names, buttons. */
export function withoutEdgeLabels(blocks: readonly Block[]): readonly Block[] {
  const first = blocks.findIndex(isProse);
  if (first < 0) return blocks;
  const last = blocks.findLastIndex(isProse);
  const before = blocks.slice(0, first);
  const behind = blocks.slice(last + 1);
  const inside = blocks.slice(first, last + 1);
  return [
    ...withoutLabels(before).filter((block) => !saysWhoOrWhen(block)),
    ...inside.filter((block, index) => index >= openingLines || !saysWhoOrWhen(block)),
    ...withoutLabels(behind).filter((block) => !saysWhoOrWhen(block)),
  ];
}

function saysWhoOrWhen({ kind, text }: Block): boolean {
  return (kind === "loose" || kind === "paragraph") && isByline(text);
}

function withoutLabels(edge: readonly Block[]): readonly Block[] {
  const content = edge.filter((block) => !isLabel(block));
  return edge.length - content.length <= mostLabels ? content : edge;
}

function isProse(block: Block): boolean {
  return proseOf(block) >= edgeProse && !isByline(block.text);
}

/** A label is shorter than a line, in characters as read. */
const longestLabel = 60;

function isLabel(block: Block): boolean {
  return (
    block.kind !== "heading" &&
    !structured.has(block.kind) &&
    proseOf(block) === 0 &&
    !sentenceEnd.test(block.text) &&
    readingLength(block.text) < longestLabel
  );
}
