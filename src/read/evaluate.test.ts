import { expect, test } from "vitest";
import type { Reading } from "../core/reading.js";
import { evaluateReadings, type GoldLabels } from "./evaluate.js";
import { formatCard } from "./evaluate-text.js";

function judged(source: string, gold: GoldLabels, read: Partial<Record<"level" | "experience", string>>, p: number) {
  const reading = {
    level: { label: read.level ?? "product", p },
    horizon: { label: "released", p },
    experience: { label: read.experience ?? "none", p },
    tie: { label: "none_found", p },
    speaker: { label: "person", p },
    stance: { label: "neutral", p },
    voice: "talk",
  } as unknown as Reading;
  return { source, gold, reading };
}

const documents = [
  judged("a", { level: "product" }, {}, 0.9),
  judged("a", { level: "product" }, {}, 0.9),
  judged("a", { level: "brand" }, {}, 0.6),
  judged("b", { level: "brand" }, { level: "brand" }, 0.8),
  judged("b", { level: "none" }, { level: "unclear" }, 0.3),
];

test("precision, recall and confusion count what was read against what is right", () => {
  const [level] = evaluateReadings(documents).axes;
  expect(level.axis).toBe("level");
  expect(level.confusion).toEqual({
    labels: ["product", "brand", "none"],
    counts: [
      [2, 0, 0, 0],
      [1, 1, 0, 0],
      [0, 0, 0, 1],
    ],
  });
  expect(level.labels[0]).toMatchObject({ label: "product", precision: { count: 2, n: 3 }, recall: { count: 2, n: 2 } });
  expect(level.withheld).toBe(1);
  expect(level.macroF1.value).toBeCloseTo((0.8 + 2 / 3 + 0) / 3, 10);
});

test("calibration compares the probability said with the share right", () => {
  const [level] = evaluateReadings(documents).axes;
  // |1.8 - 2| + |0.6 - 0| + |0.8 - 1| + |0.3 - 0| over five documents
  expect(level.calibration!.error.value).toBeCloseTo(1.3 / 5, 10);
});

test("an axis without gold labels is left out, and sources stand apart", () => {
  const card = evaluateReadings(documents);
  expect(card.axes.map(({ axis }) => axis)).toEqual(["level"]);
  expect(card.axes[0].bySource.map(({ source, accuracy }) => [source, accuracy.count, accuracy.n])).toEqual([
    ["a", 2, 3],
    ["b", 1, 2],
  ]);
});

test("voice is judged where the three axes it is derived from are labelled", () => {
  const { axes } = evaluateReadings([judged("a", { tie: "none_found", experience: "claimed", speaker: "person" }, {}, 0.9)]);
  const voice = axes.find(({ axis }) => axis === "voice")!;
  expect(voice.labels.find(({ label }) => label === "first-hand")!.recall).toMatchObject({ count: 0, n: 1 });
});

test("the card as text names every axis, its intervals and its sources", () => {
  const text = formatCard(evaluateReadings(documents));
  expect(text).toContain("5 documents; intervals are 95 %");
  expect(text).toMatch(/level\s+5\s+0\.489 \(/);
  expect(text).toMatch(/right \\ read\s+product\s+brand\s+none\s+withheld/);
});

test("disclosure is judged where it matters, and a tie that was not read misses it", () => {
  const paid = (isDisclosed: boolean, read: boolean | null) => {
    const document = judged("a", { disclosed: isDisclosed }, {}, 0.9);
    return { ...document, reading: { ...document.reading, disclosed: { label: read, p: 0.9 } } };
  };
  const card = evaluateReadings([paid(true, true), paid(true, null), paid(false, true), paid(false, false), ...documents]);
  expect(card.disclosed).toMatchObject({ documents: 4, precision: { count: 1, n: 2 }, recall: { count: 1, n: 2 }, f1: { value: 0.5 } });
  expect(formatCard(card)).toContain("disclosed, of 4 documents");
  expect(evaluateReadings(documents).disclosed).toBeNull();
});
