import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NameTable } from "./name-table.js";

describe("NameTable", () => {
  it("gives each name one id in the order of first appearance", () => {
    const names = new NameTable();
    expect(["b", "a", "b", "", "ä"].map((name) => names.idOf(name))).toEqual([0, 1, 0, 2, 3]);
    expect([0, 1, 2, 3].map((id) => names.at(id))).toEqual(["b", "a", "", "ä"]);
    expect([names.find("a"), names.find("c"), names.size]).toEqual([1, -1, 4]);
  });
  it("keeps any names through growth, and orders them by bytes", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 300 }), (list) => {
        const names = new NameTable();
        const ids = list.map((name) => names.idOf(name));
        expect(ids.map((id) => names.at(id))).toEqual(list.map((name) => name.toWellFormed()));
        for (let i = 1; i < ids.length; i++) {
          const expected = Buffer.compare(Buffer.from(list[i - 1]), Buffer.from(list[i]));
          expect(Math.sign(names.compare(ids[i - 1], ids[i]))).toBe(expected);
        }
      }),
    );
  });
  it("holds a hundred thousand names", () => {
    const names = new NameTable();
    for (let i = 0; i < 100_000; i++) names.idOf(`name ${i}`);
    expect([names.size, names.find("name 99999"), names.at(54_321)]).toEqual([100_000, 99_999, "name 54321"]);
  });
});
