import { LandfallError } from "../core/errors.js";
import { axisLabels } from "../core/reading.js";

/** The axes that have weights: the codebook's six, and whether a tie is disclosed. */
export const headLabels = { ...axisLabels, disclosed: ["no", "yes"] } as const;
export type Head = keyof typeof headLabels;
export const heads = Object.keys(headLabels) as Head[];

/** Where each head's outputs begin in a row of weights. */
export const headOffset = {} as Record<Head, number>;
let outputs = 0;
for (const head of heads) {
  headOffset[head] = outputs;
  outputs += headLabels[head].length;
}
/** Outputs of a feature: the labels of all heads. */
export const outputCount = outputs;

/** How a head's sums become probabilities: `softmax((sum + shift) / temperature)`, fitted on sources that the weights had not seen. */
export interface Calibration {
  temperature: number;
  shift: number[];
  /** The label chosen is that of the greatest probability times preference: rare labels are preferred a little. */
  preference: number[];
}

/**
 * A hidden layer beside the weights: each feature's row is added up, what is negative counts as nothing, and each unit that is left adds to
 * every output. It is what lets a word mean another thing beside another word.
 */
export interface Network {
  /** Units, a multiple of four. */
  width: number;
  /** `width` numbers a feature, in steps of the unit's scale. */
  rows: Int8Array;
  scales: Float32Array;
  /** What each unit begins with. */
  bias: Float32Array;
  /** What each unit adds to every output: `outputCount` numbers a unit. */
  outputs: Float32Array;
}

/** Weights of hashed features for every head at once, one row a feature: an output is a linear sum and what the network adds. Immutable. */
export interface ReaderModel {
  /** Changes with the weights. */
  version: string;
  /** Feature hashes, ascending; row `i` of the weights belongs to `keys[i]`. */
  keys: Uint32Array;
  /** `outputCount` numbers a row; times the output's scale they are log-odds. */
  weights: Int16Array;
  scales: Float32Array;
  bias: Float32Array;
  network: Network;
  calibration: Record<Head, Calibration>;
}

const magic = "LFRM";

interface Header {
  version: string;
  rows: number;
  outputs: number;
  scales: number[];
  bias: number[];
  network: { width: number; scales: number[]; bias: number[]; outputs: number[] };
  calibration: Record<Head, Calibration>;
}

/** A model as bytes: magic, header length, header as JSON, keys, weights, the network's rows; little-endian. */
export function encodeModel(model: ReaderModel): Uint8Array {
  const header: Header = {
    version: model.version,
    rows: model.keys.length,
    outputs: outputCount,
    scales: [...model.scales],
    bias: [...model.bias],
    network: {
      width: model.network.width,
      scales: [...model.network.scales],
      bias: [...model.network.bias],
      outputs: [...model.network.outputs],
    },
    calibration: model.calibration,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + model.keys.length * 4 + model.weights.length * 2 + model.network.rows.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(magic));
  view.setUint32(4, json.length, true);
  bytes.set(json, 8);
  let at = 8 + json.length;
  for (const key of model.keys) {
    view.setUint32(at, key, true);
    at += 4;
  }
  for (const weight of model.weights) {
    view.setInt16(at, weight, true);
    at += 2;
  }
  bytes.set(new Uint8Array(model.network.rows.buffer, model.network.rows.byteOffset, model.network.rows.length), at);
  return bytes;
}

/**
 * A model from the bytes of {@link encodeModel}.
 * @throws LandfallError `MODEL_INVALID` where the bytes are no model or of another shape
 */
export function decodeModel(bytes: Uint8Array): ReaderModel {
  const invalid = (reason: string) =>
    new LandfallError("MODEL_INVALID", `The reader's weights cannot be used: ${reason}`, { next: "reinstall, or run npm run train" });
  if (new TextDecoder().decode(bytes.subarray(0, 4)) !== magic) throw invalid("the file does not begin as weights do");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength))) as Header;
  if (header.outputs !== outputCount) throw invalid(`they have ${header.outputs} outputs, this reader ${outputCount}`);
  const keysAt = 8 + headerLength;
  const weightsAt = keysAt + header.rows * 4;
  const networkAt = weightsAt + header.rows * outputCount * 2;
  const { width } = header.network;
  if (bytes.length !== networkAt + header.rows * width) throw invalid("the file is cut short");
  // Copied, so that the columns are aligned whatever the header's length (a Buffer's own slice would share its memory).
  const keys = new Uint32Array(Uint8Array.from(bytes.subarray(keysAt, weightsAt)).buffer);
  const weights = new Int16Array(Uint8Array.from(bytes.subarray(weightsAt, networkAt)).buffer);
  return {
    version: header.version,
    keys,
    weights,
    scales: Float32Array.from(header.scales),
    bias: Float32Array.from(header.bias),
    network: {
      width,
      rows: new Int8Array(Uint8Array.from(bytes.subarray(networkAt)).buffer),
      scales: Float32Array.from(header.network.scales),
      bias: Float32Array.from(header.network.bias),
      outputs: Float32Array.from(header.network.outputs),
    },
    calibration: header.calibration,
  };
}
