import { eld } from "eld/large";
import { createLanguageDetector } from "../../src/read/language/detect.js";
import { Tokens, tokenise } from "../../src/read/tokens.js";
import { readLabelled, unlabelledTexts } from "../mentions/material.js";
import { isHeldOut, languages, linesOf } from "./sentences.js";

const detector = createLanguageDetector();
const tokens = new Tokens();
const ours = (text: string) => detector.detect(text, tokenise(text, tokens)).lang;
const theirs = (text: string) => eld.detect(text).language;
/** Codes that one of the two does not know are left out of the comparison. */
const eldKnows = new Set(Object.values(eld.info().Languages));

function accuracy(samples: { text: string; language: string }[], detect: (text: string) => string): string {
  const right = samples.filter(({ text, language }) => detect(text) === language).length;
  return (right / samples.length).toFixed(4);
}

function speed(texts: readonly string[], detect: (text: string) => string): string {
  for (const text of texts.slice(0, 2000)) detect(text);
  const start = performance.now();
  for (const text of texts) detect(text);
  return `${Math.round(texts.length / ((performance.now() - start) / 1000)).toLocaleString("en")} texts/s`;
}

const major = new Set([
  "en",
  "es",
  "pt",
  "fr",
  "de",
  "it",
  "nl",
  "pl",
  "tr",
  "id",
  "ru",
  "ar",
  "hi",
  "zh",
  "ja",
  "ko",
  "sv",
  "vi",
  "uk",
  "fa",
]);
for (const kind of ["sentences", "word-pairs"] as const) {
  const all = languages().flatMap((language) =>
    linesOf(kind, language)
      .filter((_, line) => isHeldOut(line))
      .map((text) => ({ text, language })),
  );
  const shared = all.filter(({ language }) => eldKnows.has(language));
  const main = all.filter(({ language }) => major.has(language));
  console.log(`${kind}, ${all.length} held out, 75 languages: ours ${accuracy(all, ours)}`);
  console.log(`${kind}, ${shared.length} of languages both know: ours ${accuracy(shared, ours)}, eld/large ${accuracy(shared, theirs)}`);
  console.log(`${kind}, ${main.length} of 20 main languages: ours ${accuracy(main, ours)}, eld/large ${accuracy(main, theirs)}`);
  console.log(
    `  speed: ours ${speed(
      all.map(({ text }) => text),
      ours,
    )}, eld/large ${speed(
      all.map(({ text }) => text),
      theirs,
    )}`,
  );
}
const labelled = readLabelled();
for (const source of new Set(labelled.map(({ source }) => source))) {
  const texts = labelled.filter((one) => one.source === source).map(({ document }) => document.text);
  const share = (detect: (text: string) => string) => (texts.filter((text) => detect(text) === "en").length / texts.length).toFixed(3);
  console.log(`labelled ${source}: read as English by ours ${share(ours)}, by eld/large ${share(theirs)}`);
}
const tweets = [...unlabelledTexts()].find(({ source }) => source === "tw17")!.texts;
const agree = tweets.filter((text) => ours(text) === theirs(text)).length;
console.log(
  `tweets of 2017: agree with eld/large in ${(agree / tweets.length).toFixed(3)}; ours ${speed(tweets, ours)}, eld/large ${speed(tweets, theirs)}`,
);
