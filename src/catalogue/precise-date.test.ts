import { expect, test } from "vitest";
import { dayRangeOf } from "./precise-date.js";

test("each precision spans its days", () => {
  expect(dayRangeOf("2016")).toEqual({ first: "2016-01-01", last: "2016-12-31" });
  expect(dayRangeOf("2016-Q3")).toEqual({ first: "2016-07-01", last: "2016-09-30" });
  expect(dayRangeOf("2016-02")).toEqual({ first: "2016-02-01", last: "2016-02-29" });
  expect(dayRangeOf("2016-09-07")).toEqual({ first: "2016-09-07", last: "2016-09-07" });
});

test("what is no date is null", () => {
  for (const text of ["", "2924", "2016-13", "2016-Q5", "2017-02-29", "2016-9-7", "September 2016"]) expect(dayRangeOf(text)).toBeNull();
});
