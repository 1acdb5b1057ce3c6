import type { DocumentLine } from "../core/document.js";
import { axes, type Mention } from "../core/reading.js";
import type { MakerNames } from "./cues/accounts.js";
import { allCues } from "./cues/all.js";
import { contextCues, contextIndex, contextList } from "./cues/context.js";
import { CueMatcher, type Leaning } from "./cues/pattern.js";
import { countText } from "./cues/text-counts.js";
import type { Situation } from "./situation.js";
import { kindIndex, Terms, termsOf } from "./terms.js";
import { hashOf, type Tokens } from "./tokens.js";

/** What a feature is: n-grams share one scale, cues count in full. */
export const featureKind = { word: 0, pair: 1, cue: 2, pattern: 3, context: 4 } as const;

/** Words and pairs of words, which count by the text's length; all other features count in full. */
export function isWordKind(kind: number): boolean {
  return kind <= featureKind.pair;
}

/** Features past this many are left out: the terms bound them already, this bounds the memory. */
const maximumFeatures = 12_000;

/** The features of one document as parallel columns; `from` and `to` are term positions, negative for what lies outside the text. */
export class Features {
  count = 0;
  readonly hash = new Uint32Array(maximumFeatures);
  readonly kind = new Uint8Array(maximumFeatures);
  readonly from = new Int32Array(maximumFeatures);
  readonly to = new Int32Array(maximumFeatures);
  /** Index into {@link allCues} for cues and patterns, into {@link contextList} for context, else -1. */
  readonly cue = new Int16Array(maximumFeatures);
  /** Term positions of each feature. */
  readonly terms = new Terms();
  /** Value of an n-gram feature: long texts have many, so each counts less. */
  scale = 1;
  /** True where the text is marked as repeating another. */
  repost = false;

  push(hash: number, kind: number, from: number, to: number, cue: number): void {
    if (this.count === maximumFeatures) return;
    const i = this.count++;
    this.hash[i] = hash;
    this.kind[i] = kind;
    this.from[i] = from;
    this.to[i] = to;
    this.cue[i] = cue;
  }
}

/** N-grams up to this many count in full; beyond, their value falls with the square root of their number. About a tweet's worth. */
const fullScaleTerms = 30;
const startHash = hashOf("<start>");
const matcher = new CueMatcher(allCues);
const cueHashes = Uint32Array.from(allCues, (cue) => hashOf(`cue ${cue.axis}/${cue.name}`));
const patternHashes = Uint32Array.from(matcher.patternNames, (name) => hashOf(`pattern ${name}`));
/** Each cue's axis as a bit, and the context cue of an axis without any. */
const axisBits = Uint32Array.from(allCues, (cue) => 1 << axes.indexOf(cue.axis));
const noCueOf = axes.map((axis) => contextIndex(`no-${axis}-cue`));
const context: number[] = [];
const contextHashes = Uint32Array.from(contextList, (cue) => hashOf(`context ${cue.name}`));

/** Fills `into` with the features of a document in its situation. Names count as their kind as well as by their words. */
export function featuresOf(document: DocumentLine, tokens: Tokens, situation: Situation, makers: MakerNames, into: Features): Features {
  into.count = 0;
  const terms = termsOf(tokens, into.terms);
  const counts = countText(tokens, terms);
  into.repost = counts.repost;
  foldNames(into, situation.mentions);
  let previous = startHash;
  for (let i = 0; i < terms.count; i++) {
    const hash = terms.hash[i];
    into.push(hash, featureKind.word, i, i + 1, -1);
    into.push(pairHash(previous, hash), featureKind.pair, i === 0 ? 0 : i - 1, i + 1, -1);
    previous = hash;
  }
  into.scale = Math.min(1, Math.sqrt(fullScaleTerms / Math.max(1, terms.count)));
  let heard = 0;
  for (const match of matcher.find(terms)) {
    heard |= axisBits[match.cue];
    into.push(cueHashes[match.cue], featureKind.cue, match.from, match.to, match.cue);
    into.push(patternHashes[match.pattern], featureKind.pattern, match.from, match.to, match.cue);
  }
  for (let axis = 0; axis < noCueOf.length; axis++) if (!(heard & (1 << axis))) pushContext(into, noCueOf[axis]);
  contextCues(document, tokens.text, counts, situation, makers, context);
  for (let i = 0; i < context.length; i++) pushContext(into, context[i]);
  return into;
}

function pushContext(into: Features, index: number): void {
  into.push(contextHashes[index], featureKind.context, -1 - index, -index, index);
}

const kindOfName = {
  brand: kindIndex.brand,
  line: kindIndex.product,
  product: kindIndex.product,
  unlisted: kindIndex.product,
  accessory: kindIndex.accessory,
};

/** Each name becomes one term of its kind, so that what is learnt of one product holds for any; its words stay as words. */
function foldNames(features: Features, names: readonly Mention[]): void {
  if (names.length === 0) return;
  const { terms } = features;
  let name = 0;
  let kept = 0;
  let lastName = -1;
  for (let i = 0; i < terms.count; i++) {
    while (name < names.length && names[name].end <= terms.start[i]) name++;
    const inside = name < names.length && terms.start[i] >= names[name].start - 1 && terms.end[i] <= names[name].end;
    if (inside) {
      const at = lastName === name ? kept - 1 : kept;
      features.push(terms.hash[i], featureKind.word, at, at + 1, -1);
      if (lastName === name) {
        terms.end[at] = terms.end[i];
        continue;
      }
    }
    terms.kind[kept] = terms.kind[i];
    terms.hash[kept] = terms.hash[i];
    terms.start[kept] = terms.start[i];
    terms.end[kept] = terms.end[i];
    terms.flags[kept] = terms.flags[i];
    if (inside) {
      terms.rename(kept, kindOfName[names[name].kind]);
      lastName = name;
    }
    kept++;
  }
  terms.count = kept;
}

/** Order matters: "not good" is not "good not". */
export function pairHash(left: number, right: number): number {
  let state = Math.imul(left ^ 0x9e3779b9, 0x85ebca6b);
  state ^= state >>> 15;
  state = Math.imul(state ^ right, 0xc2b2ae35);
  return (state ^ (state >>> 13)) >>> 0;
}

/** Hash of a cue's or context's feature with what the codebook says of it. */
export function leanings(): { hash: number; leans: Leaning }[] {
  const ofCues = allCues.map((cue, index) => ({ hash: cueHashes[index], leans: cue.leans ?? {} }));
  const ofContext = contextList.map((cue, index) => ({ hash: contextHashes[index], leans: cue.leans ?? {} }));
  return [...ofCues, ...ofContext];
}
