import type { Catalogue } from "../../catalogue/types.js";
import { type Tokens, tokenKind } from "../tokens.js";
import { compactOf } from "./compact.js";
import { type NameIndex, nameStrength } from "./names.js";
import type { NameSpan } from "./spans.js";

/** Tokens that part the items of a list. */
const separators = new Set([",", "/", "and", "&", "or", "vs", "y", "+", "、", "和"]);
/** A bare number is an item only before one of these, so that "iPhone 6 and 7 days" names one phone. */
const afterNumber = new Set([
  ",",
  ".",
  "!",
  "?",
  ":",
  ";",
  ")",
  "/",
  "and",
  "&",
  "or",
  "vs",
  "are",
  "is",
  "in",
  "on",
  "to",
  "will",
  "with",
  "for",
  "plus",
  "pro",
]);
/** Marks that may end a name; any other behind it is the sentence's. */
const closing = new Set(["+", ")"]);
/** An item has so many tokens at most ("12 Pro Max"). */
const maxItemTokens = 4;

/** Adds the items of lists that leave the line's name out: "iPhone 6, 6s and 7" names three products. */
export function addListItems(spans: NameSpan[], tokens: Tokens, index: NameIndex, catalogue: Catalogue): NameSpan[] {
  for (let at = 0; at < spans.length; at++) {
    const span = spans[at];
    const product = span.name && span.name.strength > nameStrength.short ? catalogue.product(span.name.entities[0].id) : undefined;
    const line = product?.line ? catalogue.product(product.line) : product?.isLine ? product : undefined;
    if (!line) continue;
    const head = line.name.toLowerCase().replace(/[\s-]+/g, "");
    const limit = at + 1 < spans.length ? spans[at + 1].from : tokens.count;
    const from = span.to + 1;
    if (from >= tokens.count || !separators.has(tokens.raw(span.to).toLowerCase())) continue;
    const next = spans[at + 1];
    // An item that stands for itself ("6s") is named by the line as well, and the list goes on behind it.
    const named =
      next?.from === from && (next.name?.strength ?? 0) <= nameStrength.short && index.named(head + compactOf(tokens, from, next.to));
    if (named) spans[at + 1] = { ...next, name: named, part: undefined, partTo: next.to };
    if (from >= limit) continue;
    for (let to = Math.min(limit, from + maxItemTokens); to > from; to--) {
      if (tokens.kind[to - 1] === tokenKind.punctuation && !closing.has(tokens.raw(to - 1))) continue;
      const name = index.named(head + compactOf(tokens, from, to));
      if (!name || (to === from + 1 && tokens.kind[from] === tokenKind.number && !endsItem(tokens, to))) continue;
      spans.splice(at + 1, 0, { from, to, name, part: undefined, partTo: to, isNewModel: false, isAccessory: false });
      break;
    }
  }
  return spans;
}

function endsItem(tokens: Tokens, i: number): boolean {
  return i >= tokens.count || tokens.kind[i] === tokenKind.url || afterNumber.has(tokens.raw(i).toLowerCase());
}
