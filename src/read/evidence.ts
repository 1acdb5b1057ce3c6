import type { Evidence } from "../core/reading.js";
import { allCues } from "./cues/all.js";
import { contextList } from "./cues/context.js";
import { type Features, featureKind } from "./features.js";
import { type Head, headLabels, headOffset, outputCount } from "./model.js";
import type { Scorer } from "./scorer.js";

/** Stretches shown for one label. */
const shownPerLabel = 3;
/** A stretch that moves the probability by less is shown only where none moves it more: a label that rests on many signs falls with no single one. */
const leastWeight = 0.01;

/** Weights are told to four digits. */
const weightSteps = 10_000;

/** Terms `from` to `to` (exclusive; negative outside the text), and the feature in them that pulls most. */
interface Stretch {
  from: number;
  to: number;
  feature: number;
  pull: number;
}

/**
 * The stretches that decided a label, the strongest first.
 *
 * `weight` is by how much the label's probability falls when all features that touch the stretch are left out: its words, the pairs
 * they stand in and the cues they are part of. What the text names, links to and looks like stays as known.
 * @param scorer holds the document's features
 * @param label index of the label given
 * @param p the probabilities of the head's labels
 */
export function evidenceFor(scorer: Scorer, features: Features, head: Head, label: number, p: Float64Array): Evidence[] {
  const found: Evidence[] = [];
  const { start, end } = features.terms;
  for (const { from, to, feature } of strongest(scorer, features, head, label, rivalOf(p, label))) {
    const sums = scorer.sumsWithout(head, from, to, without);
    const weight = p[label] - scorer.calibrate(head, sums, sums)[label];
    found.push({
      axis: head,
      start: from >= 0 ? start[from] : 0,
      end: from >= 0 ? end[to - 1] : 0,
      cue: reasonOf(features, feature, headLabels[head][label]),
      weight: Math.max(0, Math.round(weight * weightSteps) / weightSteps),
    });
  }
  found.sort((a, b) => b.weight! - a.weight!);
  return found.filter(({ weight }, i) => i === 0 || weight! >= leastWeight);
}

/** The sums of a head while a stretch is left out. */
const without = new Float64Array(outputCount);

function reasonOf(features: Features, feature: number, label: string): string {
  const cue = features.cue[feature];
  if (features.kind[feature] === featureKind.context) return contextList[cue].says;
  return cue >= 0 ? allCues[cue].says : `words that go with ${label.replace("_", " ")}`;
}

/** The stretches whose strongest feature pulls most towards a label against its closest rival; they do not overlap. */
function strongest(scorer: Scorer, features: Features, head: Head, label: number, rival: number): Stretch[] {
  const pulls = scorer.pullsOf(headOffset[head] + label, headOffset[head] + rival);
  const best: Stretch[] = [];
  // A pull must be above this to be among the best.
  let least = 0;
  for (let k = 0; k < scorer.knownFeatures; k++) {
    const pull = pulls[k];
    if (pull <= least) continue;
    const feature = scorer.featureOf(k);
    const from = features.from[feature];
    const to = features.to[feature];
    const overlapping = firstOverlap(best, best.length, from, to);
    if (overlapping >= 0) {
      if (pull <= best[overlapping].pull) continue;
      best.splice(overlapping, 1);
    }
    let at = best.length;
    while (at > 0 && best[at - 1].pull < pull) at--;
    best.splice(at, 0, { from, to, feature, pull });
    if (best.length > shownPerLabel) best.pop();
    least = best.length === shownPerLabel ? best[shownPerLabel - 1].pull : 0;
  }
  return best.filter(({ from, to }, i) => firstOverlap(best, i, from, to) < 0);
}

/** The first of so many stretches that shares a term with `from` to `to`, or -1. */
function firstOverlap(stretches: readonly Stretch[], count: number, from: number, to: number): number {
  for (let i = 0; i < count; i++) if (stretches[i].from < to && stretches[i].to > from) return i;
  return -1;
}

/** The likeliest other label. */
function rivalOf(p: Float64Array, label: number): number {
  let rival = label === 0 ? 1 : 0;
  for (let k = 0; k < p.length; k++) if (k !== label && p[k] > p[rival]) rival = k;
  return rival;
}
