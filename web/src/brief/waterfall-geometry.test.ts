import { describe, expect, it } from "vitest";
import { stacked, waterfallBars } from "./waterfall-geometry.js";

const steps = [
  { step: "all", left: 100, removed: null },
  { step: "copies", left: 80, removed: 20 },
  { step: "paid_official", left: 60, removed: 20 },
  { step: "automated", left: 55, removed: 5 },
  { step: "synchronised", left: 50, removed: 5 },
  { step: "talk", left: 30, removed: 20 },
  { step: "first_hand", left: 10, removed: 20 },
  { step: "specific", left: 4, removed: 6 },
] as const;

describe("waterfallBars", () => {
  it("floats a removal between what was there and what is left", () => {
    expect(waterfallBars(steps, 100)[1]).toEqual({ step: "copies", kind: "removal", start: 0.8, end: 1, shadowEnd: 1, connector: 0.8 });
  });

  it("stands what is kept on zero, with a shadow of what fell away", () => {
    expect(waterfallBars(steps, 100)[6]).toEqual({ step: "first_hand", kind: "kept", start: 0, end: 0.1, shadowEnd: 0.3, connector: null });
  });

  it("begins each removal where the row above ended", () => {
    const bars = waterfallBars(steps, 100);
    for (let row = 2; row <= 4; row += 1) expect(bars[row]?.end).toBe(bars[row - 1]?.start);
  });

  it("leads the last connector to the talk that is left, and none further", () => {
    expect(waterfallBars(steps, 100).map((bar) => bar.connector)).toEqual([1, 0.8, 0.6, 0.55, 0.5, null, null, null]);
  });

  it("draws a smaller brand smaller on one scale", () => {
    expect(waterfallBars(steps, 400)[0]?.end).toBe(0.25);
  });

  it("draws nothing where nothing is said", () => {
    const none = waterfallBars([{ step: "all", left: 0, removed: null }], 0);
    expect(none).toEqual([{ step: "all", kind: "whole", start: 0, end: 0, shadowEnd: 0, connector: null }]);
  });
});

describe("stacked", () => {
  it("lays parts end to end", () => {
    expect(stacked([1, 3], 4)).toEqual([
      [0, 0.25],
      [0.25, 1],
    ]);
  });
});
