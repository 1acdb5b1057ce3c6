import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Axis } from "../../core/reading.js";
import { random } from "../bootstrap.js";
import { loadReaderModel } from "../model-file.js";
import { Scorer } from "../scorer.js";
import { calibrationsOf, parseAdjustment } from "./adjustment.js";
import { crossValidate, type GroupedExample, minimumLabels, train } from "./cross-validate.js";
import { adjustedProbabilities, fitAxis } from "./fit.js";

/** Documents of two sources: in "feed" the right label is always the last, whatever the reader says; in "talk" the reader is as good as it says. */
function examples(count: number, seed = 7): GroupedExample[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, i) => {
    const first = 0.2 + 0.6 * next();
    const p = [first, (1 - first) * 0.7, (1 - first) * 0.3];
    const source = i % 2 === 0 ? "feed" : "talk";
    const drawn = next();
    const right = source === "feed" ? 2 : drawn < p[0] ? 0 : drawn < p[0] + p[1] ? 1 : 2;
    return { id: `d${String(i).padStart(4, "0")}`, group: `d${i}`, source, p, right };
  });
}

const evenly = [1, 1, 1];

describe("fitting an axis", () => {
  it("learns that a source's documents are of one label and changes the other source little", () => {
    const adjustment = fitAxis(examples(400));
    const feed = adjustedProbabilities({ p: [0.5, 0.35, 0.15], source: "feed" }, adjustment);
    const talk = adjustedProbabilities({ p: [0.5, 0.35, 0.15], source: "talk" }, adjustment);
    expect(feed[2]).toBeGreaterThan(0.9);
    [0.5, 0.35, 0.15].forEach((p, k) => {
      expect(Math.abs(talk[k] - p)).toBeLessThan(0.12);
    });
  });

  it("gives the same numbers for the same labels in any order", () => {
    const rows = examples(120);
    const shuffled = [...rows].sort((a, b) => a.p[0] - b.p[0]);
    expect(fitAxis(shuffled)).toEqual(fitAxis(rows));
  });

  it("changes nothing where there is nothing to learn from", () => {
    const { slope, bias, sources } = fitAxis([]);
    expect({ slope, bias, sources }).toEqual({ slope: 1, bias: [], sources: {} });
  });

  it("finds the least loss: no small step from it lowers it", () => {
    const rows = examples(90).map((row) => ({ ...row, source: "one" }));
    const { slope, bias } = fitAxis(rows);
    const loss = (s: number, b: number[]) => {
      const penalty = 0.5 * (20 * (s - 1) ** 2 + 4 * b.reduce((sum, value) => sum + value * value, 0));
      return rows.reduce((sum, row) => {
        const powers = row.p.map((value, k) => value ** s * Math.exp(b[k]));
        return sum - Math.log(powers[row.right] / powers.reduce((all, value) => all + value, 0));
      }, penalty);
    };
    const least = loss(slope, bias);
    fc.assert(
      fc.property(fc.array(fc.double({ min: -0.05, max: 0.05, noNaN: true }), { minLength: 4, maxLength: 4 }), ([s, ...b]) => {
        expect(
          loss(
            slope + s,
            bias.map((value, k) => value + b[k]),
          ),
        ).toBeGreaterThan(least - 1e-6);
      }),
    );
  });
});

describe("training on a workspace's labels", () => {
  const none: Record<Axis, GroupedExample[]> = { level: [], horizon: [], experience: [], tie: [], speaker: [], stance: [] };
  const how = { base: "w", preferences: Object.fromEntries(Object.keys(none).map((axis) => [axis, evenly])) as Record<Axis, number[]> };

  it("refuses an axis that has fewer labels than the minimum, and one on which only one label was given", () => {
    const same = examples(200).map((row) => ({ ...row, right: 1 }));
    const { adjustment, insufficient } = train({ ...none, level: examples(minimumLabels - 1), experience: same }, how);
    expect(adjustment.axes).toEqual({});
    expect(insufficient.find(({ axis }) => axis === "level")).toEqual({ axis: "level", have: 59, need: 60 });
    expect(insufficient.find(({ axis }) => axis === "experience")).toBeDefined();
  });

  it("keeps a change that held-out labels agree with and gives it a name of its own", () => {
    const { adjustment } = train({ ...none, experience: examples(200) }, how);
    const [{ axis, kept, before, after }] = adjustment.tried;
    expect([axis, kept]).toEqual(["experience", true]);
    expect(after.macroF1).toBeGreaterThan(before.macroF1 + 0.1);
    expect(after.logLoss).toBeLessThan(before.logLoss);
    expect(train({ ...none, experience: examples(200) }, how).adjustment).toEqual(adjustment);
    expect(train({ ...none, experience: examples(200, 8) }, how).adjustment.name).not.toBe(adjustment.name);
  });

  it("drops a change where labels that are chance teach nothing", () => {
    const next = random(3);
    const noise = examples(100).map((row) => ({ ...row, source: "one", right: Math.floor(next() * 3), p: [1 / 3, 1 / 3, 1 / 3] }));
    const { adjustment } = train({ ...none, stance: noise }, how);
    expect(adjustment.tried[0].kept).toBe(false);
    expect(adjustment.axes).toEqual({});
  });

  it("never judges a document by what its copies taught", () => {
    // Each of twenty documents stands four times; the labels are chance, so that only a copy in another part could give one away.
    const next = random(11);
    const rows = Array.from({ length: 20 }, (_, g) => ({ right: Math.floor(next() * 3), source: `s${g}` })).flatMap(
      ({ right, source }, g) =>
        Array.from({ length: 12 }, (_, i) => ({ id: `${g}-${i}`, group: `g${g}`, source, p: [1 / 3, 1 / 3, 1 / 3], right })),
    );
    expect(crossValidate(rows, evenly).after.logLoss).toBeGreaterThan(1.05);
    expect(
      crossValidate(
        rows.map((row) => ({ ...row, group: row.id })),
        evenly,
      ).after.logLoss,
    ).toBeLessThan(0.9);
  });
});

describe("an adjustment over the shipped weights", () => {
  const model = loadReaderModel();
  const adjustment = parseAdjustment(
    JSON.stringify({
      name: "abc",
      base: model.version,
      axes: { experience: { slope: 1.3, bias: [0.2, -0.4, 0.1], sources: { feed: [0, 1, 0] }, documents: 80 } },
      tried: [],
    }),
    "f",
  );

  it("is the same change to probabilities as `p ** slope * exp(bias)`", () => {
    const scorer = new Scorer(model);
    const sums = Float64Array.from([1.2, -0.3, 0.4]);
    const p = [...scorer.calibrate("experience", sums, new Float64Array(sums.length))];
    for (const source of ["feed", "talk"]) {
      scorer.calibration = calibrationsOf(model, adjustment)(source);
      const wanted = adjustedProbabilities({ p, source }, adjustment.axes.experience!);
      [...scorer.calibrate("experience", sums, new Float64Array(sums.length))].forEach((value, k) => {
        expect(value).toBeCloseTo(wanted[k], 10);
      });
    }
  });

  it("is refused where it has another shape, and `__proto__` is a source like any other", () => {
    expect(() => parseAdjustment("{", "f")).toThrow(/no adjustment/);
    expect(() => parseAdjustment(JSON.stringify({ ...adjustment, axes: { tie: { ...adjustment.axes.experience } } }), "f")).toThrow(
      /no adjustment/,
    );
    expect(calibrationsOf(model, adjustment)("__proto__").experience.shift).toEqual(
      calibrationsOf(model, adjustment)("other").experience.shift,
    );
  });
});
