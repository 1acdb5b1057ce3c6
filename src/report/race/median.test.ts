import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { medianOf } from "./median.js";

describe("medianOf", () => {
  it("gives the middle value, or the mean of the two middle ones", () => {
    expect(medianOf([5, 1, 3])?.median).toBe(3);
    expect(medianOf([4, 1, 3, 2])?.median).toBe(2.5);
    expect(medianOf([])).toBeNull();
  });

  it("reaches over all of a few values and narrows with many", () => {
    expect(medianOf([1, 2, 9])).toEqual({ median: 2, low: 1, high: 9 });
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    // The ranks that binomial tables give for at least 95 %.
    expect(medianOf(hundred)).toEqual({ median: 50.5, low: 40, high: 61 });
  });

  it("holds the median inside its interval", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 200 }), (values) => {
        const { median, low, high } = medianOf(values)!;
        expect(low).toBeLessThanOrEqual(median);
        expect(high).toBeGreaterThanOrEqual(median);
      }),
    );
  });
});
