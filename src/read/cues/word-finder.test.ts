import fc from "fast-check";
import { expect, test } from "vitest";
import { WordFinder } from "./word-finder.js";

const finder = new WordFinder([
  { word: "tech", bits: 1, unless: "nic" },
  { word: "bot", bits: 2, anchor: "end" },
  { word: "bot", bits: 4, anchor: "start" },
  { word: "shop", bits: 8 },
  { word: "sho", bits: 16 },
]);

test("words are found anywhere, in any case, with what they must stand beside", () => {
  expect(finder.find("DailyTECHnews")).toBe(1);
  expect(finder.find("pyrotechnics")).toBe(0);
  expect(finder.find("Technics and tech")).toBe(1);
  expect(finder.find("newsbot")).toBe(2);
  expect(finder.find("BotanyShop")).toBe(4 | 8 | 16);
  expect(finder.find("ſhop échec")).toBe(0);
  expect(finder.find("")).toBe(0);
});

test("it finds what a pattern of alternatives finds", () => {
  const words = ["ab", "abc", "b.c", "ca", "aa"];
  const many = new WordFinder(words.map((word, at) => ({ word, bits: 1 << at })));
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "b", "c", ".", "A", "B", "é"), maxLength: 12 }), (text) => {
      const expected = words.reduce((bits, word, at) => (text.toLowerCase().includes(word) ? bits | (1 << at) : bits), 0);
      expect(many.find(text)).toBe(expected);
    }),
  );
});
