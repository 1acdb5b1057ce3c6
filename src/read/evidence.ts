import type { Evidence } from "../core/reading.js";
import { allCues } from "./cues/all.js";
import { contextList } from "./cues/context.js";
import { type Features, featureKind } from "./features.js";
import { type Head, headLabels, headOffset } from "./model.js";
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
 * Adds the stretches that decided a label to a document's evidence, the strongest first.
 *
 * `weight` is by how much the label's probability falls when all features that touch the stretch are left out: its words, the pairs
 * they stand in and the cues they are part of. What the text names, links to and looks like stays as known.
 * @param scorer holds the document's features
 * @param label index of the label given
 * @param p the probabilities of the head's labels
 */
export function addEvidence(found: Evidence[], scorer: Scorer, features: Features, head: Head, label: number, p: Float64Array): void {
  const first = found.length;
  const { start, end } = features.terms;
  const count = findStrongest(scorer, features, head, label, rivalOf(p, label));
  for (let s = 0; s < count; s++) {
    const { from, to, feature } = strongest[s];
    if (firstOverlap(s, from, to) >= 0) continue;
    const sums = scorer.sumsWithout(head, from, to);
    const fall = p[label] - scorer.calibrate(head, sums, sums)[label];
    const weight = Math.max(0, Math.round(fall * weightSteps) / weightSteps);
    let at = found.length;
    while (at > first && found[at - 1].weight! < weight) at--;
    const each: Evidence = {
      axis: head,
      start: from >= 0 ? start[from] : 0,
      end: from >= 0 ? end[to - 1] : 0,
      cue: reasonOf(features, feature, headLabels[head][label]),
      weight,
    };
    if (at === found.length) found.push(each);
    else found.splice(at, 0, each);
  }
  while (found.length > first + 1 && found[found.length - 1].weight! < leastWeight) found.pop();
}

function reasonOf(features: Features, feature: number, label: string): string {
  const cue = features.cue[feature];
  if (features.kind[feature] === featureKind.context) return contextList[cue].says;
  return cue >= 0 ? allCues[cue].says : `words that go with ${label.replace("_", " ")}`;
}

/** What {@link findStrongest} found, and one place more; the same objects serve every label, because this is done several times a document. */
const strongest: Stretch[] = Array.from({ length: shownPerLabel + 1 }, () => ({ from: 0, to: 0, feature: 0, pull: 0 }));

/**
 * Writes the stretches whose strongest feature pulls most towards a label against its closest rival to {@link strongest}, and returns how many there are.
 * The one that a newcomer takes the place of may have kept others out, so that a later one may still share terms with an earlier one.
 */
function findStrongest(scorer: Scorer, features: Features, head: Head, label: number, rival: number): number {
  const pulls = scorer.pullsOf(headOffset[head] + label, headOffset[head] + rival);
  let count = 0;
  // A pull must be above this to be among the strongest.
  let least = 0;
  for (let k = 0; k < scorer.knownFeatures; k++) {
    const pull = pulls[k];
    if (pull <= least) continue;
    const feature = scorer.featureOf(k);
    const from = features.from[feature];
    const to = features.to[feature];
    const overlapping = firstOverlap(count, from, to);
    if (overlapping >= 0 && pull <= strongest[overlapping].pull) continue;
    // The newcomer's object is the one whose place it takes, or the one behind the last.
    let at = overlapping >= 0 ? overlapping : count;
    const stretch = strongest[at];
    for (; at > 0 && strongest[at - 1].pull < pull; at--) strongest[at] = strongest[at - 1];
    strongest[at] = stretch;
    stretch.from = from;
    stretch.to = to;
    stretch.feature = feature;
    stretch.pull = pull;
    if (overlapping < 0 && count < shownPerLabel) count++;
    least = count === shownPerLabel ? strongest[shownPerLabel - 1].pull : 0;
  }
  return count;
}

/** The first of the {@link strongest}, so many looked at, that shares a term with `from` to `to`, or -1. */
function firstOverlap(count: number, from: number, to: number): number {
  for (let i = 0; i < count; i++) if (strongest[i].from < to && strongest[i].to > from) return i;
  return -1;
}

/** The likeliest other label. */
function rivalOf(p: Float64Array, label: number): number {
  let rival = label === 0 ? 1 : 0;
  for (let k = 0; k < p.length; k++) if (k !== label && p[k] > p[rival]) rival = k;
  return rival;
}
