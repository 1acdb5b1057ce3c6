import type { AxisAdjustment } from "./adjustment.js";

/** A labelled document on one axis: the shipped reader's probabilities of the axis's labels, and the index of the right one. */
export interface AxisExample {
  id: string;
  source: string;
  p: readonly number[];
  right: number;
}

/**
 * Pulls towards no change, in documents: a bias is moved by evidence from more labels than this, a source's own bias from twice as many, and the
 * slope, which changes every document at once, least. Set before anything was measured with them; docs/accuracy.md has what they give on sources held out of
 * the shipped training.
 */
const pulls = { bias: 4, source: 8, slope: 20 };

/** Labels of a source below which it gets no bias of its own. */
const leastOfSource = 10;

/** A probability is taken as at least this: a label that the reader rules out can still be learnt. */
const leastProbability = 1e-4;

/** Steps of descent; the loss is convex in a few dozen numbers and has settled long before. */
const steps = 300;

/**
 * The adjustment of an axis that makes its labels likeliest, pulled towards none. Multinomial logistic regression over the logarithms of the
 * shipped probabilities with one slope (C. Guo et al., "On calibration of modern neural networks", ICML 2017, section 4.2, with biases), and biases
 * of sources pulled towards the common one. No chance plays a part: the same labels, in any order, give the same numbers to nine digits.
 */
export function fitAxis(examples: readonly AxisExample[]): AxisAdjustment {
  const rows = [...examples].sort((a, b) => (a.id < b.id ? -1 : 1));
  const classes = rows[0]?.p.length ?? 0;
  const counts = new Map<string, number>();
  for (const { source } of rows) counts.set(source, (counts.get(source) ?? 0) + 1);
  const sources = [...counts.keys()].filter((source) => counts.get(source)! >= leastOfSource).sort();
  // With one source its own bias would be the common one said twice.
  const own =
    sources.length > 1 || counts.size > 1 ? new Map(sources.map((source, i) => [source, (i + 1) * classes])) : new Map<string, number>();
  const columns: Columns = {
    classes,
    logs: Float64Array.from(rows.flatMap(({ p }) => p.map((value) => Math.log(Math.max(leastProbability, value))))),
    right: Int32Array.from(rows, ({ right }) => right),
    own: Int32Array.from(rows, ({ source }) => own.get(source) ?? -1),
  };
  // The last number is the slope less one, so that all zeros is no change.
  const size = (own.size + 1) * classes + 1;
  const penalty = new Float64Array(size).fill(pulls.source);
  penalty.fill(pulls.bias, 0, classes);
  penalty[size - 1] = pulls.slope;
  const found = descend(size, (x, gradient) => lossOf(columns, penalty, x, gradient));
  const part = (from: number) => Array.from(found.subarray(from, from + classes), rounded);
  return {
    slope: rounded(Math.max(0.05, 1 + found[size - 1])),
    bias: part(0),
    sources: Object.fromEntries([...own].map(([source, from]) => [source, part(from)])),
    documents: rows.length,
  };
}

/** The probabilities of a document's labels after an adjustment. */
export function adjustedProbabilities(
  { p, source }: Pick<AxisExample, "p" | "source">,
  { slope, bias, sources }: AxisAdjustment,
): number[] {
  const own = Object.hasOwn(sources, source) ? sources[source] : null;
  const logs = p.map((value, k) => slope * Math.log(Math.max(Number.MIN_VALUE, value)) + bias[k] + (own?.[k] ?? 0));
  return softmax(logs);
}

/** The rows as columns of numbers: `logs` has `classes` numbers a row; `own` is where a row's source has its biases, -1 where it has none. */
interface Columns {
  classes: number;
  logs: Float64Array;
  right: Int32Array;
  own: Int32Array;
}

function lossOf({ classes, logs, right, own }: Columns, penalty: Float64Array, x: Float64Array, gradient: Float64Array): number {
  const last = x.length - 1;
  const slope = 1 + x[last];
  const p = new Float64Array(classes);
  let loss = 0;
  for (let j = 0; j < x.length; j++) {
    loss += 0.5 * penalty[j] * x[j] * x[j];
    gradient[j] = penalty[j] * x[j];
  }
  for (let i = 0, base = 0; i < right.length; i++, base += classes) {
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) {
      p[k] = slope * logs[base + k] + x[k] + (own[i] < 0 ? 0 : x[own[i] + k]);
      if (p[k] > top) top = p[k];
    }
    let total = 0;
    for (let k = 0; k < classes; k++) {
      p[k] = Math.exp(p[k] - top);
      total += p[k];
    }
    for (let k = 0; k < classes; k++) {
      const off = p[k] / total - (k === right[i] ? 1 : 0);
      gradient[k] += off;
      if (own[i] >= 0) gradient[own[i] + k] += off;
      gradient[last] += off * logs[base + k];
    }
    loss -= Math.log(p[right[i]] / total + Number.MIN_VALUE);
  }
  return loss;
}

/** Gradient descent with momentum and a step that halves where the loss would rise. Source: Y. Nesterov, 1983, with function restart. */
function descend(size: number, lossAt: (x: Float64Array, gradient: Float64Array) => number): Float64Array {
  let x: Float64Array = new Float64Array(size);
  let ahead: Float64Array = Float64Array.from(x);
  const gradient = new Float64Array(size);
  const unused = new Float64Array(size);
  let best = lossAt(x, gradient);
  let step = 0.1;
  let momentum = 1;
  for (let i = 0; i < steps; i++) {
    const here = lossAt(ahead, gradient);
    let steepness = 0;
    for (const value of gradient) steepness += value * value;
    if (steepness < 1e-16) break;
    let next = moved(ahead, gradient, step);
    let loss = lossAt(next, unused);
    while (loss > here - 0.5 * step * steepness && step > 1e-12) {
      step /= 2;
      next = moved(ahead, gradient, step);
      loss = lossAt(next, unused);
    }
    if (loss > best) {
      // The momentum overshot: begin again from the best place.
      if (momentum === 1) break;
      momentum = 1;
      ahead = Float64Array.from(x);
      continue;
    }
    const nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = (momentum - 1) / nextMomentum;
    const before = x;
    ahead = next.map((value, j) => value + push * (value - before[j]));
    momentum = nextMomentum;
    x = next;
    best = loss;
    step *= 1.2;
  }
  return x;
}

function moved(from: Float64Array, gradient: Float64Array, step: number): Float64Array {
  return from.map((value, j) => value - step * gradient[j]);
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, value) => sum + value, 0);
  return powers.map((value) => value / total);
}

function rounded(value: number): number {
  return Number(value.toFixed(6));
}
