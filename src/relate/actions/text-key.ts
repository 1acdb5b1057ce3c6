/** Texts with fewer words than this are repeated by people who never met ("happy new year"). */
const minimumWords = 6;
/** Words of a text that are compared: beyond them lies what platforms cut off. */
const maxWords = 60;
const repostPattern = /^\s*(?:rt|mt|via)\s+@\w+\s*:?\s*/i;
const linkPattern = /https?:\/\/\S*/gi;
const handlePattern = /@\w+/g;
const wordPattern = /[\p{L}\p{N}]+/gu;

/** True where the text begins as a repost by hand does ("RT @name: …"). */
export function isRepostText(text: string): boolean {
  return repostPattern.test(text);
}

/**
 * What two copies of a text have in common: its words in lower case, without links, handles, marks and the beginning of a repost.
 * Null where fewer than six words are left.
 */
export function textKey(text: string): string | null {
  const plain = text.slice(0, 2000).normalize("NFKC").replace(repostPattern, "").replace(linkPattern, " ").replace(handlePattern, " ");
  const words = plain.toLowerCase().match(wordPattern) ?? [];
  if (words.length < minimumWords) return null;
  // A text cut off by the platform ends in a broken word.
  if (/(?:…|\.\.\.)\s*$/.test(plain)) words.pop();
  return words.slice(0, maxWords).join(" ");
}

/** The hashtags of a text, lower case, each once, in order of the alphabet. */
export function hashtagsOf(text: string): string[] {
  const found = text.normalize("NFKC").match(/#[\p{L}\p{N}_]+/gu) ?? [];
  return [...new Set(found.map((tag) => tag.slice(1).toLowerCase()))].sort();
}

/** The handles that a text mentions, lower case, each once, in order of appearance; the one it reposts is left out. */
export function handlesOf(text: string): string[] {
  const found = text.replace(repostPattern, "").match(/(?<![\p{L}\p{N}_])@\w{2,40}/gu) ?? [];
  return [...new Set(found.map((handle) => handle.slice(1).toLowerCase()))];
}
