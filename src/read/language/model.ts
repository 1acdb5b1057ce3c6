import { featureRows } from "./features.js";

/** Weights of the languages of one script: row-major, `weights[row * languages + language]`. */
export interface ScriptModel {
  languages: string[];
  weights: Int8Array;
  /** Log odds that a text is in the language before it is read, and what one unit of weight is. */
  priors: Float32Array;
  scale: number;
}

/** A model for each script that several languages share. */
export type LanguageModel = Record<string, ScriptModel>;

/** "LFL1". */
const magic = 0x314c464c;

/** Bytes: magic, length of the JSON header, the header (script, languages, scale, priors), then the weights of each script. */
export function encodeLanguageModel(model: LanguageModel): Uint8Array {
  const header = JSON.stringify(
    Object.entries(model).map(([script, { languages, scale, priors }]) => ({ script, languages, scale, priors: [...priors] })),
  );
  const head = new TextEncoder().encode(header);
  const size = Object.values(model).reduce((sum, { weights }) => sum + weights.length, 8 + head.length);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, head.length, true);
  bytes.set(head, 8);
  let at = 8 + head.length;
  for (const { weights } of Object.values(model)) {
    bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at);
    at += weights.length;
  }
  return bytes;
}

/**
 * Reads what {@link encodeLanguageModel} wrote.
 * @throws RangeError where the bytes are not a model of this version
 */
export function decodeLanguageModel(bytes: Uint8Array): LanguageModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0, true) !== magic) throw new RangeError("not a language model");
  const headLength = view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headLength)));
  const model: LanguageModel = {};
  let at = 8 + headLength;
  for (const { script, languages, scale, priors } of header) {
    const length = featureRows * languages.length;
    if (at + length > bytes.length) throw new RangeError("a language model that is cut short");
    const weights = new Int8Array(length);
    weights.set(new Int8Array(bytes.buffer, bytes.byteOffset + at, length));
    model[script] = { languages, scale, priors: Float32Array.from(priors), weights };
    at += length;
  }
  return model;
}
