import { expect, test } from "vitest";
import { chosen, fitCalibration, fitPreference, type Scored } from "./calibrate.js";

/** Documents whose sums say odds of e^4 to 1, while three in four are right. */
const overconfident: Scored[] = Array.from({ length: 400 }, (_, i) => ({
  sums: i % 2 === 0 ? Float64Array.of(4, 0) : Float64Array.of(0, 4),
  label: i % 8 < 6 ? i % 2 : 1 - (i % 2),
  weight: 1,
}));

test("sums that say too much are cooled to the share that is right", () => {
  const { temperature, shift } = fitCalibration(overconfident, 2);
  const p = 1 / (1 + Math.exp(-(4 + shift[0] - shift[1]) / temperature));
  const right = overconfident.filter(({ sums, label }) => sums[label] === 4).length / overconfident.length;
  expect(p).toBeCloseTo(right, 1);
});

test("a rare label is preferred only where that reads better", () => {
  const even = fitPreference(overconfident, fitCalibration(overconfident, 2), 2);
  expect(even[0]).toBeCloseTo(even[1], 5);
});

test("the greatest product of probability and preference is chosen, the first of equals", () => {
  expect(chosen([0.6, 0.4], [1, 1])).toBe(0);
  expect(chosen([0.6, 0.4], [1, 2])).toBe(1);
  expect(chosen([0.5, 0.5], [1, 1])).toBe(0);
});
