import type { Catalogue } from "../../catalogue/types.js";
import type { Target } from "../../core/reading.js";
import type { Tokens } from "../tokens.js";
import type { Candidate } from "./candidates.js";
import { TargetFeatures, wordGroups } from "./target-features.js";

/** Weights of the hashed features of candidates, with what one unit of weight is. */
export interface TargetWeights {
  weights: Int8Array;
  scale: number;
}

/** Ranks what a document may be about, by a conditional logit over its candidates. */
export class TargetChooser {
  private readonly features: TargetFeatures;
  private readonly wordSums = new Float64Array(wordGroups);
  private readonly isSummed = new Uint8Array(wordGroups);

  constructor(
    catalogue: Catalogue,
    private readonly model: TargetWeights,
  ) {
    this.features = new TargetFeatures(catalogue);
  }

  /** The candidates as targets, likeliest first, "nothing" among them. */
  rank(tokens: Tokens, mentionCount: number, candidates: readonly Candidate[], isForumNamed: boolean, product: string): Target[] {
    const { features, model } = this;
    features.prepare(tokens, candidates, isForumNamed, product);
    this.isSummed.fill(0);
    const scores = candidates.map((candidate, at) => {
      let sum = this.sumOf(features.extract(tokens, mentionCount, candidates, at));
      const group = features.wordGroup(candidate);
      if (!this.isSummed[group]) {
        this.wordSums[group] = this.sumOf(features.extractWords(group, 0));
        this.isSummed[group] = 1;
      }
      sum += this.wordSums[group];
      return sum * model.scale;
    });
    const highest = Math.max(...scores);
    const total = scores.reduce((sum, score) => sum + Math.exp(score - highest), 0);
    const order = candidates.map((_, at) => at).sort((a, b) => scores[b] - scores[a] || a - b);
    return order.map((at) => ({ label: candidates[at].label, p: Math.exp(scores[at] - highest) / total, entity: candidates[at].entity }));
  }

  private sumOf(count: number): number {
    let sum = 0;
    for (let f = 0; f < count; f++) sum += this.model.weights[this.features.buckets[f]];
    return sum;
  }
}
