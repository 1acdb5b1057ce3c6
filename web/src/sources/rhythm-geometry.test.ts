import { describe, expect, it } from "vitest";
import { rhythmMarks } from "./rhythm-geometry.js";

const hours = (values: Record<number, number>) => Array.from({ length: 168 }, (_, at) => values[at] ?? 0);

describe("rhythmMarks", () => {
  it("breaks the line where nobody asked and hangs failures below it", () => {
    expect(rhythmMarks({ documents: hours({}), asked: hours({ 0: 1, 1: 4, 5: 1 }), failed: hours({ 5: 1 }) })).toEqual({
      bars: [],
      failures: [10],
      asked: [
        { x: 0, width: 4 },
        { x: 10, width: 2 },
      ],
    });
  });

  it("shows one document beside a hundred", () => {
    expect(rhythmMarks({ documents: hours({ 1: 1, 2: 100 }), asked: hours({}), failed: hours({}) }).bars).toEqual([
      { x: 2, height: 3 },
      { x: 4, height: 30 },
    ]);
  });
});
