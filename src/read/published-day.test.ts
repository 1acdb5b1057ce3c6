import { expect, test } from "vitest";
import { publishedDay, publishedInstant } from "./published-day.js";

test.each([
  ["2017-01-17 10:32:46", "2017-01-17"],
  ["2021-01", "2021-01-01"],
  ["Fri Dec 05 16:23:49 +0000 2014", "2014-12-05"],
  ["9/5/2016 12:37", "2016-09-05"],
  ["15-Jul-18", "2018-07-15"],
  ["2016-09-07T23:30:00-05:00", "2016-09-08"],
])("%s is the day %s", (published, day) => {
  expect(publishedDay(published)).toBe(day);
});

test("what is no date has no day", () => {
  expect([null, undefined, "", "soon", "2".repeat(100)].map((published) => publishedDay(published))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("a time without a zone is taken as UTC", () => {
  expect(publishedInstant("2017-01-17 10:32:46")).toBe(Date.UTC(2017, 0, 17, 10, 32, 46));
});
