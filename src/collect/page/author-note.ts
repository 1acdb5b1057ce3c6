import type { Block } from "./blocks.js";

/** Lines at the end of an article among which a note about its author stands, and the longest such note, in UTF-16 code units. */
const closingLines = 5;
const longestNote = 600;
/** A note has the name near its beginning ("Follow Ada Quay"); one that says what the author is begins with it, but for a mark. In UTF-16 code units. */
const latestName = 20;
const latestNameOfSentence = 3;
/** A line with no more than this beside the name is the name alone. */
const marksBesideName = 3;

const verb =
  /^[^.]{0,40}?(?:\s|,)(?:is|was|are|has|covers?|writes?|joined|leads?|runs|works?|lives?|can be reached|ist|war|arbeitet|schreibt|lebt|studierte|est|a été|travaille|écrit|es|escribe|trabaja|è|scrive|é|jest|pisze)\s/iu;
const contact = /^(?:follow|email|e-mail|contact|reach|write to)\s|^.{0,60}(?:on twitter|@\w)/iu;

/** Leaves out what the last lines say of the author: "Ada Quay is a reporter at …", "Follow Ada Quay on …". */
export function withoutAuthorNotes(blocks: readonly Block[], author: string | null): readonly Block[] {
  const names = (author ?? "").split(/,\s+/).filter((name) => /\s/.test(name));
  if (names.length === 0) return blocks;
  const from = blocks.length - closingLines;
  return blocks.filter(({ text }, index) => index < Math.max(from, 1) || !names.some((name) => isNote(text, name)));
}

function isNote(text: string, name: string): boolean {
  if (text.length > longestNote) return false;
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0 || at > latestName) return false;
  if (text.length - name.length < marksBesideName) return true;
  return (at <= latestNameOfSentence && verb.test(text.slice(at + name.length - 1))) || contact.test(text);
}
