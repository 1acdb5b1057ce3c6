import { clauseBuckets } from "../../src/read/aspects/clause-features.js";
import { random } from "../mentions/random.js";

export const clauseTraining = { epochs: 6, seed: 13, rate: 0.04, decay: 1e-2 };

/** A softmax over hashed features with AdaGrad; cases with a negative label are left out. */
export function trainClauses(
  cases: readonly { features: Int32Array; label: number }[],
  classes: number,
  options: typeof clauseTraining = clauseTraining,
): Float32Array {
  const weights = new Float32Array(clauseBuckets * classes);
  const squares = new Float32Array(weights.length).fill(1e-2);
  const next = random(options.seed);
  const order = cases.flatMap(({ label }, at) => (label >= 0 ? [at] : []));
  const scores = new Float64Array(classes);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const at of order) {
      const { features, label } = cases[at];
      score(weights, features, classes, scores);
      for (let each = 0; each < classes; each++) {
        const gradient = (each === label ? 1 : 0) - scores[each];
        if (Math.abs(gradient) < 1e-3) continue;
        for (const bucket of features) {
          const row = bucket * classes + each;
          const slope = gradient - options.decay * weights[row];
          squares[row] += slope * slope;
          weights[row] += (options.rate * slope) / Math.sqrt(squares[row]);
        }
      }
    }
  }
  return weights;
}

/** Probabilities of the classes. */
export function score(weights: Float32Array, features: Int32Array, classes: number, into: Float64Array): void {
  into.fill(0);
  for (const bucket of features) for (let each = 0, row = bucket * classes; each < classes; each++, row++) into[each] += weights[row];
  let highest = Number.NEGATIVE_INFINITY;
  for (let each = 0; each < classes; each++) highest = Math.max(highest, into[each]);
  let total = 0;
  for (let each = 0; each < classes; each++) {
    into[each] = Math.exp(into[each] - highest);
    total += into[each];
  }
  for (let each = 0; each < classes; each++) into[each] /= total;
}
