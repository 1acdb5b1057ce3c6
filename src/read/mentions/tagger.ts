import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import type { Matches } from "./matches.js";
import { nameStrength } from "./names.js";
import { featureBuckets, type TagFeatures } from "./tag-features.js";

/** Labels of tokens: outside, first of a mention, inside one. */
export const tag = { outside: 0, begin: 1, inside: 2 } as const;
const labels = 3;
/** Number of transition weights. */
export const tagTransitions = labels * labels;
/** Weights of a feature stand in a row of four, the last unused. */
export const weightStride = 4;

/** Weights of a linear chain, all in the same steps: `feature[bucket * 4 + label]`, `transition[before * 3 + label]`. */
export interface TaggerWeights {
  feature: Int8Array;
  transition: Float32Array;
  /** Added to the score of every beginning: above 0 more is found, below 0 less. */
  bias: number;
}

/** Marks mentions by the best path through a linear chain (Viterbi). */
export class Tagger {
  private score = new Float32Array(0);
  private back = new Uint8Array(0);
  /** The labels of the document last tagged. */
  tags = new Uint8Array(0);
  /**
   * How much more each feature says for a beginning than for the outside, in the lower half, and for the inside, in the upper: only differences decide a
   * path. Both are raised by {@link raise}, so that the sums of a token's features cannot run over into each other.
   */
  private readonly pairs: Int32Array;

  constructor(
    readonly features: TagFeatures,
    private readonly weights: TaggerWeights,
  ) {
    const { feature } = weights;
    this.pairs = new Int32Array(featureBuckets);
    for (let bucket = 0, at = 0; bucket < featureBuckets; bucket++, at += weightStride) {
      const outside = feature[at + tag.outside];
      this.pairs[bucket] = (feature[at + tag.begin] - outside + raise) | ((feature[at + tag.inside] - outside + raise) << 16);
    }
  }

  /** Tags a document; the result stands in {@link tags} until the next call. */
  run(tokens: Tokens, matches: Matches): Uint8Array {
    const count = tokens.count;
    if (this.tags.length < count) {
      const capacity = Math.max(1024, count * 2);
      this.score = new Float32Array(capacity * labels);
      this.back = new Uint8Array(capacity * labels);
      this.tags = new Uint8Array(capacity);
    }
    if (count === 0) return this.tags;
    const { features, score, back, pairs } = this;
    const { buckets } = features;
    const { transition, bias } = this.weights;
    features.prepare(tokens, matches);
    for (let i = 0; i < count; i++) {
      const row = i * labels;
      let begin = never;
      let inside = never;
      if (!features.isOutside(tokens, i)) {
        const n = features.extract(tokens, i);
        let sum = 0;
        for (let f = 0; f < n; f++) sum = (sum + pairs[buckets[f]]) | 0;
        begin = bias + (sum & 0xffff) - raise * n;
        inside = (sum >>> 16) - raise * n;
      }
      if (i === 0) {
        score[0] = 0;
        score[1] = begin;
        score[2] = never;
        continue;
      }
      const before = row - labels;
      for (let to = 0; to < labels; to++) {
        // Nothing goes on inside that did not begin.
        let from: number = to === tag.inside ? tag.begin : tag.outside;
        let best = score[before + from] + transition[from * labels + to];
        for (let other = from + 1; other < labels; other++) {
          const path = score[before + other] + transition[other * labels + to];
          if (path > best) {
            best = path;
            from = other;
          }
        }
        score[row + to] = best + (to === tag.outside ? 0 : to === tag.begin ? begin : inside);
        back[row + to] = from;
      }
    }
    let last = (count - 1) * labels;
    let label = score[last] >= score[last + 1] && score[last] >= score[last + 2] ? 0 : score[last + 1] >= score[last + 2] ? 1 : 2;
    for (let i = count - 1; i >= 0; i--) {
      this.tags[i] = label;
      label = back[last + label];
      last -= labels;
    }
    markListedTags(tokens, matches, this.tags);
    return this.tags;
  }
}

/** No difference of two 8-bit weights is below its negative; a token's forty features at most stay within 16 bits. */
const raise = 256;

/**
 * A hashtag that is a listed name and no word of the language is a mention, whatever stands around it ("#GalaxyS8 #win #freebies"). So
 * is a device's full name with a figure ("the galaxy s-7"), and a listed name in Han characters: the weights have seen next to none, and each character
 * is a token.
 */
function markListedTags(tokens: Tokens, matches: Matches, tags: Uint8Array): void {
  for (let m = 0; m < matches.count; m++) {
    const at = matches.from[m];
    const to = matches.to[m];
    const name = matches.name[m];
    if (tokens.flags[at] & tokenFlag.han && name.strength === nameStrength.full) {
      markName(tokens, at, to, tags);
      continue;
    }
    if (tokens.kind[at] !== tokenKind.hashtag) {
      if (name.isDevice && isOutside(tags, at, to)) markName(tokens, at, to, tags);
      continue;
    }
    // A listed name in a hashtag continues none before it: "Samsung #Galaxy" holds two.
    if (tags[at] === tag.inside && name.strength >= nameStrength.ambiguous) tags[at] = tag.begin;
    else if (tags[at] === tag.outside && to === at + 1 && name.strength === nameStrength.full) tags[at] = tag.begin;
  }
}

function isOutside(tags: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tags[i] !== tag.outside) return false;
  return true;
}

function markName(tokens: Tokens, from: number, to: number, tags: Uint8Array): void {
  tags[from] = tag.begin;
  tags.fill(tag.inside, from + 1, to);
  if (to < tokens.count && tags[to] === tag.inside) tags[to] = tag.outside;
}

/** A score that no path recovers from. */
const never = -1e6;
