/** What two sentences have in common, each 0 to 1. */
export const paraphraseFeatures = ["words", "contained", "order", "pairs", "numbers", "names", "length"] as const;

/**
 * Weights of a logistic model of whether two sentences say the same, in the order of {@link paraphraseFeatures}, the constant last. Fitted by
 * `bench/rewrites.ts` on the 4,080 training pairs of the Microsoft Research Paraphrase Corpus (Dolan and Brockett 2005).
 */
const weights: readonly number[] = [3.805, 1.201, 3.183, -2.119, 0.558, 0.009, 2.618, -5.706];

const wordPattern = /[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu;
/** Words of a sentence that are compared: the comparison of word order costs their square. */
const mostWords = 80;

/** The probability that two sentences are paraphrases of each other, 0 to 1. */
export function paraphraseProbability(a: string, b: string): number {
  return logistic(featuresOf(a, b), weights);
}

/** The logistic model's probability for given features and weights, the constant last. */
export function logistic(features: readonly number[], model: readonly number[]): number {
  let sum = model[features.length];
  for (let i = 0; i < features.length; i++) sum += features[i] * model[i];
  return 1 / (1 + Math.exp(-sum));
}

/** The features of a pair of sentences, in the order of {@link paraphraseFeatures}; the same whichever comes first. */
export function featuresOf(a: string, b: string): number[] {
  const wordsA = wordsIn(a);
  const wordsB = wordsIn(b);
  const lowerA = wordsA.map((word) => word.toLowerCase());
  const lowerB = wordsB.map((word) => word.toLowerCase());
  const shared = overlap(new Set(lowerA), new Set(lowerB));
  const shorter = Math.min(new Set(lowerA).size, new Set(lowerB).size);
  const longer = Math.max(lowerA.length, lowerB.length, 1);
  return [
    ratio(shared, new Set([...lowerA, ...lowerB]).size),
    ratio(shared, shorter),
    longestCommon(lowerA, lowerB) / longer,
    agreement(pairsOf(lowerA), pairsOf(lowerB)),
    agreement(lowerA.filter(isNumber), lowerB.filter(isNumber)),
    agreement(wordsA.slice(1).filter(isName), wordsB.slice(1).filter(isName)),
    Math.min(lowerA.length, lowerB.length) / longer,
  ];
}

function wordsIn(text: string): string[] {
  return (text.match(wordPattern) ?? []).slice(0, mostWords);
}

/** The Jaccard similarity of two lists taken as sets, 1 where both are empty: then nothing speaks against the pair. */
function agreement(a: readonly string[], b: readonly string[]): number {
  const setA = new Set(a);
  const setB = new Set(b);
  if (setA.size === 0 && setB.size === 0) return 1;
  return overlap(setA, setB) / new Set([...setA, ...setB]).size;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}

function isNumber(word: string): boolean {
  return /^\p{N}/u.test(word);
}

function isName(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** The length of the longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let before = new Uint16Array(b.length + 1);
  for (const word of a) {
    const now = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j++) now[j + 1] = word === b[j] ? before[j] + 1 : Math.max(before[j + 1], now[j]);
    before = now;
  }
  return before[b.length];
}
