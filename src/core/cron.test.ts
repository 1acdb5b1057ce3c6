import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cron, nextOf, parseCron } from "./cron.js";

const next = (text: string, after: string) => {
  const at = nextOf(parseCron(text) as Cron, Date.parse(after));
  return at === null ? null : new Date(at).toISOString().slice(0, 16);
};

describe("nextOf", () => {
  it.each([
    ["*/15 * * * *", "2016-09-07T10:14:59Z", "2016-09-07T10:15"],
    ["*/15 * * * *", "2016-09-07T10:15:00Z", "2016-09-07T10:30"],
    ["0 7,18 * * *", "2016-09-07T19:00:00Z", "2016-09-08T07:00"],
    ["30 6 * * 1-5", "2016-09-09T07:00:00Z", "2016-09-12T06:30"],
    ["0 0 * * 7", "2016-09-07T00:00:00Z", "2016-09-11T00:00"],
    ["0 0 13 * 5", "2016-09-07T00:00:00Z", "2016-09-09T00:00"],
    ["0 12 29 2 *", "2016-03-01T00:00:00Z", "2020-02-29T12:00"],
    ["5/20 23 31 12 *", "2016-12-31T23:06:00Z", "2016-12-31T23:25"],
    ["0 0 31 2 *", "2016-01-01T00:00:00Z", null],
  ])("of %s after %s is %s", (text, after, expected) => expect(next(text, after)).toBe(expected));

  it("lies after the instant and satisfies the schedule", () => {
    fc.assert(
      fc.property(fc.nat(59), fc.nat(23), fc.nat(6), fc.integer({ min: 0, max: 4e12 }), (minute, hour, day, after) => {
        const at = nextOf(parseCron(`${minute} ${hour} * * ${day}`) as Cron, after) as number;
        const date = new Date(at);
        expect(at).toBeGreaterThan(after);
        expect(at - after).toBeLessThanOrEqual(7 * 86_400_000);
        expect([date.getUTCMinutes(), date.getUTCHours(), date.getUTCDay()]).toEqual([minute, hour, day]);
      }),
    );
  });
});

describe("parseCron", () => {
  it.each(["", "* * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "a * * * *", "5-1 * * * *", "*/0 * * * *", "1,,2 * * * *"])(
    "refuses '%s'",
    (text) => expect(parseCron(text)).toBeNull(),
  );
});
