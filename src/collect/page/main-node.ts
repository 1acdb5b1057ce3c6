import { namesArticle } from "./boilerplate.js";
import type { HtmlElement } from "./html-tree.js";
import type { Mass } from "./prose.js";

/** A child that holds this share of its parent's prose is where the article is. */
const narrowingShare = 0.7;
/** For a child whose name or tag says article, less is enough: the rest of the parent is teasers and boxes. */
const namedShare = 0.4;

/** Lists, forms and asides are rarely a whole article: most of their parent's prose must be in them. */
const listTags: ReadonlySet<string> = new Set(["ul", "ol", "dl", "aside", "footer", "form", "blockquote"]);
const listShare = 0.9;
/** In a thread a long post is no more the article than the short ones. */
const threadShare = 0.9;
/** An element with this share of prose directly in it is the article's own. */
const ownShare = 0.1;

/** The smallest element that holds the article's prose, and paragraphs of the article that stand beside it. */
export interface MainNode {
  node: HtmlElement;
  beside: HtmlElement[];
}

export function mainNode(root: HtmlElement, masses: ReadonlyMap<HtmlElement, Mass>, isThread: boolean): MainNode {
  const steps: HtmlElement[] = [];
  const node = narrow(root, masses, isThread, steps);
  return { node, beside: steps.slice(-besideLevels).flatMap((parent) => ownParagraphs(parent, masses)) };
}

function narrow(root: HtmlElement, masses: ReadonlyMap<HtmlElement, Mass>, isThread: boolean, steps: HtmlElement[]): HtmlElement {
  let at = root;
  for (;;) {
    const here = masses.get(at);
    if (!here || here.prose === 0) return at;
    let best: HtmlElement | null = null;
    let bestProse = 0;
    let childProse = 0;
    for (const child of at.children) {
      if (typeof child === "string") continue;
      const prose = masses.get(child)?.prose ?? 0;
      childProse += prose;
      if (prose > bestProse) {
        best = child;
        bestProse = prose;
      }
    }
    if (best === null) return at;
    if (isParagraphTag(best)) return at;
    if (here.prose - childProse > here.prose * ownShare) return at;
    const isNamed = best.tag === "article" || best.tag === "main" || namesArticle(best);
    const share = isThread ? threadShare : isNamed ? namedShare : listTags.has(best.tag) ? listShare : narrowingShare;
    if (bestProse < here.prose * share) return at;
    if (hasTwin(at, best, masses, here.prose)) return at;
    steps.push(at);
    at = best;
  }
}

/** A sibling of the same tag and class with this share of the prose is another part of the same article; one that is only called alike needs more. */
const twinShare = 0.02;
const cousinShare = 0.15;

function hasTwin(parent: HtmlElement, best: HtmlElement, masses: ReadonlyMap<HtmlElement, Mass>, prose: number): boolean {
  return parent.children.some((child) => {
    if (typeof child === "string" || child === best || child.tag !== best.tag) return false;
    const share = (masses.get(child)?.prose ?? 0) / prose;
    if (child.attributes.class === best.attributes.class) return share > twinShare;
    return share > cousinShare && firstName(child) !== null && firstName(child) === firstName(best);
  });
}

function firstName({ attributes }: HtmlElement): string | null {
  return attributes.class?.trim().split(/\s+/)[0] || null;
}

/** A paragraph beside the article's box belongs to the article from so much prose on, in characters, and so near to it. */
const ownParagraph = 80;
const besideLevels = 3;

/** Paragraphs that stand beside the box with most of the prose: the lead before a wall, the end behind an advertisement. */
function ownParagraphs(parent: HtmlElement, masses: ReadonlyMap<HtmlElement, Mass>): HtmlElement[] {
  return parent.children.filter(
    (child): child is HtmlElement => typeof child !== "string" && child.tag === "p" && (masses.get(child)?.prose ?? 0) >= ownParagraph,
  );
}

function isParagraphTag(element: HtmlElement): boolean {
  return element.tag === "p" || element.tag === "pre" || element.tag === "li" || element.tag === "blockquote" || element.tag === "td";
}
