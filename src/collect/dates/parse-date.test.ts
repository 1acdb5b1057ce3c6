import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DateOptions, isMissing, parseDate } from "./parse-date.js";

/** `from`, length and assumed zone in one string; the reason of an error as it is. */
function read(value: unknown, options: Partial<DateOptions> = {}): string {
  const time = parseDate(value, { grade: "platform", ...options });
  if ("error" in time) return `error: ${time.error}`;
  if (time.interval === null) return time.grade;
  const { from, to } = time.interval;
  return `${new Date(from).toISOString()} ${lengthName(to - from)}${time.assumedZone ? ` ${time.assumedZone}` : ""}`;
}

function lengthName(ms: number): string {
  const names: Record<number, string> = { 1: "1ms", 1000: "1s", 60000: "1min", 86400000: "1d" };
  return names[ms] ?? `${ms / 3600000}h`;
}

describe("parseDate", () => {
  it.each([
    ["2017-01-17 14:41:05", "2017-01-17T14:41:05.000Z 1s UTC"],
    ["2017-01-17 14:41", "2017-01-17T14:41:00.000Z 1min UTC"],
    ["2017-01-17", "2017-01-17T00:00:00.000Z 1d UTC"],
    ["2017/1/7", "2017-01-07T00:00:00.000Z 1d UTC"],
    ["2020-12-20T22:44:18Z", "2020-12-20T22:44:18.000Z 1s"],
    ["2020-12-20T22:44:18.123Z", "2020-12-20T22:44:18.123Z 1ms"],
    ["2020-12-20T22:44:18.000Z", "2020-12-20T22:44:18.000Z 1s"],
    ["2020-12-20T22:44:18+02:00", "2020-12-20T20:44:18.000Z 1s"],
    ["2020-12-20 22:44:18 -0530", "2020-12-21T04:14:18.000Z 1s"],
    ["2016-09-07T24:00:00Z", "2016-09-08T00:00:00.000Z 1s"],
  ])("reads ISO 8601 and its cousins: %s", (value, expected) => expect(read(value)).toBe(expected));

  it.each([
    ["6/24/2016 3:48", "2016-06-24T03:48:00.000Z 1min UTC"],
    ["9/7/16 1:02:03 pm", "2016-09-07T13:02:03.000Z 1s UTC"],
    ["9/7/16 12:02 AM", "2016-09-07T00:02:00.000Z 1min UTC"],
  ])("reads month-first numbers: %s", (value, expected) => expect(read(value)).toBe(expected));

  it("reads day-first numbers where the column is day first", () => {
    expect(read("24.06.2016, 12:30 Uhr", { order: "dmy" })).toBe("2016-06-24T12:30:00.000Z 1min UTC");
  });

  it("says which order would read a date that the column's order cannot", () => {
    expect(read("24/6/2016")).toBe("error: has month 24 when read month first, as the column is; --date-order dmy reads it the other way");
  });

  it.each([
    ["Wed Jan 18 12:00:00 +0000 2017", "2017-01-18T12:00:00.000Z 1s"],
    ["Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37.000Z 1s"],
    ["Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01T08:52:37.000Z 1s"],
    ["Wed Sep 07 2016 12:30:05 GMT+0200 (Central European Summer Time)", "2016-09-07T10:30:05.000Z 1s"],
    ["31-Jul-18", "2018-07-31T00:00:00.000Z 1d UTC"],
    ["31-Jul-2018 12:00", "2018-07-31T12:00:00.000Z 1min UTC"],
    ["Sept 7, 2016", "2016-09-07T00:00:00.000Z 1d UTC"],
    ["7 September 2016", "2016-09-07T00:00:00.000Z 1d UTC"],
    ["Thursday, September 7th, 2016 at 10:05 AM EDT", "2016-09-07T14:05:00.000Z 1min"],
    ["7 de setembro de 2016", "2016-09-07T00:00:00.000Z 1d UTC"],
    ["7. März 2017", "2017-03-07T00:00:00.000Z 1d UTC"],
    ["mardi 7 mars 2017", "2017-03-07T00:00:00.000Z 1d UTC"],
    ["September 2016", "2016-09-01T00:00:00.000Z 720h UTC"],
  ])("reads written months: %s", (value, expected) => expect(read(value)).toBe(expected));

  it.each([
    ["2016年9月7日", "2016-09-07T00:00:00.000Z 1d UTC"],
    ["2016年9月7日 12:30", "2016-09-07T12:30:00.000Z 1min UTC"],
    ["2016年9月7日12時30分", "2016-09-07T12:30:00.000Z 1min UTC"],
    ["2016년 9월 7일", "2016-09-07T00:00:00.000Z 1d UTC"],
  ])("reads CJK dates: %s", (value, expected) => expect(read(value)).toBe(expected));

  it.each([
    ["2016", "2016-01-01T00:00:00.000Z 8784h UTC"],
    ["2016-Q3", "2016-07-01T00:00:00.000Z 2208h UTC"],
    ["2016-02", "2016-02-01T00:00:00.000Z 696h UTC"],
  ])("reads %s as the whole of its unit", (value, expected) => expect(read(value)).toBe(expected));

  it.each([
    [1451606400, "2016-01-01T00:00:00.000Z 1s"],
    ["1451606400.0", "2016-01-01T00:00:00.000Z 1s"],
    ["1451606400.25", "2016-01-01T00:00:00.250Z 1ms"],
    [1451606400123, "2016-01-01T00:00:00.123Z 1ms"],
    ["1451606400123456", "2016-01-01T00:00:00.123Z 1ms"],
    ["20160907", "2016-09-07T00:00:00.000Z 1d UTC"],
    ["20160907123005", "2016-09-07T12:30:05.000Z 1s UTC"],
  ])("reads all-digit times: %s", (value, expected) => expect(read(value)).toBe(expected));

  it("never takes a count for a time", () => {
    expect(read(5)).toBe("error: is not a date in a form we know");
    expect(read("3125")).toBe("error: has the year 3125, outside 1900 to 2100");
    expect(read("18773")).toBe("error: is not a date in a form we know");
  });

  it.each([
    "2016-02-30",
    "2015-02-29",
    "2016-13-01",
    "2016-00-10",
    "13/13/2016",
    "2016-01-01 25:00",
    "2016-01-01 10:61",
    "31-Jun-18",
    "2924-01-01",
  ])("refuses the impossible date %s", (value) => {
    expect(read(value)).toMatch(/^error: has /);
  });

  it.each([
    "yesterday",
    "3 days ago",
    "just now",
    "in May",
    "soon",
    "12:30",
    "5/1",
    "2016-",
    "Launched 7 September 2016 in Berlin",
    "2016-09-07 12:30 IST",
    "x".repeat(100_000),
    [],
    {},
    true,
  ])("does not guess at %j", (value) => expect(read(value).slice(0, 6)).toBe("error:"));

  it.each(["", "  ", "NA", "N/A", "null", "None", "NaN", "-", null, undefined])("takes %j as an unknown time, not as a defect", (value) => {
    expect(read(value)).toBe("unknown");
    expect(isMissing(value)).toBe(true);
  });

  it("places a stamp without an offset in the zone named, and records it", () => {
    expect(read("2016-07-01 00:00:00", { zone: "America/New_York" })).toBe("2016-07-01T04:00:00.000Z 1s America/New_York");
    expect(read("2016-07-01T00:00:00Z", { zone: "America/New_York" })).toBe("2016-07-01T00:00:00.000Z 1s");
  });

  it("covers both passes of an hour that clocks repeat, and refuses one that they skip", () => {
    expect(read("2016-11-06 01:30", { zone: "America/New_York" })).toBe(`2016-11-06T05:30:00.000Z ${61 / 60}h America/New_York`);
    expect(read("2016-03-13 02:30", { zone: "America/New_York" })).toBe(
      "error: never was in America/New_York: clocks went forward over it",
    );
  });

  it("makes a local day as long as it was", () => {
    expect(read("2016-03-13", { zone: "America/New_York" })).toBe("2016-03-13T05:00:00.000Z 23h America/New_York");
    expect(read("2016-11-06", { zone: "America/New_York" })).toBe("2016-11-06T04:00:00.000Z 25h America/New_York");
    // Midnight itself was skipped in São Paulo that night.
    expect(read("2018-11-04", { zone: "America/Sao_Paulo" })).toBe("2018-11-04T03:00:00.000Z 23h America/Sao_Paulo");
  });

  it("reads midnight as its day only where the column says so", () => {
    expect(read("2016-09-07 00:00:00", { midnightIsDay: true })).toBe("2016-09-07T00:00:00.000Z 1d UTC");
    expect(read("2016-09-07 00:00:01", { midnightIsDay: true })).toBe("2016-09-07T00:00:01.000Z 1s UTC");
  });

  it("refuses a date after the clock, where a clock is given", () => {
    const now = Date.UTC(2017, 0, 1);
    expect(read("2017-06-01", { now })).toBe("error: lies in the future");
    expect(read("2017-01-01 18:00", { now })).toBe("2017-01-01T18:00:00.000Z 1min UTC");
  });

  it("says that a zone does not exist", () => {
    expect(read("2016-01-01", { zone: "Mars/Olympus" })).toBe("error: cannot be placed: there is no time zone 'Mars/Olympus'");
  });
});

describe("parseDate on any instant", () => {
  const seconds = fc.integer({ min: Date.UTC(1975, 0, 1) / 1000, max: Date.UTC(2099, 0, 1) / 1000 });
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const pad = (value: number) => String(value).padStart(2, "0");

  it("reads back every form that it is written in", () => {
    fc.assert(
      fc.property(seconds, (second) => {
        const date = new Date(second * 1000);
        const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const clock = date.toISOString().slice(11, 19);
        const forms = [
          date.toISOString(),
          date.toUTCString(),
          `${date.toISOString().slice(0, 10)} ${clock}`,
          `${month}/${day}/${year} ${clock}`,
          `${months[month - 1]} ${day}, ${year} ${clock}`,
          `${pad(day)}-${months[month - 1]}-${year} ${clock}`,
          `Mon ${months[month - 1]} ${pad(day)} ${clock} +0000 ${year}`,
          `${year}${pad(month)}${pad(day)}${clock.replaceAll(":", "")}`,
          second,
          second * 1000,
        ];
        for (const form of forms) {
          const time = parseDate(form, { grade: "platform", order: "mdy" });
          expect(time).toMatchObject({ interval: { from: second * 1000, to: (second + 1) * 1000 }, grade: "platform" });
        }
      }),
    );
  });

  it("holds the instant in every zone, from its wall clock there", () => {
    const zones = ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia"];
    fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
        const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(second * 1000);
        const time = parseDate(parts, { grade: "platform", zone });
        if ("error" in time || time.interval === null) throw new Error(`${parts} was not read`);
        expect(time.interval.from).toBeLessThanOrEqual(second * 1000);
        expect(time.interval.to).toBeGreaterThanOrEqual((second + 1) * 1000);
      }),
    );
  });

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({
            unit: fc.constantFrom(
              "1",
              "9",
              "0",
              "-",
              "/",
              ":",
              ".",
              " ",
              "T",
              "Z",
              "+",
              "Jan",
              "sept",
              "pm",
              "年",
              "月",
              "日",
              "\0",
              "😀",
              "UTC",
              "(",
              ")",
            ),
          }),
          fc.stringMatching(/^[0-9:/. TZ+-]{0,70}$/),
        ),
        (value) => {
          const time = parseDate(value, { grade: "platform" });
          expect("error" in time ? typeof time.error : time.interval === null || time.interval.from < time.interval.to).toBeTruthy();
        },
      ),
    );
  });
});
