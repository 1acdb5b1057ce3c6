import { expect, test } from "vitest";
import { decodeModel, encodeModel, type Head, headLabels, heads, outputCount, type ReaderModel } from "./model.js";

const calibration = Object.fromEntries(
  heads.map((head) => [head, { temperature: 1.5, shift: headLabels[head].map(() => 0.25), preference: headLabels[head].map(() => 1) }]),
) as ReaderModel["calibration"];
const width = 4 + outputCount;
const model: ReaderModel = {
  version: "v",
  keys: Uint32Array.of(3, 4_000_000_000),
  width,
  rows: Int8Array.from({ length: 2 * width }, (_, i) => i * 4 - 128),
  wordSteps: new Float32Array(width).fill(0.5),
  cueSteps: new Float32Array(width).fill(0.75),
  bias: new Float32Array(outputCount).fill(-1),
  hidden: {
    count: 4,
    bias: Float32Array.of(0, 0.5, -0.5, 1),
    outputs: Float32Array.from({ length: 4 * outputCount }, (_, i) => i / 8),
  },
  calibration,
};

test("a model is the same after encoding and decoding", () => {
  expect(decodeModel(encodeModel(model))).toEqual(model);
});

test("bytes that are no model, or are cut short, are refused with the next step", () => {
  expect(() => decodeModel(Uint8Array.from([1, 2, 3, 4]))).toThrow(/do not begin as weights do|does not begin as weights do/);
  expect(() => decodeModel(encodeModel(model).subarray(0, -2))).toThrow("the file is cut short; reinstall, or run npm run train");
});

test("every head has its own outputs", () => {
  const labels = heads.reduce((sum, head: Head) => sum + headLabels[head].length, 0);
  expect(outputCount).toBe(labels);
});
