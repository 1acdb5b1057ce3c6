import { writeFileSync } from "node:fs";
import { featureLimit, featureRows, languageFeatures } from "../../src/read/language/features.js";
import { encodeLanguageModel, type LanguageModel } from "../../src/read/language/model.js";
import { languageModelPath } from "../../src/read/language/model-file.js";
import { mainScript, onlyLanguage, type Script } from "../../src/read/language/scripts.js";
import { Tokens, tokenise } from "../../src/read/tokens.js";
import { hasData, unlabelledTexts } from "../mentions/material.js";
import { random } from "../mentions/random.js";
import { isHeldOut, languages, linesOf } from "./sentences.js";

/** Settings of the training; the evaluation says what they reach. */
const settings = { epochs: 6, rate: 0.5, seed: 75, englishPosts: 6000 };

/**
 * Log odds of a language before a word is read. Posts on products are mostly English; the other large
 * languages of Latin script come before the rest.
 */
const priors: Record<string, number> = { en: 2.5, es: 1.2, pt: 0.8, fr: 0.8, de: 0.8, it: 0.8, id: 0.5, tr: 0.5, nl: 0.3, ru: 0.2 };
const rareLatinPrior = -1;

interface Sample {
  language: number;
  rows: Int32Array;
}

/** Texts of the lengths that posts have: whole sentences, and stretches of three to eight words. */
function textsOf(language: string, next: () => number): string[] {
  const texts: string[] = [];
  for (const [at, line] of linesOf("sentences", language).entries()) {
    if (isHeldOut(at)) continue;
    texts.push(line);
    const words = line.split(" ");
    for (let cut = 0; cut < 2; cut++) {
      const length = 3 + Math.floor(next() * 6);
      const from = Math.floor(next() * Math.max(1, words.length - length));
      texts.push(words.slice(from, from + length).join(" "));
    }
  }
  for (const kind of ["word-pairs", "single-words"] as const) {
    for (const [at, line] of linesOf(kind, language).entries()) if (!isHeldOut(at)) texts.push(line);
  }
  return texts;
}

function train(samples: Sample[], count: number): Float32Array {
  const weights = new Float32Array(featureRows * count);
  const next = random(settings.seed);
  const scores = new Float64Array(count);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (let i = samples.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [samples[i], samples[j]] = [samples[j], samples[i]];
    }
    const rate = settings.rate * (1 - epoch / settings.epochs);
    for (const { language, rows } of samples) {
      const unit = 1 / Math.sqrt(rows.length);
      scores.fill(0);
      for (const row of rows) for (let at = row * count, l = 0; l < count; l++, at++) scores[l] += weights[at];
      let highest = Number.NEGATIVE_INFINITY;
      for (let l = 0; l < count; l++) highest = Math.max(highest, scores[l] * unit);
      let total = 0;
      for (let l = 0; l < count; l++) {
        scores[l] = Math.exp(scores[l] * unit - highest);
        total += scores[l];
      }
      for (let l = 0; l < count; l++) {
        const gradient = (l === language ? 1 : 0) - scores[l] / total;
        if (Math.abs(gradient) < 1e-3) continue;
        const step = rate * gradient * unit;
        for (const row of rows) weights[row * count + l] += step;
      }
    }
  }
  return weights;
}

if (!hasData()) {
  console.error("no ../shared/data: nothing to train on");
  process.exit(1);
}
const next = random(settings.seed);
const tokens = new Tokens();
const scratch = new Int32Array(featureLimit);
const byScript = new Map<Script, { languages: string[]; samples: Sample[] }>();
const add = (text: string, language: string) => {
  tokenise(text, tokens);
  const script = mainScript(tokens, tokens.count);
  if (script === null || onlyLanguage[script]) return;
  let group = byScript.get(script);
  if (!group) {
    group = { languages: [], samples: [] };
    byScript.set(script, group);
  }
  let at = group.languages.indexOf(language);
  if (at < 0) at = group.languages.push(language) - 1;
  const count = languageFeatures(tokens, scratch);
  if (count > 0) group.samples.push({ language: at, rows: scratch.slice(0, count) });
};
// Lines in a script other than the language's own are noise in the sentences.
for (const language of languages()) {
  const texts = textsOf(language, next);
  const votes = new Map<Script, number>();
  for (const text of texts) {
    const script = mainScript(tokenise(text, tokens), 100);
    if (script) votes.set(script, (votes.get(script) ?? 0) + 1);
  }
  const own = [...votes].sort((a, b) => b[1] - a[1])[0][0];
  for (const text of texts) if (mainScript(tokenise(text, tokens), 100) === own) add(text, language);
}
// Posts as they are written: the corpora whose texts are all English.
const english = [...unlabelledTexts()]
  .filter(({ source }) => source === "hn" || source === "tc" || source === "reddit")
  .flatMap(({ texts }) => texts);
for (let i = 0; i < settings.englishPosts; i++) add(english[Math.floor(next() * english.length)], "en");

const model: LanguageModel = {};
for (const [script, { languages: names, samples }] of byScript) {
  const weights = train(samples, names.length);
  let highest = 0;
  for (const weight of weights) highest = Math.max(highest, Math.abs(weight));
  const scale = highest / 127;
  model[script] = {
    languages: names,
    scale,
    priors: Float32Array.from(names, (name) => priors[name] ?? (script === "latin" ? rareLatinPrior : 0)),
    weights: Int8Array.from(weights, (w) => Math.round(w / scale)),
  };
  console.log(script, names.length, "languages", samples.length, "texts");
}
const bytes = encodeLanguageModel(model);
writeFileSync(languageModelPath, bytes);
console.log(`${bytes.length} bytes`);
