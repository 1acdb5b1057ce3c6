import { describe, expect, it } from "vitest";
import { firstOf } from "./first.js";

const at = (id: string, from: number, to: number) => ({ id, time: { from, to } });

describe("firstOf", () => {
  it("names a document whose time ends before every other's begins", () => {
    expect(firstOf([at("b", 20, 30), at("a", 10, 20)])).toEqual({ kind: "first", id: "a" });
  });

  it("names all that could have been first where their times overlap", () => {
    expect(firstOf([at("c", 12, 13), at("b", 25, 30), at("a", 10, 20)])).toEqual({ kind: "one_of", ids: ["a", "c"] });
  });

  it("does not decide between equal stamps", () => {
    expect(firstOf([at("b", 10, 10), at("a", 10, 10)])).toEqual({ kind: "one_of", ids: ["a", "b"] });
  });

  it("says nothing where no time is known", () => {
    expect(firstOf([{ id: "a", time: null }])).toEqual({ kind: "unknown" });
  });
});
