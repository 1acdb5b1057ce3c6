import { describe, expect, it } from "vitest";
import { silenceOf } from "./quiet.js";

/** Days of hours in which a source speaks from 8 to 20 o'clock. */
const days = (count: number, speaks: (hour: number) => boolean) =>
  Array.from({ length: count * 24 }, (_, hour) => ({ hour, documents: speaks(hour % 24) ? 3 : 0 }));
const byDay = (hour: number): boolean => hour >= 8 && hour < 20;
const silent = (from: number, hours: number) => Array.from({ length: hours }, (_, at) => ({ hour: from + at, documents: 0 }));

describe("silenceOf", () => {
  it("tells of a source that says nothing through a day in which it always spoke", () => {
    const silence = silenceOf([...days(7, byDay), ...silent(7 * 24, 13)]);
    expect(silence).toMatchObject({ hours: 17, longestBefore: 12, since: (6 * 24 + 20) * 3_600_000 });
    expect(silence?.chance).toBeLessThan(1e-4);
  });

  it("takes the night for what it is", () => {
    expect(silenceOf([...days(7, byDay), ...silent(7 * 24, 8)])).toBeNull();
  });

  it("says nothing of a source whose rhythm is not known", () => {
    expect(silenceOf([...days(1, byDay), ...silent(24, 200)])).toBeNull();
    expect(silenceOf([])).toBeNull();
  });

  it("passes over hours in which nobody asked", () => {
    expect(silenceOf([...days(7, byDay), { hour: 60 * 24, documents: 0 }])).toBeNull();
  });
});
