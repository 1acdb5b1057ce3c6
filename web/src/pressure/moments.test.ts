import { describe, expect, it } from "vitest";
import { isAddress } from "./is-address.js";
import { momentsOf } from "./moments-of.js";

describe("momentsOf", () => {
  it("cuts where an hour passes", () => {
    const acts = ["2016-08-24T14:00:00Z", "2016-08-24T14:00:40Z", "2016-08-24T15:30:00Z"].map((at, i) => ({
      at,
      member: i,
      document: `d${i}`,
    }));
    expect(momentsOf(acts).map(({ acts: of, length }) => [of.length, length])).toEqual([
      [2, 40_000],
      [1, 0],
    ]);
    expect(momentsOf([])).toEqual([]);
  });
});

describe("isAddress", () => {
  it("tells a link from an account", () => {
    expect(["https://a.example/b", "a.example/b", "www.a.example/b?c=d"].map(isAddress)).toEqual([true, true, true]);
    expect(["ann", "microblog/ann", "@ann", "a.example"].map(isAddress)).toEqual([false, false, false, false]);
  });
});
