import { aspectNames } from "../../core/reading.js";
import { clauseBuckets } from "./clause-features.js";

/** Classes of a clause: no opinion on a side, or the side that it is on. The order is that of the weights. */
export const clauseClasses = ["none", ...aspectNames] as const;
/** Polarities in the order of the weights. */
export const clausePolarities = ["positive", "negative", "neutral", "mixed"] as const;

/** Row-major weights of the hashed features, in bytes, with what one unit is. */
export interface AspectModel {
  aspect: Int8Array;
  aspectScale: number;
  polarity: Int8Array;
  polarityScale: number;
  /** A clause is taken to hold an opinion where "none" is less likely than this. */
  threshold: number;
}

/** "LFA1". */
const magic = 0x3141464c;
const headerBytes = 16;

function scaleOf(weights: Float32Array): number {
  let highest = 1e-6;
  for (const weight of weights) highest = Math.max(highest, Math.abs(weight));
  return highest / 127;
}

/** Bytes: magic, two scales, the threshold, then the weights. */
export function encodeAspectModel(model: { aspect: Float32Array; polarity: Float32Array; threshold: number }): Uint8Array {
  const bytes = new Uint8Array(headerBytes + model.aspect.length + model.polarity.length);
  const view = new DataView(bytes.buffer);
  const aspectScale = scaleOf(model.aspect);
  const polarityScale = scaleOf(model.polarity);
  view.setUint32(0, magic, true);
  view.setFloat32(4, aspectScale, true);
  view.setFloat32(8, polarityScale, true);
  view.setFloat32(12, model.threshold, true);
  let at = headerBytes;
  for (const weight of model.aspect) view.setInt8(at++, Math.round(weight / aspectScale));
  for (const weight of model.polarity) view.setInt8(at++, Math.round(weight / polarityScale));
  return bytes;
}

/**
 * Reads what {@link encodeAspectModel} wrote.
 * @throws RangeError where the bytes are not a model of this version
 */
export function decodeAspectModel(bytes: Uint8Array): AspectModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const aspectSize = clauseBuckets * clauseClasses.length;
  const polaritySize = clauseBuckets * clausePolarities.length;
  if (bytes.length !== headerBytes + aspectSize + polaritySize || view.getUint32(0, true) !== magic)
    throw new RangeError("not an aspect model");
  const part = (from: number, size: number) => {
    const weights = new Int8Array(size);
    weights.set(new Int8Array(bytes.buffer, bytes.byteOffset + from, size));
    return weights;
  };
  return {
    aspect: part(headerBytes, aspectSize),
    aspectScale: view.getFloat32(4, true),
    polarity: part(headerBytes + aspectSize, polaritySize),
    polarityScale: view.getFloat32(8, true),
    threshold: view.getFloat32(12, true),
  };
}
