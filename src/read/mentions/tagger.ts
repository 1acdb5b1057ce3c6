import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import type { Matches } from "./matches.js";
import { nameStrength } from "./names.js";
import { featureBuckets, type TagFeatures } from "./tag-features.js";

/** Labels of tokens: outside, first of a mention, inside one. */
export const tag = { outside: 0, begin: 1, inside: 2 } as const;
const labels = 3;
/** Number of transition weights. */
export const tagTransitions = labels * labels;
/** Weights of a feature stand in a row of four, so that a row never crosses a cache line. */
export const weightStride = 4;

/** Weights of a linear chain: `feature[bucket * 4 + label]`, `transition[before * 3 + label]`. */
export interface TaggerWeights {
  feature: Int8Array | Float32Array;
  transition: Float32Array;
  /** Added to the score of every beginning: above 0 more is found, below 0 less. */
  bias?: number;
}

export function newTaggerWeights(): { feature: Float32Array; transition: Float32Array } {
  return { feature: new Float32Array(featureBuckets * weightStride), transition: new Float32Array(labels * labels) };
}

/** Marks mentions by the best path through a linear chain (Viterbi). */
export class Tagger {
  private score = new Float32Array(0);
  private back = new Uint8Array(0);
  /** The labels of the document last tagged. */
  tags = new Uint8Array(0);

  constructor(
    readonly features: TagFeatures,
    readonly weights: TaggerWeights,
  ) {}

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
    const { features, score, back } = this;
    const feature = this.weights.feature;
    const transition = this.weights.transition;
    const bias = this.weights.bias ?? 0;
    features.prepare(tokens, matches);
    for (let i = 0; i < count; i++) {
      let e0 = 0;
      let e1 = 0;
      let e2 = 0;
      if (features.isOutside(tokens, i)) {
        e1 = never;
        e2 = never;
      } else {
        const n = features.extract(tokens, i);
        e1 = bias;
        for (let f = 0; f < n; f++) {
          const at = features.buckets[f] * weightStride;
          e0 += feature[at];
          e1 += feature[at + 1];
          e2 += feature[at + 2];
        }
      }
      const row = i * labels;
      if (i === 0) {
        score[0] = e0;
        score[1] = e1;
        score[2] = never;
        continue;
      }
      for (let to = 0; to < labels; to++) {
        let best = Number.NEGATIVE_INFINITY;
        let from = 0;
        for (let before = 0; before < labels; before++) {
          if (to === tag.inside && before === tag.outside) continue;
          const path = score[row - labels + before] + transition[before * labels + to];
          if (path > best) {
            best = path;
            from = before;
          }
        }
        score[row + to] = best + (to === 0 ? e0 : to === 1 ? e1 : e2);
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

/**
 * A hashtag that is a listed name and no word of the language is a mention, whatever stands around it ("#GalaxyS8 #win #freebies"). So
 * is a listed name in Han characters: the weights have seen next to none, and each character is a token.
 */
function markListedTags(tokens: Tokens, matches: Matches, tags: Uint8Array): void {
  for (let m = 0; m < matches.count; m++) {
    const at = matches.from[m];
    if (tokens.flags[at] & tokenFlag.han && matches.name[m].strength === nameStrength.full) {
      tags[at] = tag.begin;
      tags.fill(tag.inside, at + 1, matches.to[m]);
      if (matches.to[m] < tokens.count && tags[matches.to[m]] === tag.inside) tags[matches.to[m]] = tag.outside;
      continue;
    }
    if (tokens.kind[at] !== tokenKind.hashtag || matches.to[m] !== at + 1 || matches.name[m].strength !== nameStrength.full) continue;
    if (tags[at] === tag.outside) tags[at] = tag.begin;
  }
}

/** A score that no path recovers from. */
const never = -1e6;
