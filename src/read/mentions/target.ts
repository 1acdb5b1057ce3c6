import type { Catalogue } from "../../catalogue/types.js";
import type { Target } from "../../core/reading.js";
import type { Tokens } from "../tokens.js";
import { type Candidate, maxCandidates } from "./candidates.js";
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
  /** Of the candidates of a document: "nothing" and {@link maxCandidates} others at most. */
  private readonly scores = new Float64Array(maxCandidates + 1);
  private readonly order = new Uint8Array(maxCandidates + 1);

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
    const { scores, order } = this;
    let highest = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < candidates.length; at++) {
      let sum = this.sumOf(features.extract(tokens, mentionCount, candidates, at));
      const group = features.wordGroup(candidates[at]);
      if (!this.isSummed[group]) {
        this.wordSums[group] = this.sumOf(features.extractWords(group, 0));
        this.isSummed[group] = 1;
      }
      sum += this.wordSums[group];
      scores[at] = sum * model.scale;
      highest = Math.max(highest, scores[at]);
    }
    let total = 0;
    for (let at = 0; at < candidates.length; at++) {
      total += Math.exp(scores[at] - highest);
      // Sorted in by score; of equals the earlier stays before.
      let place = at;
      for (; place > 0 && scores[order[place - 1]] < scores[at]; place--) order[place] = order[place - 1];
      order[place] = at;
    }
    return candidates.map((_, place) => {
      const at = order[place];
      return { label: candidates[at].label, p: Math.exp(scores[at] - highest) / total, entity: candidates[at].entity };
    });
  }

  private sumOf(count: number): number {
    let sum = 0;
    for (let f = 0; f < count; f++) sum += this.model.weights[this.features.buckets[f]];
    return sum;
  }
}
