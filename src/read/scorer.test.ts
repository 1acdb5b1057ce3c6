import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCatalogue } from "../catalogue/catalogue.js";
import { makerNames } from "./cues/accounts.js";
import { Features, featuresOf, isWordKind } from "./features.js";
import { createMentionFinder } from "./mentions/find.js";
import { headLabels, headOffset, heads, outputCount } from "./model.js";
import { loadReaderModel } from "./model-file.js";
import { Scorer } from "./scorer.js";
import { situationOf } from "./situation.js";
import { tokenise } from "./tokens.js";

const model = loadReaderModel();
const scorer = new Scorer(model);
const catalogue = buildCatalogue({ brands: [{ id: "samsung", name: "Samsung" }], products: [{ brand: "samsung", name: "Galaxy S7" }] });
const finder = createMentionFinder(catalogue);
const rowOf = new Map(Array.from(model.keys, (key, row) => [key, row] as const));
const words = "my galaxy s7 after two weeks the battery is great but not worth $300 rt to win leak could launch never again buy now".split(
  " ",
);
const texts = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 30 }).map((chosen) => chosen.join(" "));

function featuresIn(text: string): Features {
  const document = { id: "1", source: "test", text };
  const tokens = tokenise(text);
  const found = finder.find(document, tokens);
  return featuresOf(document, tokens, situationOf(catalogue, document, text, found, found.target), makerNames([]), new Features());
}

/** The sums of a head counted the slow way: every different feature that stands somewhere outside the hidden stretch. */
function plainSums(features: Features, head: (typeof heads)[number], from: number, to: number): number[] {
  const values = new Map<number, { value: number; isWord: boolean }>();
  for (let i = 0; i < features.count; i++) {
    const isHidden = features.from[i] < to && features.to[i] > from;
    const row = rowOf.get(features.hash[i]);
    if (row !== undefined && !isHidden) {
      const isWord = isWordKind(features.kind[i]);
      values.set(row, { value: isWord ? features.scale : 1, isWord });
    }
  }
  const { width, rows, wordSteps, cueSteps, hidden } = model;
  const columns = Array.from({ length: width }, (_, column) => {
    let sum = 0;
    for (const [row, { value, isWord }] of values) sum += rows[row * width + column] * (isWord ? wordSteps : cueSteps)[column] * value;
    return sum;
  });
  const units = Array.from(hidden.bias, (bias, u) => Math.max(0, bias + columns[u]));
  return headLabels[head].map((_, k) => {
    const output = headOffset[head] + k;
    let sum = model.bias[output] + columns[hidden.count + output];
    for (const [u, unit] of units.entries()) sum += unit * hidden.outputs[u * outputCount + output];
    return sum;
  });
}

test("the sums without a stretch are those of a text in which its features do not stand", () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
      const features = featuresIn(text);
      const from = a % features.terms.count;
      const to = from + 1 + (b % 3);
      scorer.take(features);
      for (const head of heads) {
        const expected = plainSums(features, head, from, to);
        const found = scorer.sumsWithout(head, from, to);
        for (const [k, sum] of expected.entries()) expect(found[k]).toBeCloseTo(sum, 4);
      }
    }),
    { numRuns: 60 },
  );
});

test("probabilities of a head add up to one", () => {
  scorer.take(featuresIn("my galaxy s7 is great"));
  for (const head of heads) expect(scorer.probabilities(head).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
});

test("what was taken before leaves no trace", () => {
  const features = featuresIn("rt to win my galaxy s7");
  scorer.take(features);
  const first = scorer.sums.slice();
  scorer.take(featuresIn("the battery is not worth $300"));
  scorer.take(features);
  expect(scorer.sums).toEqual(first);
});
