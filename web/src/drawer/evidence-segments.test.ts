import { describe, expect, it } from "vitest";
import { layMarks, segmentsOf } from "./evidence-segments.js";

describe("layMarks", () => {
  it("puts overlapping marks in different lanes and reuses a lane that is free", () => {
    const lanes = layMarks(
      [
        { start: 0, end: 5, axis: "level" },
        { start: 3, end: 8, axis: "experience" },
        { start: 5, end: 9, axis: "stance" },
      ],
      20,
    );
    expect(lanes.map((mark) => [mark.axis, mark.lane])).toEqual([
      ["level", 0],
      ["experience", 1],
      ["stance", 0],
    ]);
  });

  it("leaves out evidence that lies outside the text", () => {
    expect(layMarks([{ start: 0, end: 0, axis: "tie" }], 20)).toEqual([]);
  });

  it("cuts a mark at the end of the text", () => {
    expect(layMarks([{ start: 4, end: 99, axis: "tie" }], 6)).toEqual([{ start: 4, end: 6, axis: "tie", lane: 0 }]);
  });
});

describe("segmentsOf", () => {
  it("gives the text back whole", () => {
    const text = "love my phone after two weeks";
    const segments = segmentsOf(text.length, [
      { start: 5, end: 13, axis: "experience" },
      { start: 8, end: 19, axis: "horizon" },
    ]);
    expect(segments.map((segment) => text.slice(segment.start, segment.end)).join("")).toBe(text);
    expect(segments.map((segment) => segment.marks.map((mark) => mark.axis))).toEqual([
      [],
      ["experience"],
      ["experience", "horizon"],
      ["horizon"],
      [],
    ]);
  });

  it("is one segment for a text without evidence, and none for no text", () => {
    expect(segmentsOf(4, [])).toEqual([{ start: 0, end: 4, marks: [] }]);
    expect(segmentsOf(0, [])).toEqual([]);
  });
});
