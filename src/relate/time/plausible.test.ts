import { describe, expect, it } from "vitest";
import { timeFlags } from "./plausible.js";

const hour = 3_600_000;

describe("timeFlags", () => {
  it("flags a time in the future, but not one within the skew of clocks", () => {
    const now = 100 * hour;
    expect(timeFlags({ from: now + hour, to: now + 2 * hour }, { now })).toEqual(["in_the_future"]);
    expect(timeFlags({ from: now + 60_000, to: now + 120_000 }, { now })).toEqual([]);
  });

  it("flags a time before its source or its brand began only where the whole interval is", () => {
    const began = 50 * hour;
    expect(timeFlags({ from: 10 * hour, to: 20 * hour }, { brandBegan: began, sourceBegan: began })).toEqual([
      "before_the_source",
      "before_the_brand",
    ]);
    expect(timeFlags({ from: 10 * hour, to: 60 * hour }, { brandBegan: began })).toEqual([]);
  });

  it("has nothing to say of an unknown time", () => {
    expect(timeFlags(null, { now: 0 })).toEqual([]);
  });
});
