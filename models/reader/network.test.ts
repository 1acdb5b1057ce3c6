import { expect, test } from "vitest";
import { headLabels, headOffset, heads, outputCount } from "../../src/read/model.js";
import type { SparseRows } from "./logistic.js";
import { fitNetwork, networkSums } from "./network.js";

/** Columns that say the same each, so that leaving some out leaves the fact. */
const sayings = 8;
const facts = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
];
const copies = 1500;

/** Rows that hold the first fact, the second, both or none, again and again; every row also holds one column that is always there. */
function matrixOf(): SparseRows {
  const start = [0];
  const index: number[] = [];
  for (let copy = 0; copy < copies; copy++)
    for (const [first, second] of facts) {
      for (let s = 0; s < sayings; s++) {
        if (first) index.push(s);
        if (second) index.push(sayings + s);
      }
      index.push(2 * sayings);
      start.push(index.length);
    }
  return {
    start: Int32Array.from(start),
    index: Int32Array.from(index),
    value: new Float32Array(index.length).fill(1),
    columns: 2 * sayings + 1,
  };
}

const matrix = matrixOf();
const stance = heads.indexOf("stance");
const [yes, no] = [headLabels.stance.indexOf("positive"), headLabels.stance.indexOf("negative")];
const isOne = (row: number) => facts[row % 4][0] !== facts[row % 4][1];
const lessons = Array.from({ length: copies * 4 }, (_, row) => ({
  row,
  given: new Float32Array(outputCount),
  classes: Int8Array.from(heads, (_, h) => (h === stance ? (isOne(row) ? yes : no) : -1)),
  weights: new Float32Array(heads.length).fill(1),
}));
const noLeanings = Object.fromEntries(
  heads.map((head) => [head, new Float64Array((matrix.columns + 1) * headLabels[head].length)]),
) as Parameters<typeof networkSums>[2];

test("a network learns that one of two facts alone means another thing than both or none, which no sum can hold", () => {
  const network = fitNetwork(matrix, lessons);
  for (let row = 0; row < 4; row++) {
    const sums = networkSums(matrix, network, noLeanings, row);
    expect(sums[headOffset.stance + yes] > sums[headOffset.stance + no]).toBe(isOne(row));
  }
});

test("the same lessons give the same bits", () => {
  expect(fitNetwork(matrix, lessons)).toEqual(fitNetwork(matrix, lessons));
});

test("what the codebook's leanings say is part of the sums", () => {
  const network = fitNetwork(matrix, lessons);
  const leaning = { ...noLeanings, stance: noLeanings.stance.slice() };
  leaning.stance[2 * sayings * headLabels.stance.length + yes] = 3;
  const without = networkSums(matrix, network, noLeanings, 0);
  expect(networkSums(matrix, network, leaning, 0)[headOffset.stance + yes]).toBeCloseTo(without[headOffset.stance + yes] + 3, 10);
});
