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
 * A hidden layer beside the linear sums: what is negative of a unit's sum counts as nothing, and what is left adds to every output. It is what
 * lets a word mean another thing beside another word.
 */
export interface HiddenUnits {
  /** A multiple of four. */
  count: number;
  /** What each unit begins with. */
  bias: Float32Array;
  /** What each unit adds to every output: `outputCount` numbers a unit. */
  outputs: Float32Array;
}

/**
 * Weights of hashed features for every head at once: an output is a linear sum and what the hidden units add. Immutable.
 *
 * A row holds a feature's weights on the hidden units and then on the outputs, each in steps of its column: {@link wordSteps} where the feature is a word
 * or a pair of words, {@link cueSteps} where it is a cue, whose weights are several times larger.
 */
export interface ReaderModel {
  /** Changes with the weights. */
  version: string;
  /** Feature hashes, ascending; row `i` belongs to `keys[i]`. */
  keys: Uint32Array;
  /** Columns of a row: the hidden units and the outputs. */
  width: number;
  rows: Int8Array;
  wordSteps: Float32Array;
  cueSteps: Float32Array;
  /** What each output begins with, in log-odds. */
  bias: Float32Array;
  hidden: HiddenUnits;
  calibration: Record<Head, Calibration>;
}

const magic = "LFR2";

interface Header {
  version: string;
  features: number;
  outputs: number;
  wordSteps: number[];
  cueSteps: number[];
  bias: number[];
  hidden: { count: number; bias: number[]; outputs: number[] };
  calibration: Record<Head, Calibration>;
}

/** A model as bytes: magic, header length, header as JSON, keys, rows; little-endian. */
export function encodeModel({ version, keys, rows, wordSteps, cueSteps, bias, hidden, calibration }: ReaderModel): Uint8Array {
  const header: Header = {
    version,
    features: keys.length,
    outputs: outputCount,
    wordSteps: [...wordSteps],
    cueSteps: [...cueSteps],
    bias: [...bias],
    hidden: { count: hidden.count, bias: [...hidden.bias], outputs: [...hidden.outputs] },
    calibration,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + keys.length * 4 + rows.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(magic));
  view.setUint32(4, json.length, true);
  bytes.set(json, 8);
  let at = 8 + json.length;
  for (const key of keys) {
    view.setUint32(at, key, true);
    at += 4;
  }
  bytes.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.length), at);
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
  const rowsAt = keysAt + header.features * 4;
  const width = header.hidden.count + outputCount;
  if (bytes.length !== rowsAt + header.features * width) throw invalid("the file is cut short");
  return {
    version: header.version,
    keys: new Uint32Array(copyOf(bytes, keysAt, rowsAt).buffer),
    width,
    rows: new Int8Array(copyOf(bytes, rowsAt, bytes.length).buffer),
    wordSteps: Float32Array.from(header.wordSteps),
    cueSteps: Float32Array.from(header.cueSteps),
    bias: Float32Array.from(header.bias),
    hidden: {
      count: header.hidden.count,
      bias: Float32Array.from(header.hidden.bias),
      outputs: Float32Array.from(header.hidden.outputs),
    },
    calibration: header.calibration,
  };
}

/** Bytes of their own, so that a column is aligned whatever the header's length: a Buffer's own slice would share its memory. */
function copyOf(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return Uint8Array.prototype.slice.call(bytes, from, to);
}
