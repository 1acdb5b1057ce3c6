import { type Axis, axes, axisLabels, type Reading, voiceOf } from "../../src/core/reading.js";
import { evaluateReadings, type GoldLabels, type JudgedDocument } from "../../src/read/evaluate.js";
import { formatCard } from "../../src/read/evaluate-text.js";
import type { Calibration, Head } from "../../src/read/model.js";
import { chosen } from "./calibrate.js";
import { type HeldOut, lastNaturalLabeller } from "./hold-out.js";
import type { LabelledDocument } from "./labelled.js";

/** The recall at which the precision of "first-hand" is told. */
const firstHandRecall = 0.75;

/** Two labellers who read the same 800 other documents, macro-F1. Source: `../shared/data/labels/README.md`. */
const agreement = { level: 0.92, horizon: 0.93, experience: 0.93, tie: 0.98, speaker: 0.91, stance: 0.93, voice: 0.93 } as const;

/** What the app's Accuracy page tells of the shipped weights: how well they read held-out documents, in both ways of holding out. */
export function cardOf(documents: readonly LabelledDocument[], ways: readonly HeldOut[], calibration: Record<Head, Calibration>): object {
  const cards = ways.map((way) => {
    const judged = judge(documents, way, calibration);
    return {
      name: way.folds.name,
      all: evaluateReadings(judged),
      natural: evaluateReadings(judged.filter((_, row) => documents[row].labels.labeller <= lastNaturalLabeller)),
      firstHand: firstHandPrecision(documents, way, calibration, firstHandRecall),
    };
  });
  return {
    documents: documents.length,
    firstHand: cards.map(({ name, firstHand }) => ({ way: name, recall: firstHandRecall, precision: round(firstHand.precision) })),
    axes: cards[0].all.axes.map(({ axis }, index) => ({
      axis,
      agreement: agreement[axis],
      ways: cards.map(({ name, all, natural }) => {
        const card = all.axes[index];
        const error = natural.axes[index].calibration?.error;
        return {
          name,
          documents: card.documents,
          macroF1: rounded(card.macroF1),
          calibrationError: error ? rounded(error) : null,
          labels: card.labels.map(({ label, precision, recall, f1 }, k) => ({
            label,
            precision: round(precision.rate),
            recall: round(recall.rate),
            f1: round(f1.value),
            support: card.confusion.counts[k].reduce((sum, count) => sum + count, 0),
          })),
          sources: card.bySource.map(({ source, documents: count, macroF1 }) => ({ source, documents: count, macroF1: round(macroF1) })),
        };
      }),
    })),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
const rounded = ({ value, low, high }: { value: number; low: number; high: number }) => ({
  value: round(value),
  low: round(low),
  high: round(high),
});

/** How well held-out documents were read, as text: a card for each way of holding out. */
export function reportOf(documents: readonly LabelledDocument[], ways: readonly HeldOut[], calibration: Record<Head, Calibration>): string {
  return ways
    .map((way) => {
      const judged = judge(documents, way, calibration);
      const natural = evaluateReadings(judged.filter((_, row) => documents[row].labels.labeller <= lastNaturalLabeller));
      const errors = natural.axes.flatMap(({ axis, calibration: reliability }) => {
        if (!reliability) return [];
        const { value, low, high } = reliability.error;
        return [`  ${axis.padEnd(12)}${value.toFixed(3)} (${low.toFixed(3)}-${high.toFixed(3)})`];
      });
      const { precision, threshold } = firstHandPrecision(documents, way, calibration, firstHandRecall);
      return [
        `== ${way.folds.name}`,
        formatCard(evaluateReadings(judged)),
        "calibration error on the documents drawn at random",
        ...errors,
        `first-hand at recall ${firstHandRecall}: precision ${precision.toFixed(3)}, where own use without a tie is at least ${threshold.toFixed(2)} probable`,
        "",
      ].join("\n");
    })
    .join("\n");
}

/** What was held out as readings beside the labels. */
function judge(documents: readonly LabelledDocument[], { sums }: HeldOut, calibration: Record<Head, Calibration>): JudgedDocument[] {
  return documents.map((document, row) => {
    const read = Object.fromEntries(
      axes.map((axis) => {
        const p = probabilitiesOf(sums[axis][row], calibration[axis]);
        const best = chosen(p, calibration[axis].preference);
        return [axis, { label: axisLabels[axis][best], p: p[best] }];
      }),
    ) as unknown as Pick<Reading, Axis>;
    if (read.level.label !== "product") read.horizon = { label: null, p: read.level.p };
    const voice = voiceOf({ tie: read.tie.label, experience: read.experience.label, speaker: read.speaker.label });
    const paid = read.tie.label === "seller" || read.tie.label === "compensated";
    const says = probabilitiesOf(sums.disclosed[row], calibration.disclosed);
    const disclosed = paid
      ? { label: chosen(says, calibration.disclosed.preference) === 1, p: Math.max(...says) }
      : { label: null, p: read.tie.p };
    return { source: document.source, gold: document.labels as unknown as GoldLabels, reading: { ...read, voice, disclosed } };
  });
}

function probabilitiesOf(sums: Float64Array, { temperature, shift }: Calibration): Float64Array {
  const p = sums.map((sum, k) => (sum + shift[k]) / temperature);
  const top = Math.max(...p);
  const total = p.reduce((sum, value) => sum + Math.exp(value - top), 0);
  return p.map((value) => Math.exp(value - top) / total);
}

/** Precision of "first-hand" at a recall: documents by how probable own use without a tie is, the most probable first. */
function firstHandPrecision(
  documents: readonly LabelledDocument[],
  { sums }: HeldOut,
  calibration: Record<Head, Calibration>,
  recall: number,
): { precision: number; threshold: number } {
  const ranked = documents
    .map((document, row) => {
      const use = 1 - probabilitiesOf(sums.experience[row], calibration.experience)[0];
      const free = probabilitiesOf(sums.tie[row], calibration.tie)[axisLabels.tie.indexOf("none_found")];
      const { tie, experience, speaker } = document.labels as Record<string, string>;
      return { p: use * free, isFirstHand: voiceOf({ tie, experience, speaker }) === "first-hand" };
    })
    .sort((a, b) => b.p - a.p);
  const wanted = recall * ranked.filter(({ isFirstHand }) => isFirstHand).length;
  let hits = 0;
  for (const [i, { p, isFirstHand }] of ranked.entries()) {
    if (isFirstHand) hits++;
    if (hits >= wanted) return { precision: hits / (i + 1), threshold: p };
  }
  return { precision: 0, threshold: 1 };
}
