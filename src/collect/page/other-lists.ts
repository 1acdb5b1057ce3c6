import { headingTags } from "./block-tags.js";
import type { HtmlElement } from "./html-tree.js";

/** A list has so many entries of one kind before its form says anything. */
const fewestEntries = 4;
/** Share of the entries that say what the list is. */
const tellingShare = 0.7;
/** Characters of an entry in which its stamp stands: a name, a stamp, then the words. */
const openingLength = 160;

/** An instant as comments carry it: a time of day, or how long ago. A day alone stands over teasers and events too. */
const stamp =
  /\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:uhr|[ap]\.?m\.?\b|h\b)?|\b\d{1,3}\s(?:second|minute|min|hour|hr|day|week|month|year)s?\sago\b|\bvor\s(?:\d{1,3}|einem|einer)\s(?:sekunde|minute|stunde|tag|woche|monat|jahr)|\b(?:il y a|hace|há)\s\d{1,3}\s\p{L}{3,}/iu;

/**
 * True for a list of entries that are not the article, whatever it is called: each begins with a stamp (what readers said below it), or each has a heading that is a link (other
 * articles).
 */
export function isListOfOthers(element: HtmlElement): boolean {
  const entries = new Map<string, HtmlElement[]>();
  for (const child of element.children) {
    if (typeof child === "string" || (child.tag !== "li" && child.tag !== "div" && child.tag !== "article" && child.tag !== "section"))
      continue;
    const name = `${child.tag} ${child.attributes.class?.trim().split(/\s+/)[0] ?? ""}`;
    const alike = entries.get(name);
    if (alike) alike.push(child);
    else entries.set(name, [child]);
  }
  for (const alike of entries.values()) {
    if (alike.length < fewestEntries) continue;
    const enough = alike.length * tellingShare;
    if (alike.filter((entry) => stamp.test(openingOf(entry))).length >= enough) return true;
    if (alike.filter(hasLinkedHeading).length >= enough) return true;
  }
  return false;
}

function openingOf(entry: HtmlElement): string {
  let text = "";
  const waiting: HtmlElement[] = [entry];
  for (let element = waiting.pop(); element !== undefined && text.length < openingLength; element = waiting.pop()) {
    const inner: HtmlElement[] = [];
    for (const child of element.children) {
      if (typeof child !== "string") inner.push(child);
      else if (child.trim() !== "") text += ` ${child.trim()}`;
      if (text.length >= openingLength) break;
    }
    // In document order, near enough: what stands deeper comes after its parent's own words.
    waiting.push(...inner.reverse());
  }
  return text.slice(0, openingLength);
}

/** An entry's heading stands among its first elements, so many. */
const headingWithin = 60;

/** True where the first heading of an entry is a link as a whole, in it or around it. */
function hasLinkedHeading(entry: HtmlElement): boolean {
  const waiting: { element: HtmlElement; isLinked: boolean }[] = [{ element: entry, isLinked: false }];
  for (let next = waiting.pop(), looked = 0; next !== undefined && looked < headingWithin; next = waiting.pop(), looked++) {
    const { element, isLinked } = next;
    if (headingTags.has(element.tag)) return isLinked || linkedWhole(element);
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i];
      if (typeof child !== "string")
        waiting.push({ element: child, isLinked: isLinked || (child.tag === "a" && child.attributes.href !== undefined) });
    }
  }
  return false;
}

function linkedWhole(heading: HtmlElement): boolean {
  return (
    heading.children.some((child) => typeof child !== "string" && (child.tag === "a" || linkedWhole(child))) &&
    heading.children.every((child) => typeof child !== "string" || child.trim() === "")
  );
}
