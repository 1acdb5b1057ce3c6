import { type Block, blocksOf } from "./blocks.js";
import { isHidden, type Refusal, refusalOf, refusedTags } from "./boilerplate.js";
import { isDiscussion } from "./discussion.js";
import { elementsOf, type HtmlElement, parseHtml } from "./html-tree.js";
import type { JsonLdThing } from "./json-ld.js";
import { mainNode } from "./main-node.js";
import { isListOfOthers } from "./other-lists.js";
import { type Mass, massOf, proseOf, readingLength } from "./prose.js";
import { saysTitle, trimBlocks } from "./trim-blocks.js";

/** An element that holds more than this share of the page's prose is no box beside the article, by how surely its name says that it is one. */
const keptShare: Record<Refusal, number> = { no: 0, doubtful: 0.12, sure: 0.5, comments: 0.8 };

/** Lines around an article's beginning in which its date may stand. */
const openingLines = 12;
const openingInside = 5;

export interface MainTextOptions {
  title: string;
  /** The page's h1 headings. */
  headings: readonly string[];
  things: readonly JsonLdThing[];
  /** The page's address, for what it says of the kind of page. */
  url: string | null;
  generator: string | null;
  /** Who wrote it, for what the last lines say of them. */
  author: string | null;
}

export interface MainText {
  text: string;
  blocks: readonly Block[];
  node: HtmlElement;
  /** Lines just before and at the beginning of the article, refused ones among them: the date stands there. */
  opening: string[];
  /** Short lines anywhere on the page, in order, for a date that stands nowhere else. */
  labels: string[];
}

/** Longest line in which a date stands almost by itself, in UTF-16 code units, and how many are looked at. */
const longestLabel = 50;
const mostLabels = 400;

/** How much is refused: what is named as another thing than the article; only elements that are by their tag; nothing but scripts. */
type Strictness = "names" | "tags" | "nothing";

/** With less prose than this, in characters, a looser look is taken; it must find so many times as much. */
const littleProse = 200;
const clearlyMore = 2;

/** The article of a page as lines of text. */
export function mainText(root: HtmlElement, options: MainTextOptions): MainText {
  const all = blocksOf(root, isHidden);
  const visible = massOf(all);
  const isThread = isDiscussion(root, options);
  let best = attempt(root, all, visible, options, "names", isThread);
  if (best.prose < littleProse) {
    for (const strictness of ["tags", "nothing"] as const) {
      const looser = attempt(root, all, visible, options, strictness, isThread);
      if (looser.prose > best.prose * clearlyMore) best = looser;
      if (best.prose >= littleProse) break;
    }
  }
  // Where the page shows nothing until a script runs, its data often hold the article all the same.
  const told = best.prose < littleProse ? articleBodyOf(options.things) : "";
  return told.length > best.text.length * clearlyMore ? { ...best, text: told, blocks: [] } : best;
}

/** The article as the page's data give it: plain text, or markup, a line a paragraph. */
function articleBodyOf(things: readonly JsonLdThing[]): string {
  const bodies = things.flatMap((thing) => (typeof thing.articleBody === "string" ? [thing.articleBody] : []));
  const longest = bodies.reduce((best, body) => (body.length > best.length ? body : best), "");
  return longest.length < littleProse
    ? ""
    : blocksOf(parseHtml(longest), () => false)
        .map(({ text }) => text)
        .join("\n");
}

function attempt(
  root: HtmlElement,
  all: readonly Block[],
  visible: ReadonlyMap<HtmlElement, Mass>,
  options: MainTextOptions,
  strictness: Strictness,
  isThread: boolean,
): MainText & { prose: number } {
  const total = visible.get(root)?.prose ?? 0;
  const bodies = strictness === "names" && !isThread ? namedBodies(root, visible) : [];
  const isSentence = remembered(hasOwnSentence);
  const refused = remembered((element: HtmlElement): boolean => {
    if (strictness === "nothing") return false;
    if (isHidden(element) || isPicture(element)) return true;
    if (strictness === "tags") return refusedTags.has(element.tag);
    // A link in the middle of a sentence: whatever its class says of how it opens, its words belong to the sentence.
    if (element.tag === "a" && element.parent !== null && isSentence(element.parent)) return false;
    const named = isGallery(element) || asksReader(element) ? "sure" : refusalOf(element);
    const refusal = named === "no" && !isThread && bodies.length > 0 && isListOfOthers(element) ? "comments" : named;
    if (refusal === "no" || (refusal === "comments" && isThread)) return false;
    // Beside a body that is called the article's, a side column and a gallery are what they are however much they hold.
    if (bodies.length > 0 && (refusedTags.has(element.tag) || refusal === "comments" || isGallery(element)))
      return hasBodyBeside(element, bodies, visible);
    return (visible.get(element)?.prose ?? 0) <= total * keptShare[refusal];
  });
  const kept = blocksOf(root, refused, strictness === "nothing");
  const masses = massOf(kept);
  const { node, beside } = mainNode(root, masses, isThread);
  const own = blocksOf(node, refused, strictness === "nothing");
  const inside = beside.length === 0 ? own : kept.filter(({ owner }) => [node, ...beside].some((outer) => isWithin(owner, outer)));
  // One h1 or two are the title and the site's name; where there are more, some head the article's sections.
  const titles = options.headings.length <= titleHeadings ? [options.title, ...options.headings] : [options.title];
  const blocks = trimBlocks([...leadOf(all, kept, inside[0], options.title), ...inside], titles, options.author);
  const labels = all.flatMap(({ text }) => (text.length <= longestLabel && /\d/.test(text) ? [text] : [])).slice(0, mostLabels);
  const prose = blocks.reduce((sum, block) => sum + proseOf(block), 0);
  return { text: blocks.map(({ text }) => text).join("\n"), blocks, node, prose, opening: openingOf(all, blocks[0]), labels };
}

/** Pages with so many h1 headings use them for titles alone. */
const titleHeadings = 2;

/** A test of elements that looks at each once. */
function remembered(test: (element: HtmlElement) => boolean): (element: HtmlElement) => boolean {
  const known = new Map<HtmlElement, boolean>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const answer = test(element);
    known.set(element, answer);
    return answer;
  };
}

/** Prose from which an element that is called an article's body is taken at its word, in characters. */
const bodyProse = 500;
const bodyName = /(?:^|[\s_-])(?:article|story|entry|post)[-_]{0,2}(?:body|content|text|copy)(?:$|[\s_-])|articlebody/i;

/** The elements that are called an article's body and hold one. */
function namedBodies(root: HtmlElement, visible: ReadonlyMap<HtmlElement, Mass>): HtmlElement[] {
  const bodies: HtmlElement[] = [];
  const total = visible.get(root)?.prose ?? 0;
  for (const element of elementsOf(root)) {
    if ((visible.get(element)?.prose ?? 0) < bodyProse) continue;
    const { itemprop, class: names = "", id = "" } = element.attributes;
    const isCalledSo =
      isParagraphs(element, visible) ||
      element.tag === "article" ||
      itemprop === "articleBody" ||
      bodyName.test(names) ||
      bodyName.test(id);
    if (isCalledSo && !isInRefused(element, visible, total)) bodies.push(element);
  }
  return bodies;
}

/** Paragraphs side by side that make an article by themselves, and their prose, in characters. */
const bodyParagraphs = 3;
const paragraphsProse = 800;

function isParagraphs(element: HtmlElement, visible: ReadonlyMap<HtmlElement, Mass>): boolean {
  let count = 0;
  let prose = 0;
  for (const child of element.children) {
    if (typeof child === "string" || child.tag !== "p") continue;
    const own = visible.get(child)?.prose ?? 0;
    if (own > 0) count++;
    prose += own;
  }
  return count >= bodyParagraphs && prose >= paragraphsProse;
}

/** A teaser in a side column may be called an article too; a box that holds most of the page is none, whatever it is called. */
function isInRefused(element: HtmlElement, visible: ReadonlyMap<HtmlElement, Mass>, total: number): boolean {
  for (let at: HtmlElement | null = element; at !== null; at = at.parent) {
    if (refusedTags.has(at.tag)) return true;
    const refusal = refusalOf(at);
    if (refusal !== "no" && refusal !== "doubtful" && (visible.get(at)?.prose ?? 0) <= total * keptShare[refusal]) return true;
  }
  return false;
}

/** Characters of text beside a link that make it a part of a sentence. */
const sentenceBeside = 20;

/** True for an element with enough text of its own beside its children for these to be parts of a sentence. */
function hasOwnSentence({ children }: HtmlElement): boolean {
  let length = 0;
  for (const child of children) if (typeof child === "string") length += child.trim().length;
  return length >= sentenceBeside;
}

/** Elements of a form that are looked at for a field to write into. */
const fieldsLooked = 500;

/** True for a form with a field to write into: a comment, a search, a subscription. */
function asksReader(element: HtmlElement): boolean {
  if (element.tag !== "form") return false;
  let looked = 0;
  for (const { tag, attributes } of elementsOf(element)) {
    if (tag === "textarea" || (tag === "input" && /^(?:email|text|search|tel|password)$/i.test(attributes.type ?? "text"))) return true;
    if (++looked > fieldsLooked) return false;
  }
  return false;
}

const galleryName = /(?:^|[\s_-])(?:gallery|slideshow|diaporama|bildergalerie)(?:$|[\s_-])/i;

/** True for a box of pictures, each with its words. */
function isGallery({ attributes }: HtmlElement): boolean {
  return galleryName.test(attributes.class ?? "") || galleryName.test(attributes.id ?? "");
}

function hasBodyBeside(element: HtmlElement, bodies: readonly HtmlElement[], visible: ReadonlyMap<HtmlElement, Mass>): boolean {
  const own = visible.get(element)?.prose ?? 0;
  if (bodies.some((body) => isWithin(body, element))) return false;
  return bodies.some((body) => (visible.get(body)?.prose ?? 0) - (isWithin(element, body) ? own : 0) >= bodyProse);
}

function isWithin(element: HtmlElement, outer: HtmlElement): boolean {
  for (let at: HtmlElement | null = element; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

/** Lines before the article's element among which its headline is looked for; lines between the two that may be a lead, and the shortest lead, in characters. */
const headlineLines = 40;
const leadLines = 12;
const shortestLead = 50;

/** The lead, where it stands between the headline and the element that holds the article. */
function leadOf(all: readonly Block[], kept: readonly Block[], first: Block | undefined, title: string): Block[] {
  if (!first) return [];
  const at = placeOf(first, all);
  const before = all.slice(Math.max(0, at - headlineLines), Math.max(0, at));
  const headline = before.findLastIndex(({ owner, kind, text }) => owner.tag === "h1" || (kind === "heading" && saysTitle(text, title)));
  if (headline < 0) return [];
  const between = before.slice(headline + 1).filter((block) => placeOf(block, kept) >= 0);
  return between
    .slice(-leadLines)
    .filter((block) => readingLength(block.text) >= shortestLead && (proseOf(block) > 0 || block.owner.tag === "h2"));
}

function placeOf({ owner, text }: Block, blocks: readonly Block[]): number {
  return blocks.findIndex((block) => block.owner === owner && block.text === text);
}

function openingOf(all: readonly Block[], first: Block | undefined): string[] {
  const at = first ? placeOf(first, all) : 0;
  return all.slice(Math.max(0, at - openingLines), at + openingInside).map(({ text }) => text);
}

/** Elements that make a figure more than a picture with its caption. */
const figureContent: ReadonlySet<string> = new Set(["table", "pre", "code", "blockquote", "ul", "ol"]);

/** True for a figure that holds a picture: its words are a caption and a credit, however they are marked up. */
function isPicture(element: HtmlElement): boolean {
  if (element.tag !== "figure") return false;
  for (const { tag } of elementsOf(element)) if (figureContent.has(tag)) return false;
  return true;
}
