import { describe, expect, it } from "vitest";
import { chance, counted, points, rateInWords, sureness, tenths, typeset } from "./numbers.js";

describe("points", () => {
  it("keeps a decimal under one in a hundred, so that little is not printed as none", () => {
    expect([0, 0.004, 0.143, 1].map(points)).toEqual(["0", "0.4", "14", "100"]);
  });
});

describe("rateInWords", () => {
  it("prints a rate with its interval and base", () => {
    expect(rateInWords({ count: 58, n: 412, rate: 0.141, low: 0.11, high: 0.178, sufficient: true })).toBe("14 % (11 to 18, n = 412)");
  });

  it("prints no percentage where there are too few", () => {
    expect(rateInWords({ count: 2, n: 9, rate: 0.22, low: 0.06, high: 0.55, sufficient: false })).toBe("too few to say (n = 9)");
  });
});

describe("chance", () => {
  it("is rounded to the cautious side and ends at a million", () => {
    expect([0.2, 0.04, 0.0002, 0.00012, 0.000001, 0].map(chance)).toEqual([
      "20 in 100: not beyond chance",
      "under 1 in 20",
      "under 1 in 5,000",
      "under 1 in 8,000",
      "under 1 in a million",
      "under 1 in a million",
    ]);
  });
});

describe("tenths", () => {
  it("prints one decimal, and none for a whole number", () => {
    expect([32.15, 180, 1.26].map(tenths)).toEqual(["32.1", "180", "1.3"]);
  });
});

describe("typeset", () => {
  it("keeps a figure with its unit on one line", () => {
    expect(typeset("14 % (11 to 18, n = 412) since 2016-07-01")).toBe("14\u00a0% (11 to 18, n\u00a0=\u00a0412) since 2016\u201107\u201101");
  });
});

describe("sureness", () => {
  it("never says that a reading is certain", () => {
    expect([0.0001, 0.864, 1].map(sureness)).toEqual(["1 %", "86 %", "99 %"]);
  });
});

describe("counted", () => {
  it("counts in English", () => {
    expect([counted(1, "document"), counted(1200, "echo", "echoes")]).toEqual(["1 document", "1,200 echoes"]);
  });
});
