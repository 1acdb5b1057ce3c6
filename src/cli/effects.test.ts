import { describe, expect, it } from "vitest";
import { describeProgress } from "./effects.js";

describe("describeProgress", () => {
  it("says rows a second and the time left of an import", () => {
    expect(describeProgress({ stage: "importing a.csv", done: 1_000_000, total: 4_000_000, unit: "bytes", rows: 5000 }, 2000)).toBe(
      "importing a.csv 1.0 MB of 4.0 MB, 5,000 rows, 2,500 rows a second, 6 s left",
    );
  });

  it("says documents a second where the end is not known", () => {
    expect(describeProgress({ stage: "reading", done: 400, total: null, unit: "documents" }, 1000)).toBe(
      "reading 400 documents, 400 a second",
    );
  });

  it("names only the step where there is nothing to count", () => {
    expect(describeProgress({ stage: "relating: stories", done: 1, total: 4, unit: "steps" }, 1000)).toBe("relating: stories");
  });
});
