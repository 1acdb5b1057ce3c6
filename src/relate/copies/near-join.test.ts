import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gramLength } from "./grams.js";
import { nearJoin } from "./near-join.js";
import { TextStore } from "./text-store.js";

function gramsOf(text: string): Set<string> {
  const folded = text.toLowerCase().replace(/\s+/g, " ").trim();
  if (folded === "") return new Set();
  const grams = new Set<string>();
  for (let i = 0; i + gramLength <= folded.length; i++) grams.add(folded.slice(i, i + gramLength));
  return grams.size > 0 ? grams : new Set([folded]);
}

function jaccard(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared++;
  return shared / (a.size + b.size - shared);
}

/** Every pair of different folded texts at or above the threshold, by comparing all with all. */
function byHand(texts: readonly string[], threshold: number): string[] {
  const folded = [...new Set(texts.map((text) => text.toLowerCase().replace(/\s+/g, " ").trim()))].filter((text) => text !== "");
  const pairs: string[] = [];
  for (let i = 0; i < folded.length; i++) {
    for (let j = i + 1; j < folded.length; j++) {
      if (jaccard(gramsOf(folded[i]), gramsOf(folded[j])) >= threshold) pairs.push([folded[i], folded[j]].sort().join("\u0000"));
    }
  }
  return pairs.sort();
}

function byJoin(texts: readonly string[], threshold: number): string[] {
  const store = new TextStore();
  const folded = texts.map((text) => text.toLowerCase().replace(/\s+/g, " ").trim());
  const nameOf: string[] = [];
  texts.forEach((text, i) => {
    nameOf[store.add(text)] = folded[i];
  });
  const pairs = nearJoin(store, { threshold, maxNeighbours: 1000 });
  const found: string[] = [];
  for (let i = 0; i < pairs.length; i++) found.push([nameOf[pairs.first(i)], nameOf[pairs.second(i)]].sort().join("\u0000"));
  return found.sort();
}

describe("nearJoin", () => {
  it("finds exactly the pairs that comparing all with all finds, for texts over few letters", () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "世"), maxLength: 30 }), { maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.constantFrom(0.5, 0.8, 1), (rows, threshold) => {
        expect(byJoin(rows, threshold)).toEqual(byHand(rows, threshold));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("finds exactly the pairs for one text changed in a few places", () => {
    const base = "the battery of this telephone lasts a day and a half when the screen is dimmed";
    const edits = fc.array(fc.tuple(fc.nat(base.length - 1), fc.constantFrom("x", "", " and so on ")), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 25 }), (rows) => {
        const texts = rows.map((changes) => changes.reduce((text, [at, by]) => text.slice(0, at) + by + text.slice(at + 1), base));
        expect(byJoin(texts, 0.8)).toEqual(byHand(texts, 0.8));
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it("keeps at most so many neighbours of a text, so that a flood of variants stays linear", () => {
    const store = new TextStore();
    for (let i = 0; i < 200; i++) store.add(`the same long sentence about a telephone that nobody has seen yet, number ${i}`);
    const pairs = nearJoin(store, { threshold: 0.8, maxNeighbours: 3 });
    expect(pairs.length).toBeLessThanOrEqual(200 * 3);
    expect(pairs.length).toBeGreaterThan(190);
  });
});
