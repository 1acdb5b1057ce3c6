import type { DocumentLine } from "../../core/document.js";
import type { AspectOpinion, Mention } from "../../core/reading.js";
import { PackedWeights } from "../packed-weights.js";
import type { Tokens } from "../tokens.js";
import { clauseFeatures, maxClauseFeatures } from "./clause-features.js";
import { clausesOf } from "./clauses.js";
import { decide, listedOpinion, listedThreshold } from "./decide.js";
import { type AspectModel, clauseClasses, clausePolarities } from "./model.js";
import { readAspectModel } from "./model-file.js";
import { subjectOf } from "./polarity.js";

/** Finds opinions on the sides of a product. */
interface AspectFinder {
  find(document: DocumentLine, tokens: Tokens, mentions: readonly Mention[], lang: string, target?: string | null): AspectOpinion[];
}

/** No more opinions are kept of one document, and no more clauses are read. */
const maxOpinions = 20;
const maxClauses = 400;
const opposite = { positive: "negative", negative: "positive", neutral: "neutral", mixed: "mixed" } as const;

/** A finder over learned weights; those that come with Landfall where none are given. */
function createAspectFinder(model: AspectModel = readAspectModel()): AspectFinder {
  const features = new Int32Array(maxClauseFeatures);
  const aspects = new PackedWeights(model.aspect, clauseClasses.length);
  const polarityWeights = new PackedWeights(model.polarity, clausePolarities.length);
  const aspectSums = aspects.newSums();
  const polaritySums = polarityWeights.newSums();
  const scores = new Float64Array(clauseClasses.length);
  const polarities = new Float64Array(clausePolarities.length);
  return {
    find(_document, tokens, mentions, lang, target = null) {
      if (lang !== "en") return [];
      const opinions: AspectOpinion[] = [];
      let read = 0;
      for (const clause of clausesOf(tokens)) {
        if (opinions.length >= maxOpinions || read++ >= maxClauses) break;
        const count = clauseFeatures(tokens, clause, features);
        aspects.sum(features, count, aspectSums);
        softmax(aspectSums, model.aspectScale, scores);
        if (scores[0] >= listedThreshold) continue;
        polarityWeights.sum(features, count, polaritySums);
        softmax(polaritySums, model.polarityScale, polarities);
        const opinion = decide(scores, polarities, listedOpinion(tokens, clause), model.threshold);
        if (!opinion) continue;
        const { isForeign, isTurned } = subjectOf(tokens, clause, mentions, target);
        if (isForeign) continue;
        const start = tokens.start[clause.from];
        const end = tokens.end[clause.to - 1];
        opinions.push({
          aspect: opinion.aspect,
          polarity: isTurned ? opposite[opinion.polarity] : opinion.polarity,
          quote: tokens.text.slice(start, end),
          start,
          end,
        });
      }
      return opinions;
    },
  };
}

let standard: AspectFinder | undefined;

/**
 * What a document says about the sides of its target, each with its polarity and the clause that says it, by the weights that
 * come with Landfall.
 * @param lang only English is read; other languages give nothing
 * @param target the catalogue id that the document is read for; opinions on other products named in the same clause are left out
 */
export function findAspects(
  document: DocumentLine,
  tokens: Tokens,
  mentions: readonly Mention[],
  lang: string,
  target: string | null = null,
): AspectOpinion[] {
  standard ??= createAspectFinder();
  return standard.find(document, tokens, mentions, lang, target);
}

/** Turns sums into probabilities, one for each place of `into`. */
function softmax(sums: Int32Array, scale: number, into: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let each = 0; each < into.length; each++) highest = Math.max(highest, sums[each]);
  let total = 0;
  for (let each = 0; each < into.length; each++) {
    into[each] = Math.exp((sums[each] - highest) * scale);
    total += into[each];
  }
  for (let each = 0; each < into.length; each++) into[each] /= total;
}
