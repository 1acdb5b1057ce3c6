import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenise } from "../tokens.js";
import { dayOf, isoDay } from "./calendar.js";
import { isoInterval, readLaunchDates } from "./launch-date.js";

const day = dayOf(2016, 8, 15);
const read = (text: string, published: number | null = day) => {
  const tokens = tokenise(text);
  return readLaunchDates(tokens, 0, tokens.count, published).map((date) => {
    const days = isoInterval(date);
    return [text.slice(tokens.start[date.from], tokens.end[date.to - 1]), days && `${days.from}/${days.to}`];
  });
};

describe("the launch-date grammar", () => {
  const cases: [text: string, value: string, days: string][] = [
    ["to launch in late September", "late September", "2016-09-21/2016-09-30"],
    ["coming Q3 2026", "Q3 2026", "2026-07-01/2026-09-30"],
    ["due 3Q16", "3Q16", "2016-07-01/2016-09-30"],
    ["in holiday 2026", "holiday 2026", "2026-11-01/2026-12-31"],
    ["in two weeks", "in two weeks", "2016-08-26/2016-09-01"],
    ["in a couple of weeks", "in a couple of weeks", "2016-08-26/2016-09-01"],
    ["on March 29", "March 29", "2017-03-29/2017-03-29"],
    ["on 29th of March 2017", "29th of March 2017", "2017-03-29/2017-03-29"],
    ["Sept. 4 event", "Sept. 4", "2016-09-04/2016-09-04"],
    ["on 2016-09-07", "2016-09-07", "2016-09-07/2016-09-07"],
    ["second half of 2021", "second half of 2021", "2021-07-01/2021-12-31"],
    ["early next year", "early next year", "2017-01-01/2017-05-02"],
    ["by the end of the year", "end of the year", "2016-09-01/2016-12-31"],
    ["within the next 48 hours", "next 48 hours", "2016-08-15/2016-08-17"],
    ["next Tuesday", "next Tuesday", "2016-08-16/2016-08-16"],
    ["this fall", "this fall", "2016-09-01/2016-11-30"],
    ["el 29 de marzo", "29 de marzo", "2017-03-29/2017-03-29"],
    ["a finales de septiembre", "finales de septiembre", "2016-09-21/2016-09-30"],
    ["将于9月14日发布", "9月14日", "2016-09-14/2016-09-14"],
    ["明年下半年发布", "明年下半年", "2017-07-01/2017-12-31"],
    ["第三季度", "第三季度", "2016-07-01/2016-09-30"],
  ];
  for (const [text, value, days] of cases) {
    it(`reads "${text}"`, () => {
      expect(read(text)).toEqual([[value, days]]);
    });
  }
  it("finds no date in model numbers, verbs and impossible days", () => {
    for (const text of ["iPhone 7 in 2 colours", "it may launch", "Galaxy S 2", "on 30 February", "4 GB of RAM", "march on"])
      expect(read(text)).toEqual([]);
  });
  it("keeps a relative date of an undated text without an interval", () => {
    expect(read("next week", null)).toEqual([["next week", null]]);
  });
  it("reads every day of the calendar back, in either order", () => {
    const months = "January February March April May June July August September October November December".split(" ");
    fc.assert(
      fc.property(fc.integer({ min: dayOf(2001, 1, 1), max: dayOf(2098, 12, 31) }), fc.boolean(), (each, isMonthFirst) => {
        const [year, month, date] = isoDay(each).split("-").map(Number);
        const name = months[month - 1];
        const text = isMonthFirst ? `on ${name} ${date}, ${year}` : `on ${date} ${name} ${year}`;
        expect(read(text)[0]?.[1]).toBe(`${isoDay(each)}/${isoDay(each)}`);
      }),
    );
  });
  it("never ends an undated month or season before the document's day, nor more than a year and a quarter after it", () => {
    const words = [
      "in March",
      "in late April",
      "this summer",
      "in winter",
      "Q1",
      "H2",
      "holiday season this winter",
      "mid-December",
      "on 3 May",
    ];
    fc.assert(
      fc.property(fc.integer({ min: dayOf(2005, 1, 1), max: dayOf(2050, 1, 1) }), fc.constantFrom(...words), (published, text) => {
        for (const [, days] of read(text, published)) {
          const [from, to] = days!.split("/");
          expect(to >= isoDay(published)).toBe(true);
          expect(from <= isoDay(published + 460)).toBe(true);
          expect(from <= to).toBe(true);
        }
      }),
    );
  });
  it("accepts any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        read(text);
      }),
    );
  });
});
