/**
 * Rewrites: precision, recall and F1 on graded answers and on sentence pairs.
 *
 *   npx tsx bench/rewrites.ts          both sets in ../shared/data/rewrites
 *   npx tsx bench/rewrites.ts --fit    also prints the weights fitted on all sentence pairs
 */
import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { detect } from "../src/relate/copies/detect.js";
import { featuresOf, logistic, paraphraseFeatures, paraphraseProbability } from "../src/relate/copies/paraphrase.js";
import { passagesOf } from "../src/relate/copies/passages.js";
import { sharedPhrases } from "../src/relate/copies/shared-phrases.js";
import { wordsOf } from "../src/relate/copies/worded.js";

const data = new URL("../../shared/data/rewrites/", import.meta.url);

/** Precision, recall, F1 and accuracy in one line. */
function measure(found: readonly boolean[], gold: readonly boolean[]): string {
  const hits = found.filter((value, i) => value && gold[i]).length;
  const chosen = found.filter(Boolean).length;
  const true_ = gold.filter(Boolean).length;
  const right = found.filter((value, i) => value === gold[i]).length;
  const precision = hits / chosen;
  const recall = hits / true_;
  return `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)}, accuracy ${(right / gold.length).toFixed(3)}`;
}

/** Answers told to be copies of a source by the detector as it is shipped, each answer beside its source. */
function gradedAnswers(): void {
  const folder = new URL("clough_stevenson/", data);
  const text = (file: string): string => new TextDecoder("windows-1252").decode(readFileSync(new URL(file, folder)));
  const items: { File: string; Task: string; Category: string }[] = parse(readFileSync(new URL("file_information.csv", folder)), {
    columns: true,
    trim: true,
  });
  const answers = items.filter((item) => item.Category !== "orig");
  const sources = ["a", "b", "c", "d", "e"].map((task) => ({
    id: `source-${task}`,
    text: text(`orig_task${task}.txt`),
    time: { from: 0, to: 1 },
  }));
  const rows = answers.map(({ File: file }) => ({ id: file, text: text(file), time: { from: 10, to: 11 } }));
  const links = detect([...sources, ...rows]);
  const linked = new Map(links.map((link) => [`${link.a} ${link.b}`, link.kind]));
  const kinds = answers.map(({ File: file, Task: task }) => linked.get(`source-${task} ${file}`));
  console.log(
    `clough_stevenson, ${answers.length} answers: ${measure(
      kinds.map((kind) => kind !== undefined),
      answers.map((answer) => answer.Category !== "non"),
    )}`,
  );
  for (const grade of ["cut", "light", "heavy", "non"]) {
    const counts: Record<string, number> = {};
    answers.forEach((answer, i) => {
      if (answer.Category === grade) counts[kinds[i] ?? "none"] = (counts[kinds[i] ?? "none"] ?? 0) + 1;
    });
    console.log(`  ${grade.padEnd(6)} ${JSON.stringify(counts)}`);
  }
  const foreign = links.filter((link) => link.a.startsWith("source-") && !link.b.endsWith(`task${link.a.at(-1)}.txt`)).length;
  console.log(`  links to the source of another question: ${foreign}`);
  const questions = answers.map((answer) => "abcde".indexOf(answer.Task));
  crossValidate(
    gradedOf(
      sources,
      rows,
      questions,
      answers.map((answer) => answer.Category !== "non"),
    ),
    questions,
  );
}

/** What an answer has of its source: the share of phrases by which a rewrite is told, and whether a copied passage tells it anyway. */
interface Graded {
  containment: number;
  hasPassage: boolean;
  isCopy: boolean;
}

const leastSharedPhrases = 8;
const passageWords = 20;

function gradedOf(
  sources: readonly { text: string }[],
  rows: readonly { text: string }[],
  sourceOf: readonly number[],
  isCopy: readonly boolean[],
): Graded[] {
  const containment = new Map<string, number>();
  for (const pair of sharedPhrases(
    [...sources, ...rows].map(({ text }) => wordsOf(text)),
    leastSharedPhrases,
  )) {
    containment.set(`${pair.first} ${pair.second}`, pair.containment);
  }
  return rows.map(({ text }, i) => ({
    containment: containment.get(`${sourceOf[i]} ${sources.length + i}`) ?? 0,
    hasPassage: passagesOf(sources[sourceOf[i]].text, text, passageWords).length > 0,
    isCopy: isCopy[i],
  }));
}

const isFound = ({ containment, hasPassage }: Graded, limit: number): boolean => hasPassage || containment >= limit;

function f1Of(items: readonly Graded[], limit: number): number {
  const found = items.filter((item) => isFound(item, limit));
  const hits = found.filter(({ isCopy }) => isCopy).length;
  return (2 * hits) / (found.length + items.filter(({ isCopy }) => isCopy).length);
}

/** The limit with the best F1; of equally good ones the middle of the widest stretch between two observed values. */
function bestLimit(items: readonly Graded[]): number {
  const values = [...new Set([0, ...items.map(({ containment }) => containment)])].sort((a, b) => a - b);
  let best = { f1: -1, width: 0, limit: 0 };
  for (let i = 1; i < values.length; i++) {
    const limit = (values[i - 1] + values[i]) / 2;
    const f1 = f1Of(items, limit);
    const width = values[i] - values[i - 1];
    if (f1 > best.f1 + 1e-12 || (Math.abs(f1 - best.f1) <= 1e-12 && width > best.width)) best = { f1, width, limit };
  }
  return best.limit;
}

/** The limit chosen on all answers but one, and held against that one; and on the answers to four questions, held against the fifth. */
function crossValidate(items: readonly Graded[], questions: readonly number[]): void {
  const gold = items.map(({ isCopy }) => isCopy);
  const limits = items.map((_, i) => bestLimit(items.filter((_other, j) => j !== i)));
  console.log(
    `  leave one answer out: ${measure(
      items.map((item, i) => isFound(item, limits[i])),
      gold,
    )}; limits ${Math.min(...limits).toFixed(3)} to ${Math.max(...limits).toFixed(3)}`,
  );
  const byQuestion = new Map(
    [...new Set(questions)].map((question) => [question, bestLimit(items.filter((_, i) => questions[i] !== question))]),
  );
  console.log(
    `  leave one question out: ${measure(
      items.map((item, i) => isFound(item, byQuestion.get(questions[i])!)),
      gold,
    )}; limits ${[...byQuestion.values()].map((limit) => limit.toFixed(3)).join(", ")}`,
  );
  console.log(`  limit on all answers: ${bestLimit(items).toFixed(3)}`);
}

interface Pair {
  features: number[];
  same: boolean;
}

/** Gradient descent on the logistic loss with a light penalty; the sets are small enough for full batches. */
function fitWeights(pairs: readonly Pair[]): number[] {
  const width = paraphraseFeatures.length + 1;
  const weights = new Array<number>(width).fill(0);
  for (let step = 0; step < 3000; step++) {
    const gradient = weights.map((weight, k) => (k < width - 1 ? 0.0005 * weight : 0));
    for (const { features, same } of pairs) {
      const error = (logistic(features, weights) - (same ? 1 : 0)) / pairs.length;
      for (let k = 0; k < width - 1; k++) gradient[k] += error * features[k];
      gradient[width - 1] += error;
    }
    for (let k = 0; k < width; k++) weights[k] -= 2 * gradient[k];
  }
  return weights;
}

function sentencePairs(): void {
  const items: { label: string; s1: string; s2: string }[] = parse(readFileSync(new URL("msrp_train.csv", data)), {
    columns: true,
    relax_quotes: true,
  });
  const pairs = items.map(({ label, s1, s2 }): Pair => ({ features: featuresOf(s1, s2), same: label === "1" }));
  const gold = pairs.map((pair) => pair.same);
  const folds = 10;
  const found = new Array<boolean>(pairs.length);
  for (let fold = 0; fold < folds; fold++) {
    const weights = fitWeights(pairs.filter((_, i) => i % folds !== fold));
    for (let i = fold; i < pairs.length; i += folds) found[i] = logistic(pairs[i].features, weights) >= 0.5;
  }
  const always = pairs.map(() => true);
  console.log(`msrp_train, ${pairs.length} pairs, ${folds}-fold cross-validation: ${measure(found, gold)}`);
  console.log(`  all called paraphrases: ${measure(always, gold)}`);
  const shipped = items.map(({ s1, s2 }) => paraphraseProbability(s1, s2) >= 0.5);
  console.log(`  weights as shipped, fitted on the same pairs: ${measure(shipped, gold)}`);
  if (process.argv.includes("--fit"))
    console.log(
      `  ${paraphraseFeatures.join(" ")} constant: [${fitWeights(pairs)
        .map((weight) => weight.toFixed(3))
        .join(", ")}]`,
    );
}

if (existsSync(data)) {
  gradedAnswers();
  sentencePairs();
} else {
  console.log("skipped: ../shared/data/rewrites is not there");
}
