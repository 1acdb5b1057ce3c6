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

/** Longer fields are no titles or names of anything: their beginnings are read, so that a field of 1 MB takes no longer than a text. */
const longestField = 1000;

function beginningOf(field: unknown): string {
  return typeof field === "string" ? field.slice(0, longestField).trim() : "";
}

/** Reads the fields around the text for names. */
export function gatherContext(document: DocumentLine, index: NameIndex): NameContext {
  const product = beginningOf(document.product);
  const forum = beginningOf(document.forum);
  return {
    product,
    productName: product ? namesIn(product, index, nameStrength.short)[0] : undefined,
    forum,
    forumNames: forumNames(forum, index),
    titleNames: namesIn(beginningOf(document.title), index, nameStrength.short),
  };
}
