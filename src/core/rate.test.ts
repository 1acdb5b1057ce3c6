import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minimumForRate, rateOf } from "./rate.js";

describe("rateOf", () => {
  it("gives Wilson's interval for 7 of 50", () => {
    const { rate, low, high, sufficient } = rateOf(7, 50);
    expect([rate, low, high].map((x) => x.toFixed(4))).toEqual(["0.1400", "0.0695", "0.2619"]);
    expect(sufficient).toBe(true);
  });

  it("says that too few are too few", () => {
    expect(rateOf(1, minimumForRate - 1).sufficient).toBe(false);
    expect(rateOf(0, 0)).toEqual({ count: 0, n: 0, rate: 0, low: 0, high: 1, sufficient: false });
  });

  it("holds the rate inside an interval inside 0 to 1", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const { rate, low, high } = rateOf(Math.min(a, b), Math.max(a, b, 1));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(rate);
        expect(high).toBeGreaterThanOrEqual(rate);
      }),
    );
  });
});
