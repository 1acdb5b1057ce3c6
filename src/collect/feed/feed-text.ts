import { blocksOf } from "../page/blocks.js";
import { parseHtml } from "../page/html-tree.js";
import { absoluteUrl } from "../page/links.js";
import { markupUnder, textUnder, type XmlElement } from "./xml-tree.js";

/** A text with the addresses in it. */
export interface FeedText {
  text: string;
  links: string[];
}

const looksLikeMarkup = /<!--|<\/?[a-z][a-z0-9]*(?:\s[^<>]{0,2000})?\/?>|&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});/i;

/** Links kept of one item. */
const linkCap = 200;

/** The text of markup: one block a line. */
export function textOfMarkup(markup: string, base: string | null): FeedText {
  if (!looksLikeMarkup.test(markup)) return { text: tidy(markup), links: [] };
  const blocks = blocksOf(parseHtml(markup), () => false, true);
  const links = new Set<string>();
  for (const { anchors } of blocks) {
    for (const anchor of anchors) {
      const url = absoluteUrl(anchor.attributes.href, base);
      if (url !== null && links.size < linkCap) links.add(url);
    }
  }
  return { text: blocks.map(({ text }) => text).join("\n"), links: [...links] };
}

/** An element's text as its `type` (Atom 1.0), `mode` (Atom 0.3) or the habit of RSS says: plain, escaped markup, or markup. */
export function readText(element: XmlElement, base: string | null, isAtom: boolean): FeedText {
  const type = (element.attributes.type ?? "").toLowerCase();
  const mode = (element.attributes.mode ?? "").toLowerCase();
  if (mode === "base64" || (isAtom && type !== "" && !/^(?:text|html|xhtml|text\/.*|.*\+?xml)$/.test(type))) {
    return textOfMarkup(Buffer.from(textUnder(element).replace(/\s+/g, ""), "base64").toString("utf8"), base);
  }
  const hasElements = element.children.some((child) => typeof child !== "string");
  if (hasElements) return textOfMarkup(markupUnder(element), base);
  const text = textUnder(element);
  const isPlain = isAtom && (type === "text" || type === "text/plain" || (type === "" && mode === ""));
  return isPlain ? { text: tidy(text), links: [] } : textOfMarkup(text, base);
}

function tidy(text: string): string {
  return text
    .replaceAll("\u0000", "")
    .split("\n")
    .map((line) => line.replace(/[^\S\n]+/g, " ").trim())
    .join("\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
