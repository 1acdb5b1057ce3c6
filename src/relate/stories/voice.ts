import { nameKey } from "../citations/address.js";
import type { StoryRow } from "./types.js";

/** Whose voice a document is: two articles of one outlet, or two posts of one author, are not independent. */
export function voiceOf(row: Pick<StoryRow, "id" | "publication" | "author">): string {
  return nameKey(row.publication || row.author || "") || row.id;
}
