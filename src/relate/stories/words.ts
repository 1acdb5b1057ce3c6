/** English function words and the small change of news prose: they tell no story from another. */
const stopWords = new Set(
  "a about above after again against all also am an and any are aren as at be because been before being below between both but by can cannot could couldn did didn do does doesn doing don down during each few for from further get got had hadn has hasn have haven having he her here hers herself him himself his how i if in into is isn it its itself just let like me more most my myself no nor not now of off on once one only or other ought our ours ourselves out over own said say says same she should shouldn so some such than that the their theirs them themselves then there these they this those through to too two under until up upon us very was wasn we were weren what when where which while who whom why will with won would wouldn you your yours yourself yourselves new mr mrs ms told last first year years according people time day week month rt via http https www com amp".split(
    " ",
  ),
);

const wordPattern = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;

/** Text in which every character is a letter of English, a figure, or no part of a word. */
const plainPattern = /^[\0-\x7f]*$/;
const plainWordPattern = /([a-z0-9]+)(?:'[a-z]+)?/g;

/** The content words of a text, lower case, without accents, cut to a rough stem, in order. */
export function contentWords(text: string): string[] {
  const said = text.includes("://") ? text.replace(/https?:\/\/\S+/g, " ") : text;
  const words: string[] = [];
  const add = (word: string): void => {
    if (word.length >= 2 && !stopWords.has(word)) words.push(stem(word));
  };
  if (plainPattern.test(said)) {
    // Most texts by far: the same words at a third of the time.
    for (const [, word] of said.toLowerCase().matchAll(plainWordPattern)) add(word);
    return words;
  }
  for (const [raw] of said
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .matchAll(wordPattern))
    add(raw.toLowerCase().replace(/['’].*$/, ""));
  return words;
}

/** Takes English endings off so that "launches", "launched" and "launch" meet; other languages lose at most a final letter. */
function stem(word: string): string {
  if (word.length <= 4) return word;
  let stemmed = word;
  if (stemmed.endsWith("ies")) return `${stemmed.slice(0, -3)}y`;
  if (stemmed.endsWith("sses")) return stemmed.slice(0, -2);
  if (/[^sui]s$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
  if (stemmed.length > 5 && stemmed.endsWith("ing")) stemmed = stemmed.slice(0, -3);
  else if (stemmed.length > 4 && stemmed.endsWith("ed")) stemmed = stemmed.slice(0, -2);
  if (stemmed.length > 4 && stemmed.endsWith("e")) stemmed = stemmed.slice(0, -1);
  return stemmed;
}
