import type { Features } from "./features.js";
import { type Calibration, type Head, headLabels, headOffset, outputCount, type ReaderModel } from "./model.js";

/**
 * Sums a document's feature weights, with any stretch of its terms left out. It keeps the last document that it was given: one at a time.
 *
 * A feature counts once however often it occurs; leaving out a stretch takes away what occurs nowhere else.
 */
export class Scorer {
  private readonly table: Int32Array;
  private readonly mask: number;
  /** Row of the weights of each feature of the last document, -1 where unknown. */
  private rows = new Int32Array(1024);
  /** How often each row occurs in the last document. */
  private readonly occurrences: Uint16Array;
  /** How many of them a stretch covers; all zero between calls. */
  private readonly covered: Uint16Array;
  private features: Features | null = null;
  private taken = 0;
  /** The sums of all outputs for the last document. */
  readonly sums = new Float64Array(outputCount);
  /** How sums become probabilities: the model's own, until another is set for the documents to come. */
  calibration: Record<Head, Calibration>;

  constructor(readonly model: ReaderModel) {
    this.calibration = model.calibration;
    let size = 1024;
    while (size < model.keys.length * 4) size *= 2;
    this.mask = size - 1;
    this.table = new Int32Array(size).fill(-1);
    for (let row = 0; row < model.keys.length; row++) {
      let at = slotOf(model.keys[row]) & this.mask;
      while (this.table[at] >= 0) at = (at + 1) & this.mask;
      this.table[at] = row;
    }
    this.occurrences = new Uint16Array(model.keys.length);
    this.covered = new Uint16Array(model.keys.length);
  }

  /** Takes a document's features: fills {@link sums}. The features must not change until the next call. */
  take(features: Features): void {
    const { keys, weights, scales, bias } = this.model;
    const { rows: before, occurrences, table, mask, sums } = this;
    for (let i = 0; i < this.taken; i++) if (before[i] >= 0) occurrences[before[i]] = 0;
    if (this.rows.length < features.count) this.rows = new Int32Array(features.count * 2);
    const { rows } = this;
    this.features = features;
    this.taken = features.count;
    sums.fill(0);
    for (let i = 0; i < features.count; i++) {
      const hash = features.hash[i];
      let at = slotOf(hash) & mask;
      let row = table[at];
      while (row >= 0 && keys[row] !== hash) {
        at = (at + 1) & mask;
        row = table[at];
      }
      rows[i] = row;
      if (row < 0 || occurrences[row]++ > 0) continue;
      const value = features.valueOf(i);
      for (let o = 0, base = row * outputCount; o < outputCount; o++) sums[o] += weights[base + o] * value;
    }
    for (let o = 0; o < outputCount; o++) sums[o] = sums[o] * scales[o] + bias[o];
  }

  /** How much more a feature of the last document adds to one output than to another, as log-odds. */
  pullOf(feature: number, output: number, rival: number): number {
    const row = this.rows[feature];
    if (row < 0) return 0;
    const { weights, scales } = this.model;
    const base = row * outputCount;
    return (weights[base + output] * scales[output] - weights[base + rival] * scales[rival]) * this.features!.valueOf(feature);
  }

  /** The sums of one head without the features that touch the terms `from` to `to` (exclusive). */
  sumsWithout(head: Head, from: number, to: number): Float64Array {
    const features = this.features!;
    const { rows, occurrences, covered, model } = this;
    const offset = headOffset[head];
    const left = this.sums.slice(offset, offset + headLabels[head].length);
    for (let i = 0; i < features.count; i++) {
      if (features.from[i] >= to || features.to[i] <= from || rows[i] < 0) continue;
      const row = rows[i];
      if (++covered[row] < occurrences[row]) continue;
      const value = features.valueOf(i);
      for (let k = 0, base = row * outputCount + offset; k < left.length; k++)
        left[k] -= model.weights[base + k] * model.scales[offset + k] * value;
    }
    for (let i = 0; i < features.count; i++) if (rows[i] >= 0) covered[rows[i]] = 0;
    return left;
  }

  /** Calibrated probabilities of a head, from sums of that head; default those of the last document. */
  probabilities(head: Head, sums: Float64Array = this.headSums(head)): Float64Array {
    const { temperature, shift } = this.calibration[head];
    const p = new Float64Array(sums.length);
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < p.length; k++) {
      p[k] = (sums[k] + shift[k]) / temperature;
      if (p[k] > top) top = p[k];
    }
    let total = 0;
    for (let k = 0; k < p.length; k++) {
      p[k] = Math.exp(p[k] - top);
      total += p[k];
    }
    for (let k = 0; k < p.length; k++) p[k] /= total;
    return p;
  }

  private headSums(head: Head): Float64Array {
    const offset = headOffset[head];
    return this.sums.subarray(offset, offset + headLabels[head].length);
  }
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}
