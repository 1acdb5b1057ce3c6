import { describe, expect, it } from "vitest";
import type { DocumentTime } from "./api-types.js";
import { gradeNote, lastDay, period, when } from "./times.js";

const time = (
  from: string | null,
  to: string | null,
  grade: DocumentTime["grade"] = "platform",
  assumedZone: string | null = null,
): DocumentTime => ({ from, to, grade, assumedZone });

describe("when", () => {
  it("prints a time no finer than it is known", () => {
    expect(when(time("2016-09-06T14:05:00Z", "2016-09-06T14:05:01Z"))).toMatch(/^6 Sept? 2016, \d\d:05 /);
    expect(when(time("2016-09-06T00:00:00Z", "2016-09-07T00:00:00Z"))).toMatch(/^6 Sept? 2016$/);
    expect(when(time("2016-09-01T00:00:00Z", "2016-10-01T00:00:00Z"))).toBe("September 2016");
    expect(when(time("2016-07-01T00:00:00Z", "2016-10-01T00:00:00Z"))).toMatch(/^1 Jul 2016 to 30 Sept? 2016$/);
    expect(when(time(null, null, "unknown"))).toBe("time unknown");
  });
});

describe("gradeNote", () => {
  it("is silent on a platform's own stamp and open about anything weaker", () => {
    expect(gradeNote(time("2016-09-06T14:05:00Z", "2016-09-06T14:05:01Z"))).toBe("");
    expect(gradeNote(time("2016-09-06T00:00:00Z", "2016-09-07T00:00:00Z", "metadata", "UTC"))).toBe(
      "from the page's metadata, day only, zone assumed UTC",
    );
  });
});

describe("period", () => {
  it("names the year once and the last day that is inside", () => {
    expect(period("2016-10-01", "2016-12-31")).toBe("1 Oct to 31 Dec 2016");
    expect(period("2016-10-01T00:00:00.000Z", "2017-01-01T00:00:00.000Z")).toBe("1 Oct to 31 Dec 2016");
    expect(period("2016-10-01", "2016-10-01")).toBe("1 Oct 2016");
    expect(period(undefined, "2016-10-01")).toBe("until 1 Oct 2016");
  });
});

describe("lastDay", () => {
  it("is the day itself, or the day before an exclusive midnight", () => {
    expect(lastDay("2016-12-31")).toBe("2016-12-31");
    expect(lastDay("2017-01-01T00:00:00.000Z")).toBe("2016-12-31");
  });
});
