import { expect, it } from "vitest";
import { tokenise } from "../tokens.js";
import { CasingTable } from "./casing.js";
import { matchNames } from "./matches.js";
import { buildNameIndex } from "./names.js";
import { smallCatalogue } from "./small-catalogue.js";
import { featureBuckets, TagFeatures } from "./tag-features.js";
import { Tagger, tag, tagTransitions, weightStride } from "./tagger.js";

const index = buildNameIndex(smallCatalogue());

/** The tags of a text by weights that know nothing but to go on with a mention once it has begun. */
function greedyTags(text: string): number[] {
  const transition = new Float32Array(tagTransitions);
  transition[tag.begin * 3 + tag.inside] = 1;
  transition[tag.inside * 3 + tag.inside] = 1;
  const weights = { feature: new Int8Array(featureBuckets * weightStride), transition, bias: 0.5 };
  const tokens = tokenise(text);
  const tagger = new Tagger(new TagFeatures(CasingTable.from(new Map())), weights);
  return [...tagger.run(tokens, matchNames(index, tokens)).subarray(0, tokens.count)];
}

it("begins a name of its own at a hashtag that is listed, and goes on with a name at one that is not", () => {
  expect(greedyTags("Samsung #GalaxyS7 edge")).toEqual([tag.begin, tag.begin, tag.inside]);
  expect(greedyTags("Samsung #Pro edge")).toEqual([tag.begin, tag.inside, tag.inside]);
});

it("takes a device's full name with a figure whatever the weights say, and no other name", () => {
  const weights = { feature: new Int8Array(featureBuckets * weightStride), transition: new Float32Array(tagTransitions), bias: -5 };
  const tagger = new Tagger(new TagFeatures(CasingTable.from(new Map())), weights);
  const tagsOf = (text: string) => {
    const tokens = tokenise(text);
    return [...tagger.run(tokens, matchNames(index, tokens)).subarray(0, tokens.count)];
  };
  expect(tagsOf("the galaxys7 is slow")).toEqual([tag.outside, tag.begin, tag.outside, tag.outside]);
  expect(tagsOf("Samsung is slow")).toEqual([tag.outside, tag.outside, tag.outside]);
});
