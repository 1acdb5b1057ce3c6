import { contextList } from "./cues/context.js";
import { FeatureRows } from "./feature-rows.js";
import { type Features, isWordKind } from "./features.js";
import { addHidden, addHiddenTo } from "./hidden-layer.js";
import { type Calibration, type Head, headLabels, headOffset, heads, outputCount, type ReaderModel } from "./model.js";
import { foursOf } from "./packed-weights.js";
import { RowList } from "./row-list.js";
import { maximumTerms } from "./terms.js";

/**
 * Sums a document's feature weights, with any stretch of its terms left out. It keeps the last document that it was given: one at a time.
 *
 * A feature counts once however often it occurs; leaving out a stretch takes away what occurs nowhere else. Weights are whole numbers and are added as
 * such, those of words apart from those of cues because words count by the text's length; so what is left without a stretch is exactly what a text without
 * it would have.
 */
export class Scorer {
  private readonly table: FeatureRows;
  /** The features of the last document that the model knows, the first `knownCount` rows of these columns: position among the document's, row, terms. */
  private known = new Int32Array(initialRoom);
  private rows = new Int32Array(initialRoom);
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
  /** The rows of the last document, each once, and those that stand nowhere but in the stretch left out. */
  private readonly words: RowList;
  private readonly cues: RowList;
  private readonly goneWords: RowList;
  private readonly goneCues: RowList;
  /** What a word counts in the last document. */
  private scale = 1;
  /** The sums of the hidden units, and of all outputs without what those add. */
  private readonly units: Float64Array;
  private readonly linear = new Float64Array(outputCount);
  private readonly unitsLeft: Float64Array;
  /** The sums of all outputs for the last document. */
  readonly sums = new Float64Array(outputCount);
  private readonly perHead = Object.fromEntries(heads.map((head) => [head, partsOf(head, this.sums, this.linear)])) as Record<
    Head,
    HeadParts
  >;
  /** How sums become probabilities: the model's own, until another is set for the documents to come. */
  calibration: Record<Head, Calibration>;

  constructor(readonly model: ReaderModel) {
    this.calibration = model.calibration;
    this.table = new FeatureRows(model);
    this.occurrences = new Uint16Array(model.keys.length);
    this.covered = new Uint16Array(model.keys.length);
    this.words = new RowList(this.table);
    this.cues = new RowList(this.table);
    this.goneWords = new RowList(this.table);
    this.goneCues = new RowList(this.table);
    this.units = new Float64Array(model.hidden.count);
    this.unitsLeft = new Float64Array(model.hidden.count);
  }

  /** Takes a document's features: fills {@link sums}. The features must not change until the next call. */
  take(features: Features): void {
    const { occurrences, table, words, cues, units, linear, sums } = this;
    for (let k = 0; k < this.knownCount; k++) occurrences[this.rows[k]] = 0;
    if (this.rows.length < features.count) this.widen(features.count);
    const { known, rows, isWord, from, to } = this;
    words.count = 0;
    cues.count = 0;
    let count = 0;
    for (let i = 0; i < features.count; i++) {
      const row = table.find(features.hash[i]);
      if (row < 0) continue;
      const ofWords = isWordKind(features.kind[i]);
      known[count] = i;
      rows[count] = row;
      isWord[count] = ofWords ? 1 : 0;
      from[count] = features.from[i];
      to[count] = features.to[i];
      count++;
      if (occurrences[row]++ === 0) (ofWords ? words : cues).push(row);
    }
    this.knownCount = count;
    this.isPlaced = false;
    this.scale = features.scale;
    words.add();
    cues.add();
    const { bias, hidden } = this.model;
    units.set(hidden.bias);
    this.addValues(1, words, cues, 0, units);
    linear.set(bias);
    this.addValues(1, words, cues, units.length, linear);
    sums.set(linear);
    addHidden(hidden, units, sums);
  }

  /** Adds to each place of `into`, `sign` times, what words and cues make of its column together; the first is column `from`. */
  private addValues(sign: 1 | -1, words: RowList, cues: RowList, from: number, into: Float64Array): void {
    const { wordSteps, cueSteps } = this.model;
    if (words.count > 0) {
      const each = sign * this.scale;
      for (let i = 0; i < into.length; i++) into[i] += each * wordSteps[from + i] * words.sums[from + i];
    }
    if (cues.count > 0) for (let i = 0; i < into.length; i++) into[i] += sign * cueSteps[from + i] * cues.sums[from + i];
  }

  private widen(count: number): void {
    this.known = new Int32Array(count * 2);
    this.rows = new Int32Array(count * 2);
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
    const { table, rows, isWord, pulls, knownCount, scale } = this;
    const { hidden, wordSteps, cueSteps } = this.model;
    const one = hidden.count + output;
    const other = hidden.count + rival;
    for (let k = 0; k < knownCount; k++) {
      const ofOne = table.weightOf(rows[k], one);
      const ofOther = table.weightOf(rows[k], other);
      pulls[k] = isWord[k]
        ? (ofOne * wordSteps[one] - ofOther * wordSteps[other]) * scale
        : ofOne * cueSteps[one] - ofOther * cueSteps[other];
    }
    return pulls;
  }

  /** The sums of one head without the features that touch the terms `from` to `to` (exclusive); valid until the next call for that head. */
  sumsWithout(head: Head, from: number, to: number): Float64Array {
    const { units, unitsLeft, goneWords, goneCues } = this;
    const { offset, linear, left } = this.perHead[head];
    this.leaveOut(from, to);
    const unitFours = foursOf(units.length);
    const firstFour = (units.length + offset) >> 2;
    const lastFour = foursOf(units.length + offset + left.length);
    for (const gone of [goneWords, goneCues]) {
      if (gone.count === 0) continue;
      gone.add(0, unitFours);
      gone.add(firstFour, lastFour);
    }
    unitsLeft.set(units);
    this.addValues(-1, goneWords, goneCues, 0, unitsLeft);
    left.set(linear);
    this.addValues(-1, goneWords, goneCues, units.length + offset, left);
    addHiddenTo(head, this.model.hidden, unitsLeft, left);
    return left;
  }

  /** Lists the rows that stand nowhere but in a stretch. */
  private leaveOut(from: number, to: number): void {
    const { rows, isWord, from: starts, occurrences, covered, goneWords, goneCues } = this;
    goneWords.count = 0;
    goneCues.count = 0;
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
        if (covered[row] === occurrences[row]) (isWord[k] ? goneWords : goneCues).push(row);
      }
    }
    for (let i = 0; i < touched; i++) covered[this.touched[i]] = 0;
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

  /** Calibrated probabilities of a head for the last document; valid until the next document. */
  probabilities(head: Head): Float64Array {
    const { sums, p } = this.perHead[head];
    return this.calibrate(head, sums, p);
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
}

/** A head's parts of the columns of outputs, and room for what is made of them: a view is too dear to be made anew for each document. */
interface HeadParts {
  offset: number;
  sums: Float64Array;
  linear: Float64Array;
  /** The sums without a stretch. */
  left: Float64Array;
  p: Float64Array;
}

function partsOf(head: Head, sums: Float64Array, linear: Float64Array): HeadParts {
  const offset = headOffset[head];
  const labels = headLabels[head].length;
  const end = offset + labels;
  return {
    offset,
    sums: sums.subarray(offset, end),
    linear: linear.subarray(offset, end),
    left: new Float64Array(labels),
    p: new Float64Array(labels),
  };
}

const initialRoom = 1024;
/** Facts outside the text stand at negative places: at most so many. */
const outside = contextList.length;
