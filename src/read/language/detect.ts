import { PackedWeights } from "../packed-weights.js";
import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import { englishWords } from "./english-words.js";
import { featureLimit, languageFeatures } from "./features.js";
import type { LanguageModel, ScriptModel } from "./model.js";
import { readLanguageModel } from "./model-file.js";
import { mainScript, onlyLanguage } from "./scripts.js";

/** `lang` is an ISO 639-1 code, or `und` where the text has no words; `p` is 0 to 1. */
export interface DetectedLanguage {
  lang: string;
  p: number;
}

export interface LanguageDetector {
  /** @param text the text that the tokens are of */
  detect(text: string, tokens: Tokens): DetectedLanguage;
}

/** Only so many tokens are looked at: a language shows itself early. */
const tokenLimit = 200;
/** English is decided by its function words alone where there are so many, and so large a share of the words. */
const enoughEnglishWords = 3;
const enoughEnglishShare = 0.22;
/** What the shortcut was right in, on sentences of 75 languages. */
const shortcutCertainty = 0.99;
/** What a script alone is right in, where nearly all its texts are of one language. */
const scriptCertainty = 0.98;

/**
 * A detector that decides the easy cases by script and by English function words, and the rest by letters in threes.
 * @param model learned weights; those that come with Landfall where none are given
 */
export function createLanguageDetector(model: LanguageModel = readLanguageModel()): LanguageDetector {
  const rows = new Int32Array(featureLimit);
  const classifiers = new Map(Object.entries(model).map(([script, weights]) => [script, new Classifier(weights)]));
  return {
    detect(_text, tokens) {
      if (isPlainEnglish(tokens)) return { lang: "en", p: shortcutCertainty };
      const script = mainScript(tokens, tokenLimit);
      if (script === null) return { lang: "und", p: 1 };
      const only = onlyLanguage[script];
      if (only) return { lang: only, p: scriptCertainty };
      const classifier = classifiers.get(script);
      if (!classifier) return { lang: "und", p: 1 };
      return classifier.classify(rows, languageFeatures(tokens, rows));
    },
  };
}

let standard: LanguageDetector | undefined;

/** The language of a tokenised text by the weights that come with Landfall, which are read at the first call. */
export function detectLanguage(text: string, tokens: Tokens): DetectedLanguage {
  standard ??= createLanguageDetector();
  return standard.detect(text, tokens);
}

function isPlainEnglish(tokens: Tokens): boolean {
  let words = 0;
  let english = 0;
  for (let i = 0; i < tokens.count && i < tokenLimit; i++) {
    if (tokens.kind[i] !== tokenKind.word || !(tokens.flags[i] & tokenFlag.hasLetter)) continue;
    words++;
    if (englishWords.has(tokens.hash[i])) english++;
  }
  return english >= enoughEnglishWords && english >= words * enoughEnglishShare;
}

/** Tells the languages of one script apart. */
class Classifier {
  private readonly languages: readonly string[];
  private readonly priors: Float32Array;
  private readonly scale: number;
  private readonly weights: PackedWeights;
  private readonly sums: Int32Array;

  constructor({ languages, weights, priors, scale }: ScriptModel) {
    this.languages = languages;
    this.priors = priors;
    this.scale = scale;
    this.weights = new PackedWeights(weights, languages.length);
    this.sums = this.weights.newSums();
  }

  /** The softmax of the summed weights, which are divided by the square root of their number as in training. */
  classify(rows: Int32Array, count: number): DetectedLanguage {
    const { languages, priors, sums } = this;
    this.weights.sum(rows, count, sums);
    const unit = count > 0 ? this.scale / Math.sqrt(count) : 0;
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    let total = 0;
    for (let language = 0; language < languages.length; language++) {
      const score = sums[language] * unit + priors[language];
      if (score > bestScore) {
        best = language;
        total = bestScore === Number.NEGATIVE_INFINITY ? 1 : total * Math.exp(bestScore - score) + 1;
        bestScore = score;
      } else total += Math.exp(score - bestScore);
    }
    return { lang: languages[best], p: 1 / total };
  }
}
