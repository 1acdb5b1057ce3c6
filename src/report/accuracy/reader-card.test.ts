import { expect, test } from "vitest";
import { readerCardSchema } from "./answers.js";
import { readReaderCard } from "./reader-card.js";

test("the committed card has every axis, each with its labels and both ways of holding out", () => {
  const card = readerCardSchema.parse(readReaderCard());
  expect(card.axes.map(({ axis }) => axis)).toEqual(["level", "horizon", "experience", "tie", "speaker", "stance", "voice"]);
  for (const { ways, labels } of card.axes) {
    expect(ways.map(({ name }) => name)).toEqual(["leave one source out", "known sources"]);
    expect(labels.length).toBeGreaterThan(2);
  }
});

test("the committed card says how precise first-hand is, at what recall, for both ways of holding out", () => {
  const { firstHand } = readReaderCard();
  expect(firstHand.map(({ way, recall }) => [way, recall])).toEqual([
    ["leave one source out", 0.75],
    ["known sources", 0.75],
  ]);
  for (const { precision } of firstHand) {
    expect(precision).toBeGreaterThan(0.5);
    expect(precision).toBeLessThanOrEqual(1);
  }
});

test("a card that is missing says what to do", () => {
  expect(() => readReaderCard(new URL("file:///nowhere/card.json"))).toThrow(/npm run train/);
});
