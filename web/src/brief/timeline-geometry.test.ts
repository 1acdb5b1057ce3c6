import { describe, expect, it } from "vitest";
import { bucketEnd, eventPlace, marksByDay, numberLevels, roundTop, tickBuckets, timeColumns } from "./timeline-geometry.js";

describe("timeColumns", () => {
  it("stacks the voices of a bucket from the foot up", () => {
    const [first, second] = timeColumns(
      [
        [1, 0],
        [3, 2],
      ],
      2,
      4,
    );
    expect(first).toEqual({
      x: 0,
      width: 0.5,
      pieces: [
        { bottom: 0, top: 0.25 },
        { bottom: 0.25, top: 1 },
      ],
    });
    expect(second?.pieces[1]).toEqual({ bottom: 0, top: 0.5 });
  });
});

describe("eventPlace", () => {
  it("places an instant inside the period, and one outside at its edge", () => {
    expect(eventPlace(50, 0, 100)).toBe(0.5);
    expect(eventPlace(120, 0, 100)).toBe(1);
    expect(eventPlace(-1, 0, 100)).toBe(0);
  });
});

describe("marksByDay", () => {
  it("gathers what happened on one day under one mark", () => {
    expect(
      marksByDay([
        { at: "2016-09-16", label: "B released", kind: "released", source: "y" },
        { at: "2016-09-07", label: "A announced", kind: "announced", source: "x; y" },
        { at: "2016-09-16", label: "C released", kind: "released", source: "y" },
      ]),
    ).toEqual([
      { at: "2016-09-07", labels: ["A announced"], kinds: ["announced"], sources: ["x", "y"] },
      { at: "2016-09-16", labels: ["B released", "C released"], kinds: ["released", "released"], sources: ["y"] },
    ]);
  });
});

describe("numberLevels", () => {
  it("lowers numbers that stand too near to the one before, and begins again where there is room", () => {
    expect(numberLevels([0.1, 0.11, 0.12, 0.13, 0.5], 0.05)).toEqual([0, 1, 2, 0, 0]);
  });
});

describe("bucketEnd", () => {
  it("knows the length of a month", () => {
    expect(new Date(bucketEnd("2016-02-01T00:00:00Z", "month")).toISOString()).toBe("2016-03-01T00:00:00.000Z");
    expect(bucketEnd("2016-02-01T00:00:00Z", "day") - Date.parse("2016-02-01T00:00:00Z")).toBe(86_400_000);
  });
});

describe("roundTop", () => {
  it("is a round number that holds the highest", () => {
    expect([0, 3, 7, 12, 41, 99, 260].map(roundTop)).toEqual([1, 3, 8, 15, 50, 100, 300]);
  });
});

describe("tickBuckets", () => {
  it("spreads the dates evenly", () => {
    expect(tickBuckets(10, 4)).toEqual([0, 3, 6, 9]);
    expect(tickBuckets(3, 8)).toEqual([0, 1, 2]);
  });
});
