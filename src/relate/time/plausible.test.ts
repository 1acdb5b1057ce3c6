import { describe, expect, it } from "vitest";
import { flagsOf } from "./plausible.js";

const hour = 3_600_000;
const unknown = { takenIn: null, brandBegan: null };

describe("flagsOf", () => {
  it("flags a time after the document was taken in, but not one within the skew of clocks", () => {
    const takenIn = 100 * hour;
    expect(flagsOf({ from: takenIn + hour, to: takenIn + 2 * hour }, { ...unknown, takenIn })).toEqual(["in_the_future"]);
    expect(flagsOf({ from: takenIn + 60_000, to: takenIn + 120_000 }, { ...unknown, takenIn })).toEqual([]);
    // A day-only date is a day long: today is no future.
    expect(flagsOf({ from: takenIn - hour, to: takenIn + 23 * hour }, { ...unknown, takenIn })).toEqual([]);
  });

  it("flags a time before its brand began only where the whole interval is", () => {
    const brandBegan = 50 * hour;
    expect(flagsOf({ from: 10 * hour, to: 20 * hour }, { ...unknown, brandBegan })).toEqual(["before_the_brand"]);
    expect(flagsOf({ from: 10 * hour, to: 60 * hour }, { ...unknown, brandBegan })).toEqual([]);
  });

  it("has nothing to say of an unknown time", () => {
    expect(flagsOf(null, { takenIn: 0, brandBegan: 0 })).toEqual([]);
  });
});
