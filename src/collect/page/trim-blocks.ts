import { withoutAuthorNotes } from "./author-note.js";
import type { Block } from "./blocks.js";
import { isBoilerplateLine, isForeignHeading } from "./boilerplate-lines.js";
import { withoutEdgeLabels } from "./edge-lines.js";
import type { HtmlElement } from "./html-tree.js";
import { proseOf } from "./prose.js";

/** Share of linked text from which a line is a link list, and from which even a paragraph is. */
const linkedLine = 0.5;
const linkedParagraph = 0.9;

/** A line so long that comes twice was printed twice, for a second width of screen. In UTF-16 code units. */
const longRepeat = 60;

/** Drops what stands inside an article's element without being of the article. */
export function trimBlocks(blocks: readonly Block[], titles: readonly string[], author: string | null): readonly Block[] {
  const titleKeys = new Set(titles.map(keyOf).filter(Boolean));
  const seen = new Set<string>();
  const isLinked = linkedIn(blocks);
  const headsProse = headingsOverProse(blocks);
  const kept = withoutClosingSection(withoutForeignSections(blocks)).filter((block) => {
    if (isLinked(block) && !headsProse.has(block)) return false;
    if (isBoilerplateLine(block.text, block.anchors.length > 0)) return false;
    if (titleKeys.has(keyOf(block.text))) return false;
    if (block.text.length < longRepeat || block.kind === "preformatted") return true;
    if (seen.has(block.text)) return false;
    seen.add(block.text);
    return true;
  });
  return withoutOrphans(withoutEdgeLabels(withoutAuthorNotes(kept, author)));
}

/** Prose under a heading, up to the next, from which the heading is the article's though it is a link; a teaser has less. In characters. */
const sectionProse = 300;

function headingsOverProse(blocks: readonly Block[]): ReadonlySet<Block> {
  const heads = new Set<Block>();
  let prose = 0;
  for (let at = blocks.length - 1; at >= 0; at--) {
    const block = blocks[at];
    if (block.kind !== "heading") prose += proseOf(block);
    else {
      if (prose >= sectionProse) heads.add(block);
      prose = 0;
    }
  }
  return heads;
}

/** A box under a foreign heading holds at most this share of the text; a larger one is the article with a stray heading. */
const foreignShare = 0.3;
/** Drops what stands under headings such as "You may also like" and "About the author", where a box around the heading sets it apart. */
function withoutForeignSections(blocks: readonly Block[]): readonly Block[] {
  const heads = blocks.flatMap((block, index) => (block.kind === "heading" && isForeignHeading(block.text) ? [index] : []));
  if (heads.length === 0) return blocks;
  const total = lengthOf(blocks);
  const dropped = new Set<Block>();
  for (const head of heads) {
    const box = blocks[head].owner.parent;
    const inBox = box ? blocks.filter((block) => isInside(block, box)) : [];
    if (inBox.length > 1 && inBox.length < blocks.length && lengthOf(inBox) <= total * foreignShare)
      for (const block of inBox) dropped.add(block);
  }
  return blocks.filter((block) => !dropped.has(block));
}

/** Characters of prose in one line from which what stands under a last foreign heading is text and no list of titles. */
const teaserProse = 200;
/** A foreign section at the end is at most this share of the text. */
const closingShare = 0.25;

/** Drops what stands at the end under a foreign heading without a box around it: titles and teasers of other articles, down to the end. */
function withoutClosingSection(blocks: readonly Block[]): readonly Block[] {
  const at = blocks.findLastIndex(({ text, kind }) => kind !== "item" && kind !== "cell" && isForeignHeading(text));
  if (at <= 0) return blocks;
  const section = blocks.slice(at);
  const isList = section.every((block) => proseOf(block) < teaserProse);
  return isList && lengthOf(section) <= lengthOf(blocks) * closingShare ? blocks.slice(0, at) : blocks;
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

function isInside({ owner }: Block, box: HtmlElement): boolean {
  for (let at: HtmlElement | null = owner; at !== null; at = at.parent) if (at === box) return true;
  return false;
}

/** Share of linked text up to which a list or a table is text with links in it, and its lines stay however much of each is linked. */
const linkedList = 0.4;
/** A list of so few lines says little of itself. */
const fewLines = 3;

/** Tells the lines that are links to elsewhere: by themselves, or, in a list or a table, by the whole of it. */
function linkedIn(blocks: readonly Block[]): (block: Block) => boolean {
  const lists = new Map<HtmlElement, { length: number; linkLength: number; lines: number }>();
  for (const { text, linkLength, owner } of blocks) {
    const list = listOf(owner);
    if (!list) continue;
    const sum = lists.get(list) ?? { length: 0, linkLength: 0, lines: 0 };
    lists.set(list, { length: sum.length + text.length, linkLength: sum.linkLength + linkLength, lines: sum.lines + 1 });
  }
  return ({ linkLength, text, kind, owner }) => {
    if (linkLength <= text.length * (kind === "paragraph" ? linkedParagraph : linkedLine)) return false;
    const list = listOf(owner);
    const sum = list ? lists.get(list) : undefined;
    return sum === undefined || sum.lines < fewLines || sum.linkLength > sum.length * linkedList;
  };
}

const listTags: ReadonlySet<string> = new Set(["ul", "ol", "dl", "table"]);
/** Levels up which a line's list is looked for. */
const listLevels = 6;

/** The outermost list or table around a line. */
function listOf(owner: HtmlElement): HtmlElement | null {
  let list: HtmlElement | null = null;
  for (let at: HtmlElement | null = owner, level = 0; at !== null && level < listLevels; at = at.parent, level++)
    if (listTags.has(at.tag)) list = at;
  return list;
}

/** Headings that nothing follows head a list that was dropped. */
function withoutOrphans(blocks: readonly Block[]): readonly Block[] {
  let end = blocks.length;
  while (end > 0 && blocks[end - 1].kind === "heading" && proseOf(blocks[end - 1]) === 0) end--;
  return end === blocks.length ? blocks : blocks.slice(0, end);
}

/** A title shorter than this stands in other headings by chance, in letters. */
const shortTitle = 12;

/** True for a heading that says the title, whatever its marks and spaces, with a kicker before it or without. */
export function saysTitle(heading: string, title: string): boolean {
  const [said, key] = [keyOf(heading), keyOf(title)];
  return said === key || (key.length >= shortTitle && said.endsWith(key));
}

function keyOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
