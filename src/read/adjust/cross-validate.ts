import { stableId } from "../../core/hash.js";
import { type Axis, axes } from "../../core/reading.js";
import { calibrationError, type Judgement, macroF1 } from "../evaluate.js";
import type { Adjustment, AxisAdjustment, Figures } from "./adjustment.js";
import { type AxisExample, adjustedProbabilities, fitAxis } from "./fit.js";

/** An example with what it must not be parted from: near copies stand in one part. */
export interface GroupedExample extends AxisExample {
  group: string;
}

/**
 * Labels that an axis needs before anything is learnt of it: five parts of twelve. With fewer the figures before and after differ by chance
 * alone (a share of 60 has a 95 % interval of ±13 points at worst).
 */
export const minimumLabels = 60;

/** Labels that must be given at all, and how often each at least, for an axis to be told apart. */
const leastOfLabel = 5;

/** Parts of the cross-validation. */
const parts = 5;

/** The standard normal quantile of one-sided 95 %: a gain smaller than this many of its standard errors may be chance. */
const z95OneSided = 1.6448536269514722;

/** What the labels of a workspace give: the adjustment, and the axes that have too few. */
export interface Training {
  adjustment: Adjustment;
  insufficient: { axis: Axis; have: number; need: number }[];
}

/**
 * Fits the axes that have enough labels, each judged before and after by cross-validation; an axis's change is kept only where held-out labels
 * become likelier and macro-F1 does not fall.
 * @param base version of the weights that gave the probabilities
 * @param preferences what each label's probability is multiplied by before the greatest is chosen
 */
export function train(
  examples: Readonly<Record<Axis, readonly GroupedExample[]>>,
  { base, preferences }: { base: string; preferences: Readonly<Record<Axis, readonly number[]>> },
): Training {
  const adjusted: Adjustment["axes"] = {};
  const tried: Adjustment["tried"] = [];
  const insufficient: Training["insufficient"] = [];
  for (const axis of axes) {
    const rows = [...examples[axis]].sort((a, b) => (a.id < b.id ? -1 : 1));
    if (rows.length < minimumLabels || isOneLabel(rows)) {
      insufficient.push({ axis, have: rows.length, need: minimumLabels });
      continue;
    }
    const { before, after, isLikelier } = crossValidate(rows, preferences[axis]);
    const kept = isLikelier && after.macroF1 >= before.macroF1;
    tried.push({ axis, documents: rows.length, kept, before, after });
    if (kept) adjusted[axis] = fitAxis(rows);
  }
  const name = stableId(base, JSON.stringify(adjusted)).slice(0, 8);
  return { adjustment: { name, base, axes: adjusted, tried }, insufficient };
}

/** True where there is nothing to tell apart: no second label was given often enough. */
function isOneLabel(rows: readonly AxisExample[]): boolean {
  const counts = new Map<number, number>();
  for (const { right } of rows) counts.set(right, (counts.get(right) ?? 0) + 1);
  return [...counts.values()].filter((count) => count >= leastOfLabel).length < 2;
}

/**
 * How an axis is read before any change and, each part by what the other parts taught, after it. `isLikelier` says whether held-out labels became
 * likelier beyond chance.
 */
export function crossValidate(
  rows: readonly GroupedExample[],
  preference: readonly number[],
): { before: Figures; after: Figures; isLikelier: boolean } {
  const partOf = rows.map(({ group }) => Number.parseInt(stableId("part", group).slice(-6), 32) % parts);
  const learnt: AxisAdjustment[] = Array.from({ length: parts }, (_, part) => fitAxis(rows.filter((_row, i) => partOf[i] !== part)));
  const before = rows.map(({ p }) => p);
  const after = rows.map((row, i) => adjustedProbabilities(row, learnt[partOf[i]]));
  const gains = rows.map(({ right }, i) => surprise(before[i][right]) - surprise(after[i][right]));
  const mean = meanOf(gains);
  const error = Math.sqrt(meanOf(gains.map((gain) => (gain - mean) ** 2)) / Math.max(1, gains.length - 1));
  return {
    before: figuresOf(rows, before, preference),
    after: figuresOf(rows, after, preference),
    isLikelier: mean > z95OneSided * error,
  };
}

/** Nats; bounded, so that one label that was ruled out does not decide alone. */
function surprise(p: number): number {
  return -Math.log(Math.max(1e-4, p));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function figuresOf(rows: readonly AxisExample[], all: readonly (readonly number[])[], preference: readonly number[]): Figures {
  const judged: Judgement[] = rows.map(({ source, right }, i) => {
    const read = chosen(all[i], preference);
    return { source, gold: right, read, p: all[i][read] };
  });
  return {
    macroF1: rounded(macroF1(judged, preference.length)),
    accuracy: rounded(meanOf(judged.map(({ gold, read }) => Number(gold === read)))),
    calibrationError: rounded(calibrationError(judged)),
    logLoss: rounded(meanOf(rows.map(({ right }, i) => surprise(all[i][right])))),
  };
}

/** As the reader chooses: the first of the greatest products. */
function chosen(p: readonly number[], preference: readonly number[]): number {
  let best = 0;
  for (let k = 1; k < p.length; k++) if (p[k] * preference[k] > p[best] * preference[best]) best = k;
  return best;
}

function rounded(value: number): number {
  return Number(value.toFixed(6));
}
