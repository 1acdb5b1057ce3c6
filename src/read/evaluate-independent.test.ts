/** The card against figures that are worked out anew, in another way: from lists of pairs, by the definitions of the textbooks. */
import { expect, test } from "vitest";
import { axisLabels, type Reading, voiceOf } from "../core/reading.js";
import { random } from "./bootstrap.js";
import { evaluateReadings, type JudgedDocument } from "./evaluate.js";

const axes = ["level", "horizon", "experience", "tie", "speaker", "stance"] as const;

/** Documents with labels and readings drawn by chance: right about two times in three, some withheld, some axes not judged. */
function drawn(count: number): JudgedDocument[] {
  const next = random(42);
  const pick = (labels: readonly string[]) => labels[Math.floor(next() * labels.length)];
  return Array.from({ length: count }, () => {
    const gold: Record<string, string | null> = {};
    const reading: Record<string, unknown> = {};
    for (const axis of axes) {
      const right = pick(axisLabels[axis]);
      if (next() < 0.9) gold[axis] = right;
      const read = next() < 0.6 ? right : next() < 0.1 ? "unclear" : pick(axisLabels[axis]);
      reading[axis] = { label: read, p: Math.round(next() * 1000) / 1000 };
    }
    if (gold.level !== "product") gold.horizon = null;
    const label = (axis: string) => (reading[axis] as { label: string }).label;
    reading.voice = voiceOf({ tie: label("tie"), experience: label("experience"), speaker: label("speaker") });
    return { source: pick(["a", "b", "c"]), gold, reading: reading as unknown as Reading };
  });
}

const documents = drawn(700);
const card = evaluateReadings(documents);

/** Wilson's interval by its equation: the shares p for which (share - p)² = z² p (1 - p) / n. */
function wilson(hits: number, n: number): [number, number] {
  const z = 1.959963984540054;
  const [a, b, c] = [1 + (z * z) / n, -(2 * hits) / n - (z * z) / n, (hits / n) ** 2];
  const root = Math.sqrt(b * b - 4 * a * c);
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}

test.each(axes)("%s: precision, recall, F1, accuracy, confusion and calibration are those of the definitions", (axis) => {
  const found = card.axes.find((one) => one.axis === axis)!;
  const pairs = documents
    .filter(({ gold }) => gold[axis] !== undefined && gold[axis] !== null)
    .map(({ gold, reading, source }) => ({ gold: gold[axis] as string, read: String(reading[axis].label), p: reading[axis].p, source }));
  expect(found.documents).toBe(pairs.length);
  const known: readonly string[] = axisLabels[axis];
  expect(found.withheld).toBe(pairs.filter(({ read }) => !known.includes(read)).length);

  const f1s: number[] = [];
  for (const [k, label] of axisLabels[axis].entries()) {
    const both = pairs.filter(({ gold, read }) => gold === label && read === label).length;
    const onlyRead = pairs.filter(({ gold, read }) => gold !== label && read === label).length;
    const onlyGold = pairs.filter(({ gold, read }) => gold === label && read !== label).length;
    const [precision, recall] = [both / (both + onlyRead), both / (both + onlyGold)];
    const f1 = 1 / ((1 / precision + 1 / recall) / 2);
    f1s.push(f1);
    expect(found.labels[k].precision.rate).toBeCloseTo(precision, 12);
    expect(found.labels[k].recall.rate).toBeCloseTo(recall, 12);
    expect(found.labels[k].f1.value).toBeCloseTo(f1, 12);
    const [low, high] = wilson(both, both + onlyGold);
    expect(found.labels[k].recall.low).toBeCloseTo(low, 9);
    expect(found.labels[k].recall.high).toBeCloseTo(high, 9);
    for (const [j, other] of axisLabels[axis].entries())
      expect(found.confusion.counts[k][j]).toBe(pairs.filter(({ gold, read }) => gold === label && read === other).length);
  }
  expect(found.macroF1.value).toBeCloseTo(f1s.reduce((a, b) => a + b) / f1s.length, 12);
  expect(found.macroF1.low).toBeLessThan(found.macroF1.value);
  expect(found.macroF1.high).toBeGreaterThan(found.macroF1.value);
  expect(found.accuracy.rate).toBeCloseTo(pairs.filter(({ gold, read }) => gold === read).length / pairs.length, 12);

  // Expected calibration error: tenths of the probability, each weighed by its documents.
  let error = 0;
  for (let tenth = 0; tenth < 10; tenth++) {
    const bin = pairs.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === tenth);
    if (bin.length === 0) continue;
    const said = bin.reduce((sum, { p }) => sum + p, 0) / bin.length;
    const right = bin.filter(({ gold, read }) => gold === read).length / bin.length;
    error += (bin.length / pairs.length) * Math.abs(said - right);
    expect(found.calibration!.bins[tenth]).toMatchObject({ documents: bin.length });
    expect(found.calibration!.bins[tenth].shareRight).toBeCloseTo(right, 12);
  }
  expect(found.calibration!.error.value).toBeCloseTo(error, 12);

  for (const source of ["a", "b", "c"]) {
    const own = pairs.filter((pair) => pair.source === source);
    const card = found.bySource.find((one) => one.source === source)!;
    expect([card.documents, card.accuracy.count]).toEqual([own.length, own.filter(({ gold, read }) => gold === read).length]);
  }
});

test("the bootstrap's interval is as wide as the normal approximation of an accuracy says", () => {
  // One label that is right or not: its macro-F1 over two labels is smooth, and 700 documents are many.
  const level = card.axes.find(({ axis }) => axis === "level")!;
  const width = level.macroF1.high - level.macroF1.low;
  const normal = 2 * 1.96 * Math.sqrt((level.accuracy.rate * (1 - level.accuracy.rate)) / level.documents);
  expect(width / normal).toBeGreaterThan(0.8);
  expect(width / normal).toBeLessThan(1.25);
});
