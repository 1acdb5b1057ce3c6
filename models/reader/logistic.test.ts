import { expect, test } from "vitest";
import { fitLogistic, type SparseRows, scoreRow, softmax } from "./logistic.js";

/** Two columns, each standing for a class; the third row has both. */
const matrix: SparseRows = {
  start: Int32Array.of(0, 1, 2, 4),
  index: Int32Array.of(0, 1, 0, 1),
  value: Float32Array.of(1, 1, 1, 1),
  columns: 2,
};
const sample = { rows: Int32Array.of(0, 1), label: Int32Array.of(0, 1), weight: Float64Array.of(1, 1), classes: 2 };

function probability(weights: Float64Array, row: number): number {
  return softmax(scoreRow(matrix, weights, 2, row, new Float64Array(2)))[0];
}

test("each column speaks for the class that it was seen with", () => {
  const weights = fitLogistic(matrix, sample, { penalty: Float64Array.of(0.1, 0.1) });
  expect(probability(weights, 0)).toBeGreaterThan(0.8);
  expect(probability(weights, 1)).toBeLessThan(0.2);
  expect(probability(weights, 2)).toBeCloseTo(0.5, 3);
});

test("a column that is never seen keeps its prior", () => {
  const wide: SparseRows = { ...matrix, columns: 3 };
  const prior = new Float64Array(8);
  prior[4] = 1.5;
  const weights = fitLogistic(wide, sample, { penalty: Float64Array.of(1, 1, 1), prior });
  expect(weights[4]).toBeCloseTo(1.5, 10);
});

test("the same input gives the same bits", () => {
  const options = { penalty: Float64Array.of(0.3, 0.7) };
  expect(fitLogistic(matrix, sample, options)).toEqual(fitLogistic(matrix, sample, options));
});
