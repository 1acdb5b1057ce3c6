/** Rows of sparse features: row `d` is `index[start[d]] … index[start[d + 1] - 1]`, with their values. */
export interface SparseRows {
  start: Int32Array;
  index: Int32Array;
  value: Float32Array;
  /** Number of columns. */
  columns: number;
}

/** What to fit: rows of the matrix, the class and weight of each. */
export interface Sample {
  rows: Int32Array;
  label: Int32Array;
  weight: Float64Array;
  classes: number;
}

export interface LogisticOptions {
  /** L2 penalty of each column. */
  penalty: Float64Array;
  /** Where each weight is pulled to, `columns * classes` numbers; default 0: what the codebook says before any document is seen. */
  prior?: Float64Array;
  iterations?: number;
}

/** Corrections that L-BFGS remembers. */
const memory = 6;

/**
 * Multinomial logistic regression, weights row by row (`columns` rows and one of biases, `classes` numbers each).
 * Minimised by L-BFGS with backtracking, from the prior; no chance plays a part, so that the same input gives the same bits.
 * Source: J. Nocedal, "Updating quasi-Newton matrices with limited storage", Mathematics of Computation 35 (1980).
 */
export function fitLogistic(matrix: SparseRows, sample: Sample, options: LogisticOptions): Float64Array {
  const size = (matrix.columns + 1) * sample.classes;
  const prior = options.prior ?? new Float64Array(size);
  const weights = new Float64Array(size);
  weights.set(prior.subarray(0, matrix.columns * sample.classes));
  const gradient = new Float64Array(size);
  let loss = lossAndGradient(matrix, sample, options.penalty, prior, weights, gradient);
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  const inverse: number[] = [];
  const direction = new Float64Array(size);
  const next = new Float64Array(size);
  const nextGradient = new Float64Array(size);
  const totalWeight = sample.weight.reduce((sum, weight) => sum + weight, 0);
  for (let iteration = 0; iteration < (options.iterations ?? 60); iteration++) {
    direction.set(gradient);
    const alphas: number[] = [];
    for (let i = steps.length - 1; i >= 0; i--) {
      alphas[i] = inverse[i] * dot(steps[i], direction);
      addScaled(direction, changes[i], -alphas[i]);
    }
    const last = steps.length - 1;
    const scale = last >= 0 ? dot(steps[last], changes[last]) / dot(changes[last], changes[last]) : 1 / Math.max(1, totalWeight / 20);
    for (let j = 0; j < size; j++) direction[j] *= scale;
    for (let i = 0; i < steps.length; i++) addScaled(direction, steps[i], alphas[i] - inverse[i] * dot(changes[i], direction));
    const slope = dot(gradient, direction);
    let nextLoss = Number.POSITIVE_INFINITY;
    for (let length = 1; length > 1e-4; length /= 2) {
      for (let j = 0; j < size; j++) next[j] = weights[j] - length * direction[j];
      nextLoss = lossAndGradient(matrix, sample, options.penalty, prior, next, nextGradient);
      if (nextLoss <= loss - 1e-4 * length * slope) break;
    }
    if (!(nextLoss < loss)) break;
    const step = new Float64Array(size);
    const change = new Float64Array(size);
    for (let j = 0; j < size; j++) {
      step[j] = next[j] - weights[j];
      change[j] = nextGradient[j] - gradient[j];
    }
    weights.set(next);
    gradient.set(nextGradient);
    const curvature = dot(step, change);
    if (curvature > 1e-10) {
      steps.push(step);
      changes.push(change);
      inverse.push(1 / curvature);
      if (steps.length > memory) {
        steps.shift();
        changes.shift();
        inverse.shift();
      }
    }
    const gain = loss - nextLoss;
    loss = nextLoss;
    if (gain < 1e-5 * Math.abs(loss)) break;
  }
  return weights;
}

function lossAndGradient(
  matrix: SparseRows,
  sample: Sample,
  penalty: Float64Array,
  prior: Float64Array,
  weights: Float64Array,
  gradient: Float64Array,
): number {
  const { classes } = sample;
  const { columns, start, index, value } = matrix;
  const bias = columns * classes;
  const scores = new Float64Array(classes);
  gradient.fill(0);
  let loss = 0;
  for (let r = 0; r < sample.rows.length; r++) {
    const row = sample.rows[r];
    scoreRow(matrix, weights, classes, row, scores);
    const label = sample.label[r];
    const weight = sample.weight[r];
    loss -= weight * Math.log(softmax(scores)[label] + 1e-300);
    for (let k = 0; k < classes; k++) scores[k] = weight * (scores[k] - (k === label ? 1 : 0));
    for (let p = start[row]; p < start[row + 1]; p++) {
      const base = index[p] * classes;
      for (let k = 0; k < classes; k++) gradient[base + k] += scores[k] * value[p];
    }
    for (let k = 0; k < classes; k++) gradient[bias + k] += scores[k];
  }
  for (let column = 0; column < columns; column++) {
    for (let k = 0; k < classes; k++) {
      const j = column * classes + k;
      const off = weights[j] - prior[j];
      loss += 0.5 * penalty[column] * off * off;
      gradient[j] += penalty[column] * off;
    }
  }
  return loss;
}

/** The sums of one row, before softmax. */
export function scoreRow(matrix: SparseRows, weights: Float64Array, classes: number, row: number, into: Float64Array): Float64Array {
  const bias = matrix.columns * classes;
  for (let k = 0; k < classes; k++) into[k] = weights[bias + k];
  for (let p = matrix.start[row]; p < matrix.start[row + 1]; p++) {
    const base = matrix.index[p] * classes;
    const value = matrix.value[p];
    for (let k = 0; k < classes; k++) into[k] += weights[base + k] * value;
  }
  return into;
}

/** In place. */
export function softmax(scores: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let total = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp(scores[k] - top);
    total += scores[k];
  }
  for (let k = 0; k < scores.length; k++) scores[k] /= total;
  return scores;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function addScaled(into: Float64Array, from: Float64Array, factor: number): void {
  for (let i = 0; i < into.length; i++) into[i] += factor * from[i];
}
