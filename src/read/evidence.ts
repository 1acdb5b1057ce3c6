import type { Evidence } from "../core/reading.js";
import { allCues } from "./cues/all.js";
import { contextList } from "./cues/context.js";
import { type Features, featureKind } from "./features.js";
import { type Head, headLabels, headOffset, heads, outputCount } from "./model.js";
import { probabilities, type Scorer } from "./scorer.js";

/** The labels that say nothing was found: they need no evidence. */
const defaultLabel: Partial<Record<Head, string>> = {
  level: "none",
  horizon: "unclear",
  experience: "none",
  tie: "none_found",
  stance: "neutral",
  disclosed: "no",
};
/** Stretches shown for one label. */
const shownPerAxis = 3;
/** A stretch that moves the probability by less is not worth showing. */
const leastWeight = 0.01;

interface Stretch {
  from: number;
  to: number;
  pull: number;
  feature: number;
}

/**
 * The stretches that decided each label that is not the default, the strongest first. `weight` is by how much the label's probability falls when the stretch is left out.
 * @param sums the document's sums with nothing left out
 */
export function evidenceFor(
  scorer: Scorer,
  features: Features,
  sums: Float64Array,
  chosen: Record<Head, { index: number; label: string; p: number }>,
  wanted: { horizon: boolean; disclosed: boolean },
): Evidence[] {
  const evidence: Evidence[] = [];
  const without = new Float64Array(outputCount);
  for (const head of heads) {
    const { index, label, p } = chosen[head];
    if (label === defaultLabel[head] || (head === "horizon" && !wanted.horizon) || (head === "disclosed" && !wanted.disclosed)) continue;
    const found: Evidence[] = [];
    for (const stretch of strongest(scorer, features, sums, head, index)) {
      scorer.sums(features, without, stretch.from, stretch.to);
      const weight = p - probabilities(scorer.model, head, without)[index];
      if (weight < leastWeight) continue;
      const inside = stretch.from >= 0;
      const { start, end } = features.terms;
      const cue = features.cue[stretch.feature];
      const kind = features.kind[stretch.feature];
      found.push({
        axis: head,
        start: inside ? start[stretch.from] : 0,
        end: inside ? end[stretch.to - 1] : 0,
        cue:
          kind === featureKind.context
            ? contextList[cue].says
            : cue >= 0
              ? allCues[cue].says
              : `uses words that go with ${headLabels[head][index].replace("_", " ")}`,
        weight: Math.round(weight * 1000) / 1000,
      });
    }
    found.sort((a, b) => b.weight! - a.weight!);
    evidence.push(...found);
  }
  return evidence;
}

/** The stretches whose features pull most toward a label against the other labels of the head; a cue names its stretch before single words do. */
function strongest(scorer: Scorer, features: Features, sums: Float64Array, head: Head, index: number): Stretch[] {
  const { weights, scales } = scorer.model;
  const offset = headOffset[head];
  const count = headLabels[head].length;
  let rival = -1;
  for (let k = 0; k < count; k++) if (k !== index && (rival < 0 || sums[offset + k] > sums[offset + rival])) rival = k;
  const best: Stretch[] = [];
  for (let i = 0; i < features.count; i++) {
    const row = scorer.rowOf(i);
    if (row < 0) continue;
    const base = row * outputCount + offset;
    const value = features.kind[i] <= featureKind.pair ? features.scale : 1;
    const pull = (weights[base + index] * scales[offset + index] - weights[base + rival] * scales[offset + rival]) * value;
    if (pull <= 0) continue;
    const same = best.find(
      (stretch) => stretch.from < features.to[i] && stretch.to > features.from[i] && stretch.from >= 0 === features.from[i] >= 0,
    );
    if (same) {
      if (pull > same.pull) {
        same.feature = i;
        same.from = features.from[i];
        same.to = features.to[i];
        same.pull = pull;
      }
      continue;
    }
    best.push({ from: features.from[i], to: features.to[i], pull, feature: i });
    best.sort((a, b) => b.pull - a.pull);
    if (best.length > shownPerAxis) best.pop();
  }
  return best;
}
