import { describe, expect, it } from "vitest";
import { secondsOf } from "./share-time.js";

const read = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  return secondsOf(bytes, 0, bytes.length);
};

describe("secondsOf", () => {
  it("reads Unix seconds, whole, with decimals or as R writes them", () => {
    expect([read("1700000000"), read(" 1700000000.25 "), read("1.7e+09"), read("0")]).toEqual([1_700_000_000, 1_700_000_000.25, 1.7e9, 0]);
  });
  it("recognises milliseconds by their size", () => {
    expect(read("1700000000123")).toBe(1_700_000_000.123);
  });
  it("reads ISO dates with and without zone, which is then UTC", () => {
    const noon = Date.UTC(2016, 8, 7, 12) / 1000;
    for (const text of ["2016-09-07T12:00:00Z", "2016-09-07 12:00:00", "2016-09-07T14:00+02:00", "2016-09-07 07:00:00-0500"]) {
      expect(read(text)).toBe(noon);
    }
    expect(read("2016-09-07")).toBe(noon - 12 * 3600);
  });
  it("is not a number for anything else", () => {
    for (const text of ["", "NA", "soon", "2016-13-01", "2016-02-30", "2016-01-01T25:00", "12a", "-", "1".repeat(50)])
      expect(read(text)).toBeNaN();
  });
});
