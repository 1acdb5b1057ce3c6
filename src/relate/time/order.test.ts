import { describe, expect, it } from "vitest";
import { firstOf } from "./first.js";
import { isCertainlyBefore, type TimedRow } from "./order.js";

const hour = 3_600_000;
const at = (id: string, fromHours: number, toHours: number, more: Partial<TimedRow> = {}): TimedRow => ({
  id,
  time: { from: fromHours * hour, to: toHours * hour },
  ...more,
});

describe("isCertainlyBefore", () => {
  it("puts one before another only where it ended before the other began", () => {
    expect(isCertainlyBefore(at("a", 0, 1), at("b", 1, 2))).toBe(true);
    expect(isCertainlyBefore(at("a", 0, 2), at("b", 1, 3))).toBe(false);
    expect(isCertainlyBefore(at("a", 1, 1), at("b", 1, 1))).toBe(false);
  });

  it("widens a stamp whose zone was assumed, but not against its own source", () => {
    const forum = { assumedZone: "UTC", source: "forum" };
    expect(isCertainlyBefore(at("a", 20, 21), at("b", 30, 31, forum))).toBe(false);
    expect(isCertainlyBefore(at("a", 20, 21), at("b", 40, 41, forum))).toBe(true);
    expect(isCertainlyBefore(at("a", 20, 21, forum), at("b", 21, 22, forum))).toBe(true);
  });

  it("leaves an hour open for a zone that was named", () => {
    const paper = { assumedZone: "America/New_York", source: "paper" };
    expect(isCertainlyBefore(at("a", 20, 21), at("b", 21, 22, paper))).toBe(false);
    expect(isCertainlyBefore(at("a", 20, 21), at("b", 22, 23, paper))).toBe(true);
  });

  it("does not take our first sight for the moment of publishing", () => {
    const seen = at("a", 20, 21, { grade: "first_sight" });
    expect(isCertainlyBefore(at("b", 1, 2), seen)).toBe(false);
    expect(isCertainlyBefore(seen, at("c", 21, 22))).toBe(true);
    expect(firstOf([seen, at("b", 1, 2)])).toEqual({ kind: "one_of", ids: ["a", "b"] });
  });

  it("says nothing of an unknown time", () => {
    expect(isCertainlyBefore({ id: "a", time: null }, at("b", 1, 2))).toBe(false);
  });
});
