import { describe, expect, it } from "vitest";
import { fittingScale, layLanes, openStart, placeOf, type Runner, spanOf, ticksOf } from "./lanes-geometry.js";

const minute = 60_000;
const hour = 60 * minute;
const at = (id: string, from: number | null, minutes = 1, lane = "news"): Runner => ({
  id,
  lane,
  from: from === null ? null : from * minute,
  to: from === null ? null : (from + minutes) * minute,
});

describe("placeOf", () => {
  it("puts the first at 0 and the last end at 1 on both scales", () => {
    const span = spanOf([at("a", 10), at("b", 70)])!;
    for (const scale of ["clock", "since"] as const) {
      expect(placeOf(span.from, span, scale)).toBe(0);
      expect(placeOf(span.to, span, scale)).toBe(1);
    }
    expect(placeOf(span.from + 5 * minute, span, "since")).toBeGreaterThan(placeOf(span.from + 5 * minute, span, "clock"));
  });

  it("knows no span where no time is known", () => {
    expect(spanOf([at("a", null)])).toBeNull();
  });
});

describe("layLanes", () => {
  const runners = [at("a", 0), at("b", 1), at("c", 50, 60), at("d", null), at("e", 30, 1, "blog")];
  const span = spanOf(runners)!;
  const [news, blog] = layLanes(runners, ["news", "blog"], { span, scale: "clock", least: 0.02, gap: 0.01 });

  it("draws a time as wide as it is known, and a sharp one as wide as a mark", () => {
    expect(news.marks.find(({ id }) => id === "c")?.width).toBeCloseTo(60 / 110, 10);
    expect(news.marks.find(({ id }) => id === "a")?.width).toBe(0.02);
  });

  it("lets no two marks of a row cover one another, and none leave the track", () => {
    expect(news.marks.map(({ id, row }) => `${id} ${row}`)).toEqual(["a 0", "b 1", "c 0"]);
    for (const lane of [news, blog]) for (const { x, width } of lane.marks) expect(x + width).toBeLessThanOrEqual(1 + 1e-9);
  });

  it("keeps documents of unknown time beside the track", () => {
    expect(news.undated).toEqual(["d"]);
    expect(blog.marks).toHaveLength(1);
  });
});

describe("fittingScale", () => {
  it("counts from the first where most documents come early in a long race", () => {
    const early = Array.from({ length: 9 }, (_, i) => at(`${i}`, i * 2));
    expect(fittingScale([...early, at("late", 9000)])).toBe("since");
    expect(fittingScale([at("a", 0), at("b", 3000), at("c", 6000), at("d", 9000)])).toBe("clock");
  });
});

describe("ticksOf", () => {
  it("leaves room between ticks on both scales", () => {
    const span = { from: 0, to: 72 * hour };
    for (const scale of ["clock", "since"] as const) {
      const ticks = ticksOf(span, scale, 0.12, (instant) => String(instant / hour));
      expect(ticks.length).toBeGreaterThan(2);
      for (let i = 1; i < ticks.length; i++) expect(ticks[i].x - ticks[i - 1].x).toBeGreaterThanOrEqual(0.12 - 1e-9);
    }
  });
});

describe("openStart", () => {
  it("spans the times of all that could have been first, and is nothing where one certainly was", () => {
    const candidates = [at("a", 0, 60), at("b", 30, 60)];
    expect(openStart(candidates, { from: 0, to: 180 * minute }, "clock")).toEqual({ x: 0, width: 0.5 });
    expect(openStart([candidates[0]], { from: 0, to: 180 * minute }, "clock")).toBeNull();
  });
});
