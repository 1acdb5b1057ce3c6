import { expect, test } from "vitest";
import { similarPairs } from "./similar-pairs.js";

const group = (terms: Record<number, number>) => ({
  vector: { ids: Uint32Array.from(Object.keys(terms).map(Number)), weights: Float64Array.from(Object.values(terms)) },
  size: 1,
});

/** The pairs of a group as `{partner: similarity}`. */
function pairsOf(pairs: ReturnType<typeof similarPairs>, of: number): Record<number, number> {
  const found: Record<number, number> = {};
  pairs.of[of].visit((k, pair) => {
    found[k] = pairs.across[pair];
  });
  return found;
}

test("groups that share a term are a pair with the product of their vectors, others and weak ones are none", () => {
  const pairs = similarPairs([group({ 1: 0.5, 7: 0.5 }), group({ 7: 0.5 }), group({ 1: 0.01, 9: 1 })]);
  expect(pairsOf(pairs, 0)).toEqual({ 1: 0.25 });
  expect(pairsOf(pairs, 1)).toEqual({ 0: 0.25 });
  expect(pairsOf(pairs, 2)).toEqual({});
});

test("a group that takes another in has the pairs of both, those with the same third added up", () => {
  const pairs = similarPairs([group({ 1: 1 }), group({ 1: 0.5, 2: 0.5 }), group({ 1: 0.25, 2: 1 }), group({ 2: 1 })]);
  pairs.join(0, 1, [{}, null, {}, {}]);
  expect(pairsOf(pairs, 0)).toEqual({ 2: 0.25 + (0.125 + 0.5), 3: 0.5 });
  pairs.join(0, 2, [{}, null, null, {}]);
  expect(pairsOf(pairs, 0)).toEqual({ 3: 1.5 });
});
