import type { HtmlElement } from "./html-tree.js";

/** A list has so many entries of one kind before its form says anything. */
const fewestEntries = 4;
/** Share of the entries that begin with a stamp. */
const stampedShare = 0.7;
/** Characters of an entry in which its stamp stands: a name, a stamp, then the words. */
const openingLength = 160;

/** An instant as comments carry it: a time of day, or how long ago. A day alone stands over teasers and events too. */
const stamp =
  /\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:uhr|[ap]\.?m\.?\b|h\b)?|\b\d{1,3}\s(?:second|minute|min|hour|hr|day|week|month|year)s?\sago\b|\bvor\s(?:\d{1,3}|einem|einer)\s(?:sekunde|minute|stunde|tag|woche|monat|jahr)|\b(?:il y a|hace|há)\s\d{1,3}\s\p{L}{3,}/iu;

/** True for a list of entries that each begin with a stamp: what readers said below an article, whatever it is called. */
export function isStampedList(element: HtmlElement): boolean {
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
    const stamped = alike.filter((entry) => stamp.test(openingOf(entry)));
    if (stamped.length >= alike.length * stampedShare) return true;
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
