import { type Head, headLabels, headOffset, type Network, outputCount } from "./model.js";
import { mostRows, PackedWeights } from "./packed-weights.js";

/**
 * The network's part of a document's sums. Its rows are whole numbers and are added as such, those of words apart from those of cues
 * because words count by the text's length; so what is left without a stretch is what a text without it would have.
 */
export class HiddenLayer {
  private readonly packed: PackedWeights;
  private readonly words: RowList;
  private readonly cues: RowList;
  private readonly goneWords: RowList;
  private readonly goneCues: RowList;
  /** The units of the document taken, before what is negative is cut off. */
  private readonly units: Float64Array;
  /** What a word counts in the document taken. */
  private scale = 1;

  constructor(private readonly network: Network) {
    this.packed = new PackedWeights(network.rows, network.width);
    this.words = new RowList(network.width);
    this.cues = new RowList(network.width);
    this.goneWords = new RowList(network.width);
    this.goneCues = new RowList(network.width);
    this.units = new Float64Array(network.width);
  }

  /** Begins a document. @param scale what a word counts in it */
  begin(scale: number): void {
    this.scale = scale;
    this.words.count = 0;
    this.cues.count = 0;
  }

  /** A feature of the document, each once. */
  add(row: number, isWord: boolean): void {
    (isWord ? this.words : this.cues).push(row);
  }

  /** Adds to the sums of all outputs what the features given since {@link begin} make of them. */
  addTo(sums: Float64Array): void {
    const { words, cues, units, scale } = this;
    const { width, bias, scales, outputs } = this.network;
    words.total(this.packed);
    cues.total(this.packed);
    for (let u = 0; u < width; u++) {
      const unit = bias[u] + scales[u] * (scale * words.sum[u] + cues.sum[u]);
      units[u] = unit;
      if (unit <= 0) continue;
      for (let o = 0, base = u * outputCount; o < outputCount; o++) sums[o] += unit * outputs[base + o];
    }
  }

  /** Begins a stretch to be left out. */
  beginGone(): void {
    this.goneWords.count = 0;
    this.goneCues.count = 0;
  }

  /** A feature that stands nowhere but in the stretch. */
  leaveOut(row: number, isWord: boolean): void {
    (isWord ? this.goneWords : this.goneCues).push(row);
  }

  /** Adds to the sums of a head what the features of the document but for the stretch make of them. */
  addWithout(head: Head, sums: Float64Array): void {
    const { goneWords, goneCues, units, scale } = this;
    const { width, scales, outputs } = this.network;
    goneWords.total(this.packed);
    goneCues.total(this.packed);
    const ofWords = goneWords.sum;
    const ofCues = goneCues.sum;
    const labels = headLabels[head].length;
    for (let u = 0, base = headOffset[head]; u < width; u++, base += outputCount) {
      const unit = units[u] - scales[u] * (scale * ofWords[u] + ofCues[u]);
      if (unit <= 0) continue;
      for (let k = 0; k < labels; k++) sums[k] += unit * outputs[base + k];
    }
  }
}

/** Rows of a document and their sum. */
class RowList {
  count = 0;
  readonly sum: Int32Array;
  private rows = new Int32Array(1024);
  private readonly part: Int32Array;

  constructor(width: number) {
    this.sum = new Int32Array(width);
    this.part = new Int32Array(width);
  }

  push(row: number): void {
    if (this.count === this.rows.length) {
      const wider = new Int32Array(this.count * 2);
      wider.set(this.rows);
      this.rows = wider;
    }
    this.rows[this.count++] = row;
  }

  total(packed: PackedWeights): void {
    if (this.count === 0) {
      this.sum.fill(0);
      return;
    }
    if (this.count <= mostRows) {
      packed.sum(this.rows, this.count, this.sum);
      return;
    }
    this.sum.fill(0);
    for (let from = 0; from < this.count; from += mostRows) {
      packed.sum(this.rows.subarray(from), Math.min(mostRows, this.count - from), this.part);
      for (let u = 0; u < this.sum.length; u++) this.sum[u] += this.part[u];
    }
  }
}
