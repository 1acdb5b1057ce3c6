import { tag } from "../../src/read/mentions/tagger.js";
import { type Tokens, tokenKind } from "../../src/read/tokens.js";

/**
 * Tags of the tokens of a document from its labelled strings: every occurrence at token boundaries, longest first, case
 * ignored. Returns how many strings stand at no token boundary.
 */
export function goldTags(tokens: Tokens, mentions: readonly string[], into: Uint8Array): number {
  into.fill(0, 0, tokens.count);
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  for (let i = 0; i < tokens.count; i++) {
    starts.set(tokens.start[i], i);
    if (tokens.kind[i] === tokenKind.hashtag || tokens.kind[i] === tokenKind.handle) starts.set(tokens.start[i] + 1, i);
    ends.set(tokens.end[i], i);
  }
  const lower = lowerSameLength(tokens.text);
  let lost = 0;
  const keys = [...new Set(mentions.map((mention) => lowerSameLength(mention.replace(/^[#@$]+/, ""))))].sort((a, b) => b.length - a.length);
  for (const key of keys) {
    let isPlaced = false;
    for (let at = key ? lower.indexOf(key) : -1; at >= 0; at = lower.indexOf(key, at + 1)) {
      const from = starts.get(at);
      const to = ends.get(at + key.length);
      if (from === undefined || to === undefined || to < from) continue;
      isPlaced = true;
      let isFree = true;
      for (let i = from; i <= to; i++) if (into[i] !== tag.outside) isFree = false;
      if (!isFree) continue;
      into[from] = tag.begin;
      for (let i = from + 1; i <= to; i++) into[i] = tag.inside;
    }
    if (!isPlaced) lost++;
  }
  return lost;
}

/** Lower case that keeps every offset. */
function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((character) => (character.toLowerCase().length === character.length ? character.toLowerCase() : character)).join("");
}
