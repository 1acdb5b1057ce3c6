import type { DocumentLine } from "../../core/document.js";
import { Tokens, tokenise } from "../tokens.js";
import { compactSpelling } from "./compact.js";
import { Matches, matchNames } from "./matches.js";
import { type Name, type NameIndex, nameStrength } from "./names.js";

/** What is named around the text: in its title, its product field, its forum. */
export interface NameContext {
  /** The product that the platform says the document is about, as one name or as written. */
  product: string;
  productName: Name | undefined;
  forum: string;
  forumNames: Name[];
  titleNames: Name[];
}

const scratch = new Tokens();
const scratchMatches = new Matches();

function namesIn(text: string | null | undefined, index: NameIndex, atLeast: number): Name[] {
  if (!text) return [];
  tokenise(text, scratch);
  matchNames(index, scratch, scratchMatches);
  return scratchMatches.name.slice(0, scratchMatches.count).filter((name) => name.strength >= atLeast);
}

/** What a forum is about, where its whole name says so ("r/iphone"); "YouTube video description" is about nothing. */
function forumNames(forum: string, index: NameIndex): Name[] {
  if (!forum) return [];
  const name = index.named(compactSpelling(forum.replace(/^\/?r\//, "")).compact);
  return name && name.strength >= nameStrength.ambiguous ? [name] : [];
}

/** Reads the fields around the text for names. */
export function gatherContext(document: DocumentLine, index: NameIndex): NameContext {
  const product = typeof document.product === "string" ? document.product.trim() : "";
  const forum = typeof document.forum === "string" ? document.forum.trim() : "";
  return {
    product,
    productName: product ? namesIn(product, index, nameStrength.short)[0] : undefined,
    forum,
    forumNames: forumNames(forum, index),
    titleNames: namesIn(document.title, index, nameStrength.short),
  };
}
