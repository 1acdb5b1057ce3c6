/**
 * What a workspace's own labels are worth: documents of a source that the weights never saw are read before and after the adjustment that `landfall
 * train` fits to some of them, and judged on the others. `npx tsx models/reader/evaluate-adjustment.ts`
 */
import { catalogueFolders, shippedCatalogues } from "../../src/catalogue/shipped.js";
import { type Axis, axes, axisLabels } from "../../src/core/reading.js";
import { type AxisExample, adjustedProbabilities, fitAxis } from "../../src/read/adjust/fit.js";
import { random } from "../../src/read/bootstrap.js";
import { calibrationError, type Judgement, macroF1 } from "../../src/read/evaluate.js";
import type { Calibration } from "../../src/read/model.js";
import { chosen } from "./calibrate.js";
import { measured } from "./cross-fit.js";
import { calibrationOf, gather, holdOut } from "./hold-out.js";
import { readLabelled } from "./labelled.js";
import { readOwnLabelled } from "./own-labels.js";

/** Labels that a person may have given. */
const sittings = [60, 100, 200];
/** Documents of a source that must be left to judge on. */
const leastJudged = 200;
/** Draws of the labelled documents, each with its own seed. */
const draws = 3;

const names = ["macro-F1", "read right", "calibration error", "log loss"];

const documents = [...readLabelled(), ...readOwnLabelled()];
const material = await gather(documents, catalogueFolders(shippedCatalogues()), (line) => process.stderr.write(`${line}\n`));
const ways = await holdOut(material, (line) => process.stderr.write(`${line}\n`));
const calibration = calibrationOf(documents, ways);
const judged = measured(documents);
const sources = [...new Set(judged.map(({ source }) => source))].sort();

for (const labels of sittings) {
  console.log(`${labels} labels of a source never seen, mean over sources and ${draws} draws`);
  for (const axis of axes) {
    const pairs = sources.flatMap((source) => {
      const examples = examplesOf(axis, source);
      if (examples.length < labels + leastJudged) return [];
      return Array.from({ length: draws }, (_, draw) => {
        const mixed = shuffled(examples, draw * 1000 + labels);
        const adjustment = fitAxis(mixed.slice(0, labels));
        const rest = mixed.slice(labels);
        const preference = calibration[axis].preference;
        return [figures(rest, ({ p }) => p, preference), figures(rest, (one) => adjustedProbabilities(one, adjustment), preference)];
      });
    });
    const mean = (side: number, figure: number) => pairs.reduce((sum, pair) => sum + pair[side][figure], 0) / pairs.length;
    const cells = names.map((name, figure) => `${name} ${mean(0, figure).toFixed(3)} -> ${mean(1, figure).toFixed(3)}`);
    console.log(`  ${axis.padEnd(11)}${cells.join("   ")}   (${pairs.length / draws} sources)`);
  }
}

/** The documents of a source as weights read them that never saw it. */
function examplesOf(axis: Axis, source: string): AxisExample[] {
  return judged.flatMap((document, row) => {
    const right = (axisLabels[axis] as readonly string[]).indexOf(String((document.labels as Record<string, unknown>)[axis]));
    if (document.source !== source || right < 0) return [];
    return { id: document.id, source, p: probabilities(ways[0].sums[axis][row], calibration[axis]), right };
  });
}

function probabilities(sums: Float64Array, { temperature, shift }: Calibration): number[] {
  const scores = Array.from(sums, (sum, k) => (sum + shift[k]) / temperature);
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function figures(rows: readonly AxisExample[], read: (row: AxisExample) => readonly number[], preference: readonly number[]): number[] {
  let surprise = 0;
  const judgements: Judgement[] = rows.map((row) => {
    const p = read(row);
    const best = chosen(p, preference);
    surprise -= Math.log(Math.max(1e-4, p[row.right]));
    return { source: row.source, gold: row.right, read: best, p: p[best] };
  });
  const right = judgements.filter(({ gold, read: label }) => gold === label).length;
  return [macroF1(judgements, preference.length), right / rows.length, calibrationError(judgements), surprise / rows.length];
}

function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const next = random(seed);
  return rows
    .map((row) => ({ row, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}
