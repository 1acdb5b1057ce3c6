import fc from "fast-check";
import { expect, test } from "vitest";
import { WordTable, wordSet } from "./word-table.js";

const hash = fc.nat({ max: 0xffffffff });

test("a table answers as a map does, whatever the hashes", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hash, fc.nat())), fc.array(hash), (entries, others) => {
      const map = new Map(entries);
      const table = new WordTable(entries);
      for (const key of [...map.keys(), ...others]) {
        expect(table.get(key)).toBe(map.get(key) ?? -1);
        expect(table.has(key)).toBe(map.has(key));
      }
    }),
  );
});

test("hashes that fall on one slot are told apart", () => {
  const table = wordSet([0x10, 0x20, 0x80000010]);
  expect([0x10, 0x20, 0x30, 0x80000010, 0xffffffff, 0].map((each) => table.has(each))).toEqual([true, true, false, true, false, false]);
});
