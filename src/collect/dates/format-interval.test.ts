import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatInterval, parseInterval } from "./format-interval.js";
import { parseDate } from "./parse-date.js";

const of = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });

describe("formatInterval", () => {
  it.each([
    [of("2016-09-07T12:30:05Z", "2016-09-07T12:30:06Z"), "2016-09-07T12:30:05"],
    [of("2016-09-07T12:30:00Z", "2016-09-07T12:31:00Z"), "2016-09-07T12:30"],
    [of("2016-09-07T00:00:00Z", "2016-09-08T00:00:00Z"), "2016-09-07"],
    [of("2016-09-01T00:00:00Z", "2016-10-01T00:00:00Z"), "2016-09"],
    [of("2016-10-01T00:00:00Z", "2017-01-01T00:00:00Z"), "2016-Q4"],
    [of("2016-01-01T00:00:00Z", "2017-01-01T00:00:00Z"), "2016"],
  ])("writes a calendar unit as itself", (interval, expected) => expect(formatInterval(interval, true)).toBe(expected));

  it("marks UTC where it was said and not assumed", () => {
    expect(formatInterval(of("2016-09-07T12:30:05Z", "2016-09-07T12:30:06Z"), false)).toBe("2016-09-07T12:30:05Z");
  });

  it("writes any other interval with both ends", () => {
    expect(formatInterval(of("2016-11-06T04:00:00Z", "2016-11-07T05:00:00Z"), false)).toBe(
      "2016-11-06T04:00:00.000Z/2016-11-07T05:00:00.000Z",
    );
  });

  it("is read back as the same interval", () => {
    const from = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2099, 0, 1) });
    const length = fc.oneof(fc.constantFrom(1, 1000, 60_000, 86_400_000), fc.integer({ min: 1, max: 10 ** 11 }));
    fc.assert(
      fc.property(from, length, fc.constantFrom(1, 1000, 60_000, 86_400_000), fc.boolean(), (start, size, grid, assumed) => {
        const interval = { from: start - (start % grid), to: start - (start % grid) + size };
        expect(parseDate(formatInterval(interval, assumed), { grade: "platform" })).toMatchObject({ interval });
      }),
    );
  });
});

describe("parseInterval", () => {
  it("refuses one that ends before it begins", () => {
    expect(parseInterval("2016-11-07T04:00:00Z/2016-11-06T05:00:00Z")).toEqual({ error: "ends before it begins" });
  });
});
