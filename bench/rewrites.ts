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
