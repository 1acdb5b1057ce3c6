import { expect, test } from "vitest";
import { Terms, termKinds, termsOf } from "./terms.js";
import { tokenise } from "./tokens.js";

function kindsOf(text: string): string[] {
  const terms = termsOf(tokenise(text), new Terms());
  return Array.from({ length: terms.count }, (_, i) => `${text.slice(terms.start[i], terms.end[i])}/${termKinds[terms.kind[i]]}`);
}

test("figures are folded to what they count", () => {
  expect(kindsOf("in 2016 a 64GB one at $399, 20% off after 2weeks")).toEqual([
    "in/word",
    "2016/year",
    "a/word",
    "64GB/spec",
    "one/word",
    "at/word",
    "$399/money",
    "20/percent",
    "%/mark",
    "off/word",
    "after/word",
    "2weeks/duration",
  ]);
});

test("a hashtag counts as its words", () => {
  expect(kindsOf("#TechDeals today")).toEqual(["Tech/hashtag", "Deals/hashtag", "today/word"]);
});

test("a run of marks is one term and commas are none", () => {
  expect(kindsOf("wow!!! yes, really...")).toEqual(["wow/word", "!!!/mark", "yes/word", "really/word", ".../mark"]);
});

test("two spellings of an apostrophe are one word", () => {
  const terms = new Terms();
  const hashes = ["don't", "don’t"].map((text) => termsOf(tokenise(text), terms).hash[0]);
  expect(hashes[0]).toBe(hashes[1]);
});
