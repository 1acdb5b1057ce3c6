import type { Features } from "./features.js";
import { featureKind } from "./features.js";
import { type Head, headLabels, headOffset, outputCount, type ReaderModel } from "./model.js";

/** Sums a document's feature weights, with any stretch of its terms left out. One at a time; make one a reader. */
export class Scorer {
  private readonly table: Int32Array;
  private readonly mask: number;
  /** Row of the weights of each feature of the last document, -1 where unknown. */
  private rows = new Int32Array(0);
  private readonly seen: Uint32Array;
  private stamp = 0;

  constructor(readonly model: ReaderModel) {
    let size = 1024;
    while (size < model.keys.length * 2) size *= 2;
    this.mask = size - 1;
    this.table = new Int32Array(size).fill(-1);
    for (let row = 0; row < model.keys.length; row++) {
      let at = slotOf(model.keys[row]) & this.mask;
      while (this.table[at] >= 0) at = (at + 1) & this.mask;
      this.table[at] = row;
    }
    this.seen = new Uint32Array(model.keys.length);
  }

  /** Looks the features up; call it before {@link sums}. */
  look(features: Features): void {
    if (this.rows.length < features.count) this.rows = new Int32Array(Math.max(1024, features.count * 2));
    const { keys } = this.model;
    for (let i = 0; i < features.count; i++) {
      const hash = features.hash[i];
      let at = slotOf(hash) & this.mask;
      let row = this.table[at];
      while (row >= 0 && keys[row] !== hash) {
        at = (at + 1) & this.mask;
        row = this.table[at];
      }
      this.rows[i] = row;
    }
  }

  /** The row of a feature's weights, or -1. */
  rowOf(feature: number): number {
    return this.rows[feature];
  }

  /**
   * The sums of all heads, without the features that touch the terms `hideFrom` to `hideTo` (exclusive). A feature that stands elsewhere too stays.
   * @param into `outputCount` numbers
   */
  sums(features: Features, into: Float64Array, hideFrom = 0, hideTo = 0): Float64Array {
    const { weights, scales, bias } = this.model;
    const stamp = ++this.stamp;
    into.fill(0);
    for (let i = 0; i < features.count; i++) {
      const row = this.rows[i];
      if (row < 0 || this.seen[row] === stamp) continue;
      if (features.from[i] < hideTo && features.to[i] > hideFrom) continue;
      this.seen[row] = stamp;
      const value = features.kind[i] <= featureKind.pair ? features.scale : 1;
      const base = row * outputCount;
      for (let o = 0; o < outputCount; o++) into[o] += weights[base + o] * value;
    }
    for (let o = 0; o < outputCount; o++) into[o] = into[o] * scales[o] + bias[o];
    return into;
  }
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}

/** Calibrated probabilities of one head from the sums. */
export function probabilities(model: ReaderModel, head: Head, sums: Float64Array): number[] {
  const offset = headOffset[head];
  const { temperature, shift } = model.calibration[head];
  const logits = headLabels[head].map((_, k) => (sums[offset + k] + shift[k]) / temperature);
  const top = Math.max(...logits);
  const exps = logits.map((logit) => Math.exp(logit - top));
  const total = exps.reduce((sum, value) => sum + value, 0);
  return exps.map((value) => value / total);
}
