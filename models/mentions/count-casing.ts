import { CasingTable, casingClass } from "../../src/read/mentions/casing.js";
import { Tokens, tokenFlag, tokenise, tokenKind } from "../../src/read/tokens.js";

/** How often each word (by hash) stands in lower case and capitalised, away from the beginnings of sentences. */
export type CasingCounts = Map<number, [lower: number, upper: number]>;

/** Texts with more capitals than this share are headlines: their capitals say nothing. */
const headlineShare = 0.5;
/** A word seen less often has no class. */
const minimumCount = 4;

export function countCasing(texts: readonly string[]): CasingCounts {
  const counts: CasingCounts = new Map();
  const tokens = new Tokens();
  for (const text of new Set(texts)) {
    tokenise(text, tokens);
    let words = 0;
    let capitals = 0;
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.kind[i] !== tokenKind.word || tokens.end[i] - tokens.start[i] < 4) continue;
      words++;
      if (tokens.flags[i] & tokenFlag.capitalised) capitals++;
    }
    if (words > 0 && capitals / words > headlineShare) continue;
    for (let i = 1; i < tokens.count; i++) {
      const flags = tokens.flags[i];
      if (tokens.kind[i] !== tokenKind.word || flags & (tokenFlag.lineStart | tokenFlag.hasDigit | tokenFlag.han)) continue;
      if (tokens.kind[i - 1] === tokenKind.punctuation || tokens.kind[i - 1] === tokenKind.handle || tokens.kind[i - 1] === tokenKind.url)
        continue;
      const isUpper = (flags & (tokenFlag.capitalised | tokenFlag.camel)) !== 0;
      const pair = counts.get(tokens.hash[i]);
      if (pair) pair[isUpper ? 1 : 0]++;
      else counts.set(tokens.hash[i], isUpper ? [0, 1] : [1, 0]);
    }
  }
  return counts;
}

/** One table of the counts of several corpora. */
export function casingTable(corpora: readonly CasingCounts[]): CasingTable {
  const sums: CasingCounts = new Map();
  for (const counts of corpora) {
    for (const [hash, [lower, upper]] of counts) {
      const sum = sums.get(hash);
      if (sum) {
        sum[0] += lower;
        sum[1] += upper;
      } else sums.set(hash, [lower, upper]);
    }
  }
  const classes = new Map<number, number>();
  for (const [hash, [lower, upper]] of [...sums].sort((a, b) => a[0] - b[0])) {
    if (lower + upper >= minimumCount && hash !== 0) classes.set(hash, casingClass(lower, upper));
  }
  return CasingTable.from(classes);
}
