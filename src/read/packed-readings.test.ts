import { expect, test } from "vitest";
import type { Reading } from "../core/reading.js";
import { ReadingPacker, unpackReadings } from "./packed-readings.js";

const full: Reading = {
  id: "1",
  lang: "en",
  mentions: [
    { start: 0, end: 4, text: "Mi 5", entity: "xiaomi/mi-5", kind: "product" },
    { start: 9, end: 13, text: "Zorg", entity: null, kind: "unlisted" },
  ],
  target: { label: "Xiaomi Mi 5", p: 0.1 + 0.2, entity: "xiaomi/mi-5" },
  level: { label: "product", p: 0.9 },
  horizon: { label: "rumoured", p: 0.7 },
  experience: { label: "none", p: 1 / 3 },
  tie: { label: "seller", p: 0.5 },
  disclosed: { label: false, p: 0.25 },
  speaker: { label: "unclear", p: 0.3 },
  stance: { label: "positive", p: 0.6 },
  voice: "paid",
  repost: true,
  aspects: [{ aspect: "battery", polarity: "negative", quote: "dies by noon", start: 20, end: 32 }],
  claims: [
    { product: "xiaomi/mi-5", certainty: "hedged", by: null, attribute: "price", value: "$199", start: 40, end: 44, normalised: null },
  ],
  evidence: [
    { axis: "horizon", start: 3, end: 8, cue: "speaks of a leak", weight: 0.0123 },
    { axis: "tie", start: 0, end: 0, cue: "carries a link" },
  ],
  release_state: "announced",
  read_in_full: true,
};

const bare: Reading = {
  ...full,
  id: "2",
  lang: "und",
  mentions: [],
  target: { label: null, p: 0, entity: null },
  horizon: { label: null, p: 0.9 },
  disclosed: { label: null, p: 0.5 },
  repost: false,
  aspects: [],
  claims: [],
  evidence: [],
  read_in_full: false,
};

test("unpacked readings are the ones that were packed, to the last digit and in the order of their fields", () => {
  const packer = new ReadingPacker();
  packer.add(full);
  packer.add(bare);
  expect(JSON.stringify(unpackReadings(packer.take()))).toBe(JSON.stringify([full, bare]));
});

test("a packer begins anew after its readings were taken, and widens for a reading of any size", () => {
  const packer = new ReadingPacker();
  packer.add(bare);
  packer.take();
  const wide = { ...full, mentions: Array.from({ length: 10_000 }, (_, i) => ({ ...full.mentions[0], start: i, text: `name ${i}` })) };
  packer.add(wide);
  packer.add(bare);
  expect(unpackReadings(packer.take())).toEqual([wide, bare]);
  expect(unpackReadings(packer.take())).toEqual([]);
});
