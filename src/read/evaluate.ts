import { type Rate, rateOf } from "../core/rate.js";
import { type Axis, axes, axisLabels, type Reading, type Voice, voiceOf, voices } from "../core/reading.js";
import { bootstrap, type Estimate } from "./bootstrap.js";

/** What a person says of a document, by the codebook. `horizon` is null unless the level is product, `disclosed` where it does not matter; what is left out is not judged. */
export interface GoldLabels {
  level?: string | null;
  horizon?: string | null;
  experience?: string | null;
  tie?: string | null;
  speaker?: string | null;
  stance?: string | null;
  disclosed?: boolean | null;
}

/** A document as labelled and as read. */
export interface JudgedDocument {
  source: string;
  gold: GoldLabels;
  reading: Pick<Reading, Axis | "voice"> & Partial<Pick<Reading, "disclosed">>;
}

/** How one label fares: `precision` of what was given it, `recall` of what should have been. */
export interface LabelCard {
  label: string;
  precision: Rate;
  recall: Rate;
  f1: Estimate;
}

/** One bar of a reliability diagram: the documents whose probability fell between `from` and `to`. */
export interface CalibrationBin {
  from: number;
  to: number;
  documents: number;
  meanProbability: number;
  shareRight: number;
}

export interface AxisCard {
  axis: Axis | "voice";
  documents: number;
  /** Documents where the reader said `unclear` because of its threshold. */
  withheld: number;
  macroF1: Estimate;
  accuracy: Rate;
  labels: LabelCard[];
  /** Rows are the right labels, columns what was read; the last column counts what was withheld. */
  confusion: { labels: string[]; counts: number[][] };
  /** Null for voice, which has no probability of its own. */
  calibration: { error: Estimate; bins: CalibrationBin[] } | null;
  bySource: { source: string; documents: number; macroF1: number; accuracy: Rate }[];
}

/** How "says that the writer gains" fares among the documents where that matters. */
export interface DisclosedCard {
  documents: number;
  precision: Rate;
  recall: Rate;
  f1: Estimate;
}

/** A reader's accuracy on labelled documents. */
export interface AccuracyCard {
  documents: number;
  axes: AxisCard[];
  /** Null where no document is labelled for it. */
  disclosed: DisclosedCard | null;
}

/** Reliability is counted in tenths. Source: C. Guo et al., "On calibration of modern neural networks", ICML 2017. */
const calibrationBins = 10;

/** One label as it is right and as it was read. */
export interface Judgement {
  source: string;
  gold: number;
  /** Index of the label read; the number of labels where it was withheld. */
  read: number;
  p: number;
}

/**
 * Precision, recall, F1, confusion and calibration per axis, with 95 % intervals, and per source.
 *
 * An axis counts the documents that have a gold label on it; horizon only those whose gold level is product.
 * A horizon that was not read because another level was read counts as wrong.
 */
export function evaluateReadings(documents: readonly JudgedDocument[]): AccuracyCard {
  const cards = [...axes, "voice" as const].map((axis) => axisCard(axis, judgements(axis, documents)));
  return { documents: documents.length, axes: cards.filter((card) => card.documents > 0), disclosed: disclosedCard(documents) };
}

/** A tie that was not read says nothing of being disclosed, so a disclosed one counts as missed. */
function disclosedCard(documents: readonly JudgedDocument[]): DisclosedCard | null {
  const judged: Judgement[] = documents.flatMap(({ source, gold, reading }) =>
    typeof gold.disclosed === "boolean" && reading.disclosed
      ? [{ source, gold: Number(gold.disclosed), read: Number(reading.disclosed.label === true), p: reading.disclosed.p }]
      : [],
  );
  if (judged.length === 0) return null;
  const hits = judged.filter(({ gold, read }) => gold === 1 && read === 1).length;
  return {
    documents: judged.length,
    precision: rateOf(hits, judged.filter(({ read }) => read === 1).length),
    recall: rateOf(hits, judged.filter(({ gold }) => gold === 1).length),
    f1: bootstrap(judged, (sample) => f1Scores(sample, 2)[1]),
  };
}

function judgements(axis: Axis | "voice", documents: readonly JudgedDocument[]): Judgement[] {
  const labels: readonly string[] = axis === "voice" ? voices : axisLabels[axis];
  const found: Judgement[] = [];
  for (const { source, gold, reading } of documents) {
    const right = axis === "voice" ? goldVoice(gold) : gold[axis];
    const index = right === null || right === undefined ? -1 : labels.indexOf(right);
    if (index < 0) continue;
    const read = axis === "voice" ? { label: reading.voice, p: 1 } : reading[axis];
    const given = read.label === null ? -1 : labels.indexOf(read.label);
    found.push({ source, gold: index, read: given < 0 ? labels.length : given, p: read.p });
  }
  return found;
}

function goldVoice(gold: GoldLabels): Voice | null {
  const { tie, experience, speaker } = gold;
  return tie && experience && speaker ? voiceOf({ tie, experience, speaker }) : null;
}

function axisCard(axis: Axis | "voice", all: Judgement[]): AxisCard {
  const labels: readonly string[] = axis === "voice" ? voices : axisLabels[axis];
  const counts = labels.map(() => new Array<number>(labels.length + 1).fill(0));
  for (const { gold, read } of all) counts[gold][read]++;
  const right = all.filter(({ gold, read }) => gold === read).length;
  const sources = [...new Set(all.map(({ source }) => source))].sort();
  return {
    axis,
    documents: all.length,
    withheld: all.filter(({ read }) => read === labels.length).length,
    macroF1: bootstrap(all, (sample) => macroF1(sample, labels.length)),
    accuracy: rateOf(right, all.length),
    labels: labels.map((label, k) => labelCard(label, k, all, counts)),
    confusion: { labels: [...labels], counts },
    calibration: axis === "voice" ? null : { error: bootstrap(all, calibrationError), bins: binsOf(all).map(publicBin) },
    bySource: sources.map((source) => {
      const own = all.filter((judgement) => judgement.source === source);
      const ownRight = own.filter(({ gold, read }) => gold === read).length;
      return { source, documents: own.length, macroF1: macroF1(own, labels.length), accuracy: rateOf(ownRight, own.length) };
    }),
  };
}

function labelCard(label: string, k: number, all: readonly Judgement[], counts: readonly number[][]): LabelCard {
  const hits = counts[k][k];
  const given = counts.reduce((sum, row) => sum + row[k], 0);
  const wanted = counts[k].reduce((sum, count) => sum + count, 0);
  return {
    label,
    precision: rateOf(hits, given),
    recall: rateOf(hits, wanted),
    f1: bootstrap(all, (sample) => f1Scores(sample, counts.length)[k]),
  };
}

/** F1 of each label; NaN for a label that is neither right nor read anywhere. */
function f1Scores(all: readonly Judgement[], labels: number): number[] {
  const hits = new Array<number>(labels).fill(0);
  const given = new Array<number>(labels + 1).fill(0);
  const wanted = new Array<number>(labels).fill(0);
  for (const { gold, read } of all) {
    if (gold === read) hits[gold]++;
    wanted[gold]++;
    given[read]++;
  }
  return hits.map((hit, k) => (wanted[k] + given[k] === 0 ? Number.NaN : (2 * hit) / (wanted[k] + given[k])));
}

/** The mean F1 of the labels that are right somewhere. */
export function macroF1(all: readonly Judgement[], labels: number): number {
  const isWanted = new Array<boolean>(labels).fill(false);
  for (const { gold } of all) isWanted[gold] = true;
  const scores = f1Scores(all, labels).filter((_, k) => isWanted[k]);
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

interface Bin {
  count: number;
  probability: number;
  right: number;
}

function binsOf(all: readonly Judgement[]): Bin[] {
  const bins = Array.from({ length: calibrationBins }, () => ({ count: 0, probability: 0, right: 0 }));
  for (const { gold, read, p } of all) {
    const bin = bins[Math.min(calibrationBins - 1, Math.floor(p * calibrationBins))];
    bin.count++;
    bin.probability += p;
    if (gold === read) bin.right++;
  }
  return bins;
}

function publicBin({ count, probability, right }: Bin, index: number): CalibrationBin {
  const documents = Math.max(1, count);
  return {
    from: index / calibrationBins,
    to: (index + 1) / calibrationBins,
    documents: count,
    meanProbability: probability / documents,
    shareRight: right / documents,
  };
}

/** Expected calibration error: how far the share right is from the probability said, on average over documents. */
export function calibrationError(all: readonly Judgement[]): number {
  const total = Math.max(1, all.length);
  return binsOf(all).reduce((sum, bin) => sum + Math.abs(bin.probability - bin.right), 0) / total;
}
