import { expect, test } from "vitest";
import { Terms, termsOf } from "../terms.js";
import { tokenise } from "../tokens.js";
import { allCues } from "./all.js";
import { contextList } from "./context.js";
import { CueMatcher } from "./pattern.js";

function matches(patterns: string[], text: string): string[] {
  const terms = termsOf(tokenise(text), new Terms());
  return new CueMatcher([{ name: "cue", says: "", patterns }])
    .find(terms)
    .map(({ from, to }) => text.slice(terms.start[from], terms.end[to - 1]));
}

test("words, alternatives and optional words are found in order", () => {
  expect(matches(["after a|two weeks? of use"], "Good. After two weeks of use, fine. After two days of use.")).toEqual([
    "After two weeks of use",
  ]);
});

test("a gap spans a bounded number of terms", () => {
  expect(matches(["not .. good"], "not very very good, not at all that good")).toEqual(["not very very good"]);
  expect(matches(["not ... good"], "not at all that good")).toEqual(["not at all that good"]);
});

test("anchors hold a pattern to the beginning and the end", () => {
  expect(matches(["^ review"], "review of a review")).toEqual(["review"]);
  expect(matches(["soon $"], "soon or not so soon")).toEqual(["soon"]);
});

test("a kind of term stands for its figures", () => {
  expect(matches(["save {money}|{percent}"], "save $40 or save 20%")).toEqual(["save $40", "save 20"]);
});

test("an unknown kind is an error that names the pattern", () => {
  expect(() => matches(["save {gold}"], "")).toThrow('cue pattern "save {gold}": no kind or word class {gold}');
});

test("every cue has a name of its own within its axis and says its reason in words", () => {
  const names = allCues.map(({ axis, name }) => `${axis}/${name}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { says } of [...allCues, ...contextList]) expect(says).toMatch(/^[a-z].{5,}/);
});
