import { type Head, headLabels, headOffset, heads, outputCount } from "../../src/read/model.js";
import { documentWeights, rowsOf } from "./cross-fit.js";
import { classOf, type LabelledDocument } from "./labelled.js";
import { type SparseRows, softmax } from "./logistic.js";

/** One hidden layer between a document's features and all heads at once, on top of what the codebook's leanings say. */
export interface FittedNetwork {
  /** `columns * width`, a row a feature. */
  embedding: Float32Array;
  /** `width` numbers. */
  bias: Float32Array;
  /** `width * outputCount`. */
  output: Float32Array;
  outputBias: Float32Array;
}

/** What a row of the matrix teaches: the class and weight on each head, -1 where it has none. */
interface Lesson {
  row: number;
  /** What the codebook's leanings make of it, `outputCount` numbers: the network learns what is missing. */
  given: Float32Array;
  classes: Int8Array;
  weights: Float32Array;
}

/** Units of the hidden layer. */
export const networkWidth = 32;
const epochs = 14;
const batch = 128;
const rate = 3e-3;
/** Shares of features and of hidden units that a lesson leaves out, so that none is leaned on alone. */
const featureDropout = 0.4;
const unitDropout = 0.4;
const spread = 0.05;
/** Adam: D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015; rows that a batch does not touch keep their moments. */
const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

/** Fits a network. Its chance is a counter's, so the same lessons give the same bits. */
export function fitNetwork(matrix: SparseRows, lessons: readonly Lesson[]): FittedNetwork {
  const width = networkWidth;
  const random = seeded(firstCount);
  const embedding = new Adam(matrix.columns * width, width);
  const bias = new Adam(width, width);
  const output = new Adam(width * outputCount, outputCount);
  const outputBias = new Adam(outputCount, outputCount);
  for (let i = 0; i < embedding.value.length; i++) embedding.value[i] = normal(random) * spread;
  const limit = 1 / Math.sqrt(width);
  for (let i = 0; i < output.value.length; i++) output.value[i] = (random() * 2 - 1) * limit;

  const order = Int32Array.from(lessons.keys());
  const steps = epochs * Math.floor(lessons.length / batch);
  const hidden = new Float32Array(width);
  const back = new Float32Array(width);
  const kept = new Float32Array(width);
  const columns: number[] = [];
  const values: number[] = [];
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (let first = 0; first + batch <= order.length; first += batch) {
      for (let b = first; b < first + batch; b++) {
        const { row, given, classes, weights } = lessons[order[b]];
        columns.length = values.length = 0;
        hidden.set(bias.value);
        for (let p = matrix.start[row]; p < matrix.start[row + 1]; p++) {
          if (random() < featureDropout) continue;
          const value = matrix.value[p] / (1 - featureDropout);
          const base = matrix.index[p] * width;
          columns.push(matrix.index[p]);
          values.push(value);
          for (let u = 0; u < width; u++) hidden[u] += embedding.value[base + u] * value;
        }
        for (let u = 0; u < width; u++) {
          kept[u] = hidden[u] > 0 && random() >= unitDropout ? 1 / (1 - unitDropout) : 0;
          hidden[u] *= kept[u];
        }
        back.fill(0);
        for (const [h, head] of heads.entries()) {
          if (classes[h] < 0) continue;
          const offset = headOffset[head];
          const count = headLabels[head].length;
          const p = new Float64Array(count);
          for (let k = 0; k < count; k++) {
            let sum = given[offset + k] + outputBias.value[offset + k];
            for (let u = 0; u < width; u++) sum += hidden[u] * output.value[u * outputCount + offset + k];
            p[k] = sum;
          }
          softmax(p);
          for (let k = 0; k < count; k++) {
            const off = ((p[k] - (k === classes[h] ? 1 : 0)) * weights[h]) / batch;
            outputBias.gradient[offset + k] += off;
            for (let u = 0; u < width; u++) {
              back[u] += off * output.value[u * outputCount + offset + k];
              output.gradient[u * outputCount + offset + k] += off * hidden[u];
            }
          }
        }
        for (let u = 0; u < width; u++) {
          back[u] *= kept[u];
          bias.gradient[u] += back[u];
        }
        for (let i = 0; i < columns.length; i++) {
          const base = columns[i] * width;
          embedding.touch(columns[i]);
          for (let u = 0; u < width; u++) embedding.gradient[base + u] += back[u] * values[i];
        }
      }
      const now = rate * (1 - step / steps);
      step++;
      bias.touch(0);
      outputBias.touch(0);
      for (let u = 0; u < width; u++) output.touch(u);
      for (const part of [embedding, bias, output, outputBias]) part.move(now, step);
    }
  }
  return { embedding: embedding.value, bias: bias.value, output: output.value, outputBias: outputBias.value };
}

/** What documents teach: rare classes and small sources weigh more, as in the logistic regression. */
export function lessonsOf(
  { documents, matrix, priors }: { documents: readonly LabelledDocument[]; matrix: SparseRows; priors: Record<Head, Float64Array> },
  rows: Int32Array,
): Lesson[] {
  const lessonOf = new Map<number, Lesson>();
  for (const row of rows) {
    const given = Float32Array.from(leaningSums(matrix, priors, row));
    const classes = Int8Array.from(heads, (head) => classOf(documents[row], head));
    lessonOf.set(row, { row, given, classes, weights: new Float32Array(heads.length) });
  }
  for (const [h, head] of heads.entries()) {
    const labelled = rowsOf(documents, head).filter((row) => lessonOf.has(row));
    const label = Int32Array.from(labelled, (row) => classOf(documents[row], head));
    const weights = documentWeights(documents, labelled, label, headLabels[head].length);
    for (const [i, row] of labelled.entries()) lessonOf.get(row)!.weights[h] = weights[i];
  }
  return [...lessonOf.values()];
}

function leaningSums(matrix: SparseRows, priors: Record<Head, Float64Array>, row: number): Float64Array {
  const sums = new Float64Array(outputCount);
  for (const head of heads) {
    const classes = headLabels[head].length;
    for (let p = matrix.start[row]; p < matrix.start[row + 1]; p++)
      for (let k = 0; k < classes; k++) sums[headOffset[head] + k] += priors[head][matrix.index[p] * classes + k] * matrix.value[p];
  }
  return sums;
}

/** The sums of all outputs for a row, leanings included. */
export function networkSums(matrix: SparseRows, network: FittedNetwork, priors: Record<Head, Float64Array>, row: number): Float64Array {
  const width = networkWidth;
  const hidden = Float64Array.from(network.bias);
  for (let p = matrix.start[row]; p < matrix.start[row + 1]; p++) {
    const base = matrix.index[p] * width;
    for (let u = 0; u < width; u++) hidden[u] += network.embedding[base + u] * matrix.value[p];
  }
  const sums = leaningSums(matrix, priors, row);
  for (let o = 0; o < outputCount; o++) sums[o] += network.outputBias[o];
  for (let u = 0; u < width; u++) {
    if (hidden[u] <= 0) continue;
    for (let o = 0; o < outputCount; o++) sums[o] += hidden[u] * network.output[u * outputCount + o];
  }
  return sums;
}

/** Parameters with their gradient and moments, in rows; only touched rows move. */
class Adam {
  readonly value: Float32Array;
  readonly gradient: Float32Array;
  private readonly first: Float32Array;
  private readonly second: Float32Array;
  private readonly isTouched: Uint8Array;
  private touched: number[] = [];

  constructor(
    size: number,
    private readonly width: number,
  ) {
    this.value = new Float32Array(size);
    this.gradient = new Float32Array(size);
    this.first = new Float32Array(size);
    this.second = new Float32Array(size);
    this.isTouched = new Uint8Array(size / width);
  }

  touch(row: number): void {
    if (this.isTouched[row]) return;
    this.isTouched[row] = 1;
    this.touched.push(row);
  }

  move(rate: number, step: number): void {
    const { value, gradient, first, second, width } = this;
    const scale = (rate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
    for (const row of this.touched) {
      this.isTouched[row] = 0;
      for (let i = row * width; i < (row + 1) * width; i++) {
        const g = gradient[i];
        first[i] = beta1 * first[i] + (1 - beta1) * g;
        second[i] = beta2 * second[i] + (1 - beta2) * g * g;
        value[i] -= (scale * first[i]) / (Math.sqrt(second[i]) + epsilon);
        gradient[i] = 0;
      }
    }
    this.touched = [];
  }
}

/** Where the counter behind all chance begins. */
const firstCount = 1;

/** Numbers from 0 to 1 by mulberry32, a counter scrambled. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A normal deviate, near enough: the sum of twelve uniform ones less six. */
function normal(random: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random();
  return sum;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
}
