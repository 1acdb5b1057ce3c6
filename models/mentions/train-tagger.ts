import type { CasingTable } from "../../src/read/mentions/casing.js";
import { Matches, matchNames } from "../../src/read/mentions/matches.js";
import type { NameIndex } from "../../src/read/mentions/names.js";
import { featureBuckets, TagFeatures, wordTemplates } from "../../src/read/mentions/tag-features.js";
import { type Tagger, tag, tagTransitions, weightStride } from "../../src/read/mentions/tagger.js";
import { Tokens, tokenise } from "../../src/read/tokens.js";
import { goldTags } from "./gold-tags.js";
import type { NamedDocument } from "./material.js";
import { random } from "./random.js";

export const trainingDefaults = {
  epochs: 10,
  seed: 20161102,
  /** First step size of AdaGrad. */
  rate: 0.12,
  /** Pull of every used weight towards zero, per update. */
  decay: 2e-5,
  /** Share of the features left out of each token while training, so that no single one is leant on. */
  dropout: 0.15,
  /** The same for features that hold the word itself: what is learned must carry to words not seen. */
  wordDropout: 0.6,
};
export type TrainingOptions = typeof trainingDefaults;

const labels = 3;

/** One document ready for training: features of each token in rows of `maxFeatures`, with their number and the right tag. */
export interface Prepared {
  buckets: Int32Array;
  counts: Uint8Array;
  gold: Uint8Array;
  length: number;
}

export function prepare(documents: readonly NamedDocument[], index: NameIndex, casing: CasingTable): Prepared[] {
  const features = new TagFeatures(casing);
  const tokens = new Tokens();
  const matches = new Matches();
  return documents.map(({ document, labels: { mentions } }) => {
    tokenise(document.text, tokens);
    matchNames(index, tokens, matches);
    features.prepare(tokens, matches);
    const length = tokens.count;
    const gold = new Uint8Array(length);
    goldTags(tokens, mentions, gold);
    const counts = new Uint8Array(length);
    const buckets: number[] = [];
    for (let i = 0; i < length; i++) {
      if (features.isOutside(tokens, i)) continue;
      counts[i] = features.extract(tokens, i);
      for (let f = 0; f < counts[i]; f++) buckets.push(features.buckets[f]);
    }
    return { buckets: Int32Array.from(buckets), counts, gold, length };
  });
}

/**
 * Trains the tagger as a linear-chain conditional random field with AdaGrad.
 * Sources: J. Lafferty, A. McCallum, F. Pereira, "Conditional random fields", ICML 2001; J. Duchi, E. Hazan, Y. Singer,
 * "Adaptive subgradient methods", JMLR 12 (2011).
 */
export function trainTagger(
  material: readonly Prepared[],
  options: TrainingOptions = trainingDefaults,
): { feature: Float32Array; transition: Float32Array } {
  const weights = { feature: new Float32Array(featureBuckets * weightStride), transition: new Float32Array(tagTransitions) };
  const { feature, transition } = weights;
  const featureSquares = new Float32Array(feature.length).fill(1e-2);
  const transitionSquares = new Float32Array(labels * labels).fill(1e-2);
  const next = random(options.seed);
  const order = material.map((_, i) => i);
  const chain = new Chain();
  const isKept = new Uint8Array(Math.max(...material.map(({ buckets }) => buckets.length)));
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const at of order) {
      const document = material[at];
      if (document.length === 0) continue;
      const dropSeed = random((options.seed ^ Math.imul(at + 1, 0x9e3779b1) ^ Math.imul(epoch + 1, 0x85ebca6b)) >>> 0);
      dropFeatures(document, isKept, dropSeed, options);
      chain.run(document, isKept, feature, transition);
      let from = 0;
      for (let i = 0; i < document.length; i++) {
        const n = document.counts[i];
        if (n > 0) {
          for (let label = 0; label < labels; label++) {
            const gradient = (document.gold[i] === label ? 1 : 0) - chain.marginal[i * labels + label];
            if (Math.abs(gradient) < 1e-4) continue;
            for (let f = 0; f < n; f++) {
              if (!isKept[from + f]) continue;
              const row = document.buckets[from + f] * weightStride + label;
              const slope = gradient - options.decay * feature[row];
              featureSquares[row] += slope * slope;
              feature[row] += (options.rate * slope) / Math.sqrt(featureSquares[row]);
            }
          }
        }
        from += n;
      }
      for (let i = 1; i < document.length; i++) chain.expected[document.gold[i - 1] * labels + document.gold[i]]--;
      for (let t = 0; t < labels * labels; t++) {
        const slope = -chain.expected[t];
        if (slope === 0) continue;
        transitionSquares[t] += slope * slope;
        transition[t] += (options.rate * slope) / Math.sqrt(transitionSquares[t]);
      }
    }
  }
  return weights;
}

function dropFeatures(document: Prepared, isKept: Uint8Array, next: () => number, options: TrainingOptions): void {
  let at = 0;
  for (let i = 0; i < document.length; i++) {
    for (let f = 0; f < document.counts[i]; f++)
      isKept[at++] = next() >= (wordTemplates.has(f) ? options.wordDropout : options.dropout) ? 1 : 0;
  }
}

/** Forward and backward sums of a chain, with the marginal probability of every tag. */
class Chain {
  marginal = new Float64Array(0);
  /** Expected number of each transition. */
  readonly expected = new Float64Array(labels * labels);
  private emission = new Float64Array(0);
  private forward = new Float64Array(0);
  private backward = new Float64Array(0);

  run(document: Prepared, isKept: Uint8Array, feature: Float32Array, transition: Float32Array): void {
    const { length, counts, buckets } = document;
    if (this.emission.length < length * labels) {
      const size = length * labels * 2;
      this.emission = new Float64Array(size);
      this.forward = new Float64Array(size);
      this.backward = new Float64Array(size);
      this.marginal = new Float64Array(size);
    }
    const { emission, forward, backward, marginal, expected } = this;
    let from = 0;
    for (let i = 0; i < length; i++) {
      const n = counts[i];
      let e0 = 0;
      let e1 = n === 0 ? never : 0;
      let e2 = e1;
      for (let f = 0; f < n; f++) {
        if (!isKept[from + f]) continue;
        const row = buckets[from + f] * weightStride;
        e0 += feature[row];
        e1 += feature[row + 1];
        e2 += feature[row + 2];
      }
      from += n;
      const highest = Math.max(e0, e1, e2);
      emission[i * labels] = Math.exp(e0 - highest);
      emission[i * labels + 1] = Math.exp(e1 - highest);
      emission[i * labels + 2] = Math.exp(e2 - highest);
    }
    const step = Float64Array.from(transition, Math.exp);
    step[tag.outside * labels + tag.inside] = 0;
    for (let label = 0; label < labels; label++) forward[label] = label === tag.inside ? 0 : emission[label];
    scale(forward, 0);
    for (let i = 1; i < length; i++) {
      for (let to = 0; to < labels; to++) {
        let sum = 0;
        for (let before = 0; before < labels; before++) sum += forward[(i - 1) * labels + before] * step[before * labels + to];
        forward[i * labels + to] = sum * emission[i * labels + to];
      }
      scale(forward, i * labels);
    }
    backward.fill(1, (length - 1) * labels, length * labels);
    for (let i = length - 2; i >= 0; i--) {
      for (let before = 0; before < labels; before++) {
        let sum = 0;
        for (let to = 0; to < labels; to++)
          sum += step[before * labels + to] * emission[(i + 1) * labels + to] * backward[(i + 1) * labels + to];
        backward[i * labels + before] = sum;
      }
      scale(backward, i * labels);
    }
    for (let i = 0; i < length; i++) {
      for (let label = 0; label < labels; label++)
        marginal[i * labels + label] = forward[i * labels + label] * backward[i * labels + label];
      scale(marginal, i * labels);
    }
    expected.fill(0);
    for (let i = 1; i < length; i++) {
      let total = 0;
      for (let before = 0; before < labels; before++)
        for (let to = 0; to < labels; to++)
          total += forward[(i - 1) * labels + before] * step[before * labels + to] * emission[i * labels + to] * backward[i * labels + to];
      for (let before = 0; before < labels; before++)
        for (let to = 0; to < labels; to++)
          expected[before * labels + to] +=
            (forward[(i - 1) * labels + before] * step[before * labels + to] * emission[i * labels + to] * backward[i * labels + to]) /
            total;
    }
  }
}

const never = -40;

function scale(values: Float64Array, at: number): void {
  const sum = values[at] + values[at + 1] + values[at + 2];
  if (sum === 0) return;
  values[at] /= sum;
  values[at + 1] /= sum;
  values[at + 2] /= sum;
}

/** The strings that a tagger finds in a document. */
export function taggedStrings(tagger: Tagger, index: NameIndex, text: string, tokens: Tokens, matches: Matches): string[] {
  tokenise(text, tokens);
  matchNames(index, tokens, matches);
  const tags = tagger.run(tokens, matches);
  const found: string[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tags[i] !== tag.begin) continue;
    let to = i + 1;
    while (to < tokens.count && tags[to] === tag.inside) to++;
    found.push(text.slice(tokens.start[i], tokens.end[to - 1]));
  }
  return found;
}
