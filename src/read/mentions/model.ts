import { CasingTable } from "./casing.js";
import { featureBuckets } from "./tag-features.js";
import { type TaggerWeights, tagTransitions, weightStride } from "./tagger.js";
import type { TargetWeights } from "./target.js";
import { targetBuckets } from "./target-features.js";

/** What the mention finder has learned: which words are usually capitalised, the tagger's weights, and those that choose the target. */
export interface MentionModel {
  casing: CasingTable;
  tagger: TaggerWeights;
  target: TargetWeights;
}

/** "LFM1": the first four bytes of a model file. */
const magic = 0x314d464c;
const headerBytes = 20;

/** A model as it comes from training, before its weights are rounded to bytes. */
export interface TrainedMentionModel {
  casing: CasingTable;
  feature: Float32Array;
  transition: Float32Array;
  bias: number;
  target: Float32Array;
}

/** What one step of a byte stands for, so that the largest weight is 127. */
function scaleOf(weights: Float32Array): number {
  let highest = 1e-6;
  for (const weight of weights) highest = Math.max(highest, Math.abs(weight));
  return highest / 127;
}

/** A tagger's weights in steps of a byte. */
export function inSteps({ feature, transition, bias }: Pick<TrainedMentionModel, "feature" | "transition" | "bias">): TaggerWeights {
  const step = scaleOf(feature);
  return {
    feature: Int8Array.from(feature, (weight) => Math.round(weight / step)),
    transition: transition.map((weight) => weight / step),
    bias: bias / step,
  };
}

/** Weights as bytes: 20-byte header (magic, slots of the casing table, scale of the tagger's weights, bias, scale of the target's weights), casing keys, casing classes, transitions, tagger, target. */
export function encodeMentionModel(model: TrainedMentionModel): Uint8Array {
  const slots = model.casing.keys.length;
  const tagger = inSteps(model);
  const targetScale = scaleOf(model.target);
  const bytes = new Uint8Array(headerBytes + slots * 5 + tagTransitions * 4 + model.feature.length + model.target.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, slots, true);
  view.setFloat32(8, scaleOf(model.feature), true);
  view.setFloat32(12, model.bias, true);
  view.setFloat32(16, targetScale, true);
  let at = headerBytes;
  for (const key of model.casing.keys) {
    view.setUint32(at, key, true);
    at += 4;
  }
  bytes.set(model.casing.classes, at);
  at += slots;
  for (const weight of model.transition) {
    view.setFloat32(at, weight, true);
    at += 4;
  }
  for (const weight of tagger.feature) view.setInt8(at++, weight);
  for (const weight of model.target) view.setInt8(at++, Math.round(weight / targetScale));
  return bytes;
}

/**
 * Reads what {@link encodeMentionModel} wrote.
 * @throws RangeError where the bytes are not a model of this version
 */
export function decodeMentionModel(bytes: Uint8Array): MentionModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes || view.getUint32(0, true) !== magic) throw new RangeError("not a mention model");
  const slots = view.getUint32(4, true);
  if (bytes.length !== headerBytes + slots * 5 + tagTransitions * 4 + featureBuckets * weightStride + targetBuckets)
    throw new RangeError("a mention model of another size");
  const scale = view.getFloat32(8, true);
  let at = headerBytes;
  const keys = new Uint32Array(slots);
  for (let i = 0; i < slots; i++, at += 4) keys[i] = view.getUint32(at, true);
  const classes = new Uint8Array(slots);
  classes.set(bytes.subarray(at, at + slots));
  at += slots;
  // Emissions are summed as whole numbers, so transitions and bias are brought to their scale.
  const transition = new Float32Array(tagTransitions);
  for (let i = 0; i < tagTransitions; i++, at += 4) transition[i] = view.getFloat32(at, true) / scale;
  const bytesAt = (from: number, length: number) => new Int8Array(bytes.buffer, bytes.byteOffset + from, length).slice();
  const feature = bytesAt(at, featureBuckets * weightStride);
  const weights = bytesAt(at + feature.length, targetBuckets);
  return {
    casing: new CasingTable(keys, classes),
    tagger: { feature, transition, bias: view.getFloat32(12, true) / scale },
    target: { weights, scale: view.getFloat32(16, true) },
  };
}
