import { aspectNames } from "../../core/reading.js";
import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import type { Clause } from "./clauses.js";
import { opinion, opinionBits } from "./opinion-words.js";
import { countOpinions } from "./polarity.js";
import { aspectOfPair, aspectOfWord } from "./terms.js";

/** Buckets of the hashed feature space; a power of two. */
export const clauseBuckets = 1 << 14;
/** Words of a clause after this many are left out; a clause is short. */
const wordLimit = 60;
/** Room for the features of one clause. */
export const maxClauseFeatures = wordLimit * 3 + 40;

function bucketOf(template: number, a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h ^ Math.imul(b + 1, 0x165667b1), 0xc2b2ae35);
  h ^= h >>> 16;
  h = Math.imul(h, 0x27d4eb2f);
  return (h ^ (h >>> 15)) & (clauseBuckets - 1);
}

const aspectCode = new Map<string, number>(aspectNames.map((name, at) => [name, at + 1]));

/** Writes the features of a clause and returns how many: its words, its pairs of words, the aspects and opinions that the lists know. */
export function clauseFeatures(tokens: Tokens, clause: Clause, into: Int32Array): number {
  const { from, to } = clause;
  let n = 0;
  let words = 0;
  let before = 1;
  let negated = 0;
  let aspects = 0;
  for (let i = from; i < to && words < wordLimit; i++) {
    const kind = tokens.kind[i];
    if (kind === tokenKind.punctuation || kind === tokenKind.markup || kind === tokenKind.url) continue;
    const hash = kind === tokenKind.number || tokens.flags[i] & tokenFlag.hasDigit ? 99 : kind === tokenKind.handle ? 98 : tokens.hash[i];
    words++;
    into[n++] = bucketOf(0, hash, negated > 0 ? 1 : 0);
    into[n++] = bucketOf(1, before, hash);
    const pair = aspectOfPair(before, hash);
    const aspect = pair ?? aspectOfWord(hash);
    if (aspect) {
      const code = aspectCode.get(aspect)!;
      if (!(aspects & (1 << code))) into[n++] = bucketOf(pair ? 2 : 3, code, 0);
      aspects |= 1 << code;
    }
    if (opinionBits(hash) & opinion.negator) negated = 4;
    else if (negated > 0) negated--;
    before = hash;
  }
  const { good, bad } = countOpinions(tokens, clause);
  const net = Math.max(-2, Math.min(2, good - bad));
  const named = aspects === 0 ? 0 : 1;
  into[n++] = bucketOf(4, net + 5, good + bad > 0 ? 1 : 0);
  // Written twice: what the lists know of a clause should outweigh any one word of it.
  into[n++] = bucketOf(9, Math.sign(net) + 2, good > 0 && bad > 0 ? 1 : 0);
  into[n++] = bucketOf(10, net === 0 ? 0 : 1, aspects);
  into[n++] = bucketOf(5, net + 5, named);
  into[n++] = bucketOf(6, Math.min(6, words), named);
  into[n++] = bucketOf(7, aspects, 0);
  into[n++] = bucketOf(8, to < tokens.count && tokens.kind[to] === tokenKind.punctuation ? tokens.text.charCodeAt(tokens.start[to]) : 0, 0);
  return n;
}
