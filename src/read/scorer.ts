import { contextList } from "./cues/context.js";
import { type Features, featureKind } from "./features.js";
import { HiddenLayer } from "./hidden-layer.js";
import { type Calibration, type Head, headLabels, headOffset, outputCount, type ReaderModel } from "./model.js";
import { maximumTerms } from "./terms.js";

/**
 * Sums a document's feature weights, with any stretch of its terms left out. It keeps the last document that it was given: one at a time.
 *
 * A feature counts once however often it occurs; leaving out a stretch takes away what occurs nowhere else.
 */
export class Scorer {
  /** Where each feature's row is, by the hash: see {@link slotFor}. 0 is empty. */
  private readonly slots: Uint32Array;
  private readonly mask: number;
  /** The model's rows, each on a line of memory of its own: its weights, and its hash in the last two places. */
  private readonly lines: Int16Array;
  /** The features of the last document that the model knows, the first `knownCount` rows of these columns: position among the document's, row, value, terms. */
  private known = new Int32Array(initialRoom);
  private rows = new Int32Array(initialRoom);
  private values = new Float64Array(initialRoom);
  private isWord = new Uint8Array(initialRoom);
  private from = new Int32Array(initialRoom);
  private to = new Int32Array(initialRoom);
  private knownCount = 0;
  private pulls = new Float64Array(initialRoom);
  /** How often each row occurs in the last document. */
  private readonly occurrences: Uint16Array;
  /** How many of them a stretch covers; all zero between calls. */
  private readonly covered: Uint16Array;
  /** Which features touch each place of the text, as linked lists: made when a stretch is first left out of a document. */
  private readonly first = new Int32Array(outside + maximumTerms).fill(-1);
  private next = new Int32Array(initialRoom);
  private at = new Int32Array(initialRoom);
  private touched = new Int32Array(initialRoom);
  /** Lists behind this place are empty. */
  private placedTo = 0;
  private isPlaced = false;
  private readonly hidden: HiddenLayer;
  /** The sums of all outputs without the network's part. */
  private readonly linear = new Float64Array(outputCount);
  /** The sums of all outputs for the last document. */
  readonly sums = new Float64Array(outputCount);
  /** How sums become probabilities: the model's own, until another is set for the documents to come. */
  calibration: Record<Head, Calibration>;

  constructor(readonly model: ReaderModel) {
    this.calibration = model.calibration;
    const rows = model.keys.length;
    if (rows >= rowMask) throw new RangeError(`${rows} features are more than a slot can name`);
    let size = 1024;
    while (size < rows * 2) size *= 2;
    this.mask = size - 1;
    this.slots = new Uint32Array(size);
    this.lines = new Int16Array(rows * lineLength);
    for (let row = 0; row < rows; row++) {
      const key = model.keys[row];
      this.lines.set(model.weights.subarray(row * outputCount, (row + 1) * outputCount), row * lineLength);
      this.lines[row * lineLength + keyAt] = key >>> 16;
      this.lines[row * lineLength + keyAt + 1] = key;
      let at = homeOf(key) & this.mask;
      while (this.slots[at] !== 0) at = (at + 1) & this.mask;
      this.slots[at] = slotFor(row, key);
    }
    this.occurrences = new Uint16Array(rows);
    this.covered = new Uint16Array(rows);
    this.hidden = new HiddenLayer(model.network);
  }

  /** Takes a document's features: fills {@link sums}. The features must not change until the next call. */
  take(features: Features): void {
    const { occurrences, sums, lines, linear, hidden } = this;
    for (let k = 0; k < this.knownCount; k++) occurrences[this.rows[k]] = 0;
    if (this.rows.length < features.count) this.widen(features.count);
    const { known, rows, values, isWord, from, to } = this;
    linear.fill(0);
    hidden.begin(features.scale);
    let count = 0;
    for (let i = 0; i < features.count; i++) {
      const row = this.rowOf(features.hash[i]);
      if (row < 0) continue;
      const value = features.valueOf(i);
      known[count] = i;
      rows[count] = row;
      values[count] = value;
      isWord[count] = features.kind[i] <= featureKind.pair ? 1 : 0;
      from[count] = features.from[i];
      to[count] = features.to[i];
      count++;
      if (occurrences[row]++ > 0) continue;
      hidden.add(row, isWord[count - 1] === 1);
      for (let o = 0, base = row * lineLength; o < outputCount; o++) linear[o] += lines[base + o] * value;
    }
    this.knownCount = count;
    this.isPlaced = false;
    const { scales, bias } = this.model;
    for (let o = 0; o < outputCount; o++) linear[o] = linear[o] * scales[o] + bias[o];
    sums.set(linear);
    hidden.addTo(sums);
  }

  /** The row of a feature, or -1. A row's line is touched only where the rest of the hash that its slot holds fits. */
  private rowOf(hash: number): number {
    const { slots, mask, lines } = this;
    const home = homeOf(hash);
    const tag = tagOf(hash);
    for (let at = home & mask; slots[at] !== 0; at = (at + 1) & mask) {
      const slot = slots[at];
      if (slot >>> rowBits !== tag) continue;
      const row = (slot & rowMask) - 1;
      const key = row * lineLength + keyAt;
      if (((lines[key] << 16) | (lines[key + 1] & 0xffff)) >>> 0 === hash) return row;
    }
    return -1;
  }

  private widen(count: number): void {
    this.known = new Int32Array(count * 2);
    this.rows = new Int32Array(count * 2);
    this.values = new Float64Array(count * 2);
    this.isWord = new Uint8Array(count * 2);
    this.from = new Int32Array(count * 2);
    this.to = new Int32Array(count * 2);
    this.pulls = new Float64Array(count * 2);
  }

  /** How many features of the last document the model knows. */
  get knownFeatures(): number {
    return this.knownCount;
  }

  /** The position of a known feature among the document's; `k` counts the known ones from 0. */
  featureOf(k: number): number {
    return this.known[k];
  }

  /** How much more each known feature of the last document adds to one output than to another by the linear weights, as log-odds; valid until the next call. */
  pullsOf(output: number, rival: number): Float64Array {
    const { rows, values, lines, pulls, knownCount } = this;
    const scale = this.model.scales[output];
    const rivalScale = this.model.scales[rival];
    for (let k = 0; k < knownCount; k++) {
      const base = rows[k] * lineLength;
      pulls[k] = (lines[base + output] * scale - lines[base + rival] * rivalScale) * values[k];
    }
    return pulls;
  }

  /** The sums of one head without the features that touch the terms `from` to `to` (exclusive); they stand in `into`, which is given back. */
  sumsWithout(head: Head, from: number, to: number, into: Float64Array = new Float64Array(headLabels[head].length)): Float64Array {
    const { rows, values, isWord, from: starts, occurrences, covered, lines, hidden } = this;
    const { scales } = this.model;
    const offset = headOffset[head];
    const labels = headLabels[head].length;
    for (let label = 0; label < labels; label++) into[label] = this.linear[offset + label];
    hidden.beginGone();
    if (!this.isPlaced) this.place();
    const { first, next, at } = this;
    let touched = 0;
    for (let place = from; place < to; place++) {
      for (let link = first[place + outside]; link >= 0; link = next[link]) {
        const k = at[link];
        // A feature of several terms stands at each of them: it counts at the first inside the stretch.
        if (starts[k] < place && place > from) continue;
        const row = rows[k];
        if (covered[row]++ === 0) this.touched[touched++] = row;
        if (covered[row] < occurrences[row]) continue;
        const value = values[k];
        hidden.leaveOut(row, isWord[k] === 1);
        for (let label = 0, base = row * lineLength + offset; label < labels; label++)
          into[label] -= lines[base + label] * scales[offset + label] * value;
      }
    }
    for (let i = 0; i < touched; i++) covered[this.touched[i]] = 0;
    hidden.addWithout(head, into);
    return into;
  }

  /** Lists the known features at each place that they touch. */
  private place(): void {
    const { from, to, first, knownCount } = this;
    first.fill(-1, 0, this.placedTo);
    this.placedTo = outside;
    let links = 0;
    for (let k = 0; k < knownCount; k++) {
      links += to[k] - from[k];
      if (to[k] + outside > this.placedTo) this.placedTo = to[k] + outside;
    }
    if (this.next.length < links) {
      this.next = new Int32Array(links * 2);
      this.at = new Int32Array(links * 2);
      this.touched = new Int32Array(links * 2);
    }
    const { next, at } = this;
    let link = 0;
    for (let k = 0; k < knownCount; k++) {
      for (let place = from[k]; place < to[k]; place++) {
        at[link] = k;
        next[link] = first[place + outside];
        first[place + outside] = link++;
      }
    }
    this.isPlaced = true;
  }

  /** Calibrated probabilities of a head, from sums of that head; default those of the last document. */
  probabilities(head: Head, sums: Float64Array = this.headSums(head)): Float64Array {
    return this.calibrate(head, sums, new Float64Array(sums.length));
  }

  /** Writes the calibrated probabilities of a head's sums to `into`, which may be the sums themselves. */
  calibrate(head: Head, sums: Float64Array, into: Float64Array): Float64Array {
    const { temperature, shift } = this.calibration[head];
    const labels = headLabels[head].length;
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < labels; k++) {
      into[k] = (sums[k] + shift[k]) / temperature;
      if (into[k] > top) top = into[k];
    }
    let total = 0;
    for (let k = 0; k < labels; k++) {
      into[k] = Math.exp(into[k] - top);
      total += into[k];
    }
    for (let k = 0; k < labels; k++) into[k] /= total;
    return into;
  }

  private headSums(head: Head): Float64Array {
    const offset = headOffset[head];
    return this.sums.subarray(offset, offset + headLabels[head].length);
  }
}

const initialRoom = 1024;
/** Facts outside the text stand at negative places: at most so many. */
const outside = contextList.length;

/** Numbers of a row: 64 bytes, a line of the cache. */
const lineLength = 32;
const keyAt = lineLength - 2;
if (outputCount > keyAt) throw new RangeError(`${outputCount} outputs do not fit in a line of memory`);

/** A slot holds a row plus one in its lower bits and bits of the hash in its upper ones. */
const rowBits = 20;
const rowMask = (1 << rowBits) - 1;

function slotFor(row: number, hash: number): number {
  return ((tagOf(hash) << rowBits) | (row + 1)) >>> 0;
}

function tagOf(hash: number): number {
  return (Math.imul(hash, 0x85ebca6b) >>> rowBits) >>> 0;
}

function homeOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}
