import type { Catalogue } from "../../src/catalogue/types.js";
import type { DocumentLine } from "../../src/core/document.js";
import { accessoryNouns } from "../../src/read/mentions/accessories.js";
import { type Candidate, candidatesOf, kindsOf } from "../../src/read/mentions/candidates.js";
import { gatherContext } from "../../src/read/mentions/context.js";
import { Linker } from "../../src/read/mentions/link.js";
import { addListItems } from "../../src/read/mentions/lists.js";
import { Matches, matchNames } from "../../src/read/mentions/matches.js";
import type { NameIndex } from "../../src/read/mentions/names.js";
import { spansOf } from "../../src/read/mentions/spans.js";
import type { Tagger } from "../../src/read/mentions/tagger.js";
import { TargetFeatures, targetBuckets } from "../../src/read/mentions/target-features.js";
import { Tokens, tokenise } from "../../src/read/tokens.js";
import { random } from "./random.js";
import { isSameTarget } from "./same-target.js";

/** The steps are small: larger ones read known sources no better and new sources worse. */
export const targetTraining = { epochs: 10, seed: 20161102, rate: 0.02, decay: 3e-3, dropout: 0.1 };

/** A document with its labelled target; null where it is about nothing. */
export interface TargetDocument {
  document: DocumentLine;
  source: string;
  labels: { target: string | null };
}

/** A document's candidates with their features, and which of them is right (-1: none). */
export interface TargetCase {
  source: string;
  candidates: Candidate[];
  features: Int32Array[];
  right: number;
}

/** Runs a tagger over a document and lists what it may be about. */
export function targetCases(
  documents: readonly TargetDocument[],
  taggerOf: (at: number) => Tagger,
  catalogue: Catalogue,
  index: NameIndex,
): TargetCase[] {
  const linker = new Linker(catalogue, index);
  const kinds = kindsOf(catalogue);
  const tokens = new Tokens();
  const matches = new Matches();
  const features = new TargetFeatures(catalogue);
  const related: (string | null)[] = [];
  return documents.map(({ document, source, labels }, at) => {
    tokenise(document.text, tokens);
    matchNames(index, tokens, matches);
    const tags = taggerOf(at).run(tokens, matches);
    const context = gatherContext(document, index);
    const spans = addListItems(spansOf(tokens, tags, matches, index, accessoryNouns), tokens, index, catalogue);
    const mentions = linker.link(document, tokens, spans, context, related);
    const candidates = candidatesOf(catalogue, kinds, tokens, mentions, related, context, matches);
    features.prepare(tokens, candidates, context.forumNames.length > 0, context.product);
    return {
      source,
      candidates,
      features: candidates.map((each, candidate) => {
        const own = features.extract(tokens, mentions.length, candidates, candidate);
        return features.buckets.slice(0, features.extractWords(features.wordGroup(each), own));
      }),
      right: candidates.findIndex((candidate) => isSameTarget(catalogue, labels.target, candidate)),
    };
  });
}

/** Trains the choice of the target: a conditional logit over the candidates of each document, with AdaGrad. */
export function trainTarget(cases: readonly TargetCase[], options: typeof targetTraining = targetTraining): Float32Array {
  const weights = new Float32Array(targetBuckets);
  const squares = new Float32Array(targetBuckets).fill(1e-2);
  const next = random(options.seed);
  const order = cases.flatMap(({ right }, at) => (right >= 0 ? [at] : []));
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const at of order) {
      const { features: whole, right } = cases[at];
      const features = whole.map((rows) => rows.filter(() => next() >= options.dropout));
      const scores = features.map((rows) => rows.reduce((sum, row) => sum + weights[row], 0));
      const highest = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - highest));
      const total = shares.reduce((sum, share) => sum + share, 0);
      for (const [candidate, rows] of features.entries()) {
        const gradient = (candidate === right ? 1 : 0) - shares[candidate] / total;
        if (Math.abs(gradient) < 1e-3) continue;
        for (const row of rows) {
          const slope = gradient - options.decay * weights[row];
          squares[row] += slope * slope;
          weights[row] += (options.rate * slope) / Math.sqrt(squares[row]);
        }
      }
    }
  }
  return weights;
}

/** The candidate that weights put first. */
export function bestOf(weights: Float32Array, { features }: TargetCase): number {
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [candidate, rows] of features.entries()) {
    const score = rows.reduce((sum, row) => sum + weights[row], 0);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}
