import type { Calibration } from "../../src/read/model.js";

/** One document's sums on a head, as a model that had not seen it gives them, with its label. */
export interface Scored {
  sums: Float64Array;
  label: number;
  weight: number;
}

/** Steps of gradient descent; the fit has a handful of parameters and has settled long before. */
const steps = 400;
const rate = 0.5;
/** Pull of the shifts towards none, in documents: a label seen a few times is not moved far. */
const shiftPenalty = 5;

/**
 * The temperature and shifts with which a head's sums give the likeliest probabilities of the labels.
 * Source: C. Guo et al., "On calibration of modern neural networks", ICML 2017 (temperature and bias-corrected scaling).
 */
export function fitCalibration(scored: readonly Scored[], classes: number): Pick<Calibration, "temperature" | "shift"> {
  let slope = 1;
  const bias = new Float64Array(classes);
  const total = scored.reduce((sum, { weight }) => sum + weight, 0);
  const p = new Float64Array(classes);
  for (let step = 0; step < steps; step++) {
    let slopeGradient = 0;
    const biasGradient = new Float64Array(classes);
    for (const { sums, label, weight } of scored) {
      probabilitiesInto(p, sums, slope, bias);
      for (let k = 0; k < classes; k++) {
        const off = weight * (p[k] - (k === label ? 1 : 0));
        slopeGradient += off * sums[k];
        biasGradient[k] += off;
      }
    }
    // The sums run to about ten, so the slope moves by a tenth as much.
    slope = Math.max(0.05, slope - (rate * 0.1 * slopeGradient) / total);
    for (let k = 0; k < classes; k++) bias[k] -= rate * ((biasGradient[k] + (shiftPenalty * bias[k]) / classes) / total);
  }
  return { temperature: 1 / slope, shift: Array.from(bias, (value) => value / slope) };
}

function probabilitiesInto(p: Float64Array, sums: Float64Array, slope: number, bias: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < p.length; k++) {
    p[k] = slope * sums[k] + bias[k];
    if (p[k] > top) top = p[k];
  }
  let total = 0;
  for (let k = 0; k < p.length; k++) {
    p[k] = Math.exp(p[k] - top);
    total += p[k];
  }
  for (let k = 0; k < p.length; k++) p[k] /= total;
}

/** How strongly rare labels are preferred: tried in this order, the first best wins. */
const strengths = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6];

/**
 * What each label's probability is multiplied by before the greatest is chosen: its share among documents to a negative power,
 * the power that gives the best macro-F1. The probability told stays as it is.
 */
export function fitPreference(
  scored: readonly Scored[],
  calibration: Pick<Calibration, "temperature" | "shift">,
  classes: number,
): number[] {
  const share = new Float64Array(classes);
  for (const { label } of scored) share[label]++;
  const slope = 1 / calibration.temperature;
  const bias = Float64Array.from(calibration.shift, (value) => value * slope);
  const all = scored.map(({ sums }) => {
    const p = new Float64Array(classes);
    probabilitiesInto(p, sums, slope, bias);
    return p;
  });
  let best: number[] = new Array<number>(classes).fill(1);
  let bestScore = -1;
  for (const strength of strengths) {
    const preference = Array.from(share, (count) => (scored.length / classes / Math.max(1, count)) ** strength);
    const score = macroF1(
      scored,
      all.map((p) => chosen(p, preference)),
      classes,
    );
    if (score > bestScore + 1e-9) {
      bestScore = score;
      best = preference;
    }
  }
  return best;
}

/** The label that is chosen from probabilities. */
export function chosen(p: ArrayLike<number>, preference: readonly number[]): number {
  let best = 0;
  for (let k = 1; k < p.length; k++) if (p[k] * preference[k] > p[best] * preference[best]) best = k;
  return best;
}

function macroF1(scored: readonly Scored[], read: readonly number[], classes: number): number {
  const hits = new Float64Array(classes);
  const marks = new Float64Array(classes);
  const isWanted = new Uint8Array(classes);
  for (const [i, { label, weight }] of scored.entries()) {
    isWanted[label] = 1;
    marks[label] += weight;
    marks[read[i]] += weight;
    if (read[i] === label) hits[label] += weight;
  }
  let sum = 0;
  let wanted = 0;
  for (let k = 0; k < classes; k++) {
    if (!isWanted[k]) continue;
    wanted++;
    if (marks[k] > 0) sum += (2 * hits[k]) / marks[k];
  }
  return sum / wanted;
}
