import { type Head, headLabels } from "../../src/read/model.js";
import { classOf, copyGroups, type LabelledDocument } from "./labelled.js";
import { fitLogistic } from "./logistic.js";
import { type FeatureMatrix, penaltiesOf } from "./matrix.js";
import { ownLabeller } from "./own-labels.js";

/** Which part each document belongs to; a part is read by weights that were fitted on the others. */
export interface Folds {
  name: "leave one source out" | "known sources";
  /** -1: never held out. */
  of: readonly number[];
  count: number;
}

/** The part that a document is in for the models that find names: one that is never held out from the reader is still held out from them. */
export function namingPart(folds: Folds, row: number): number {
  return folds.of[row] < 0 ? row % folds.count : folds.of[row];
}

/** Each source a part of its own: what is measured is reading a source never seen. */
export function sourceFolds(documents: readonly LabelledDocument[]): Folds {
  const sources = [...new Set(measured(documents).map(({ source }) => source))].sort();
  return { name: "leave one source out", of: documents.map(({ source }) => sources.indexOf(source)), count: sources.length };
}

/** Parts that keep near copies together: what is measured is reading new documents of known sources. */
export function groupFolds(documents: readonly LabelledDocument[], count: number): Folds {
  // A prime spreads neighbouring groups, which come from one source, over the parts.
  const groups = copyGroups(documents);
  const held = new Set(groups.filter((_, row) => documents[row].labels.labeller !== ownLabeller));
  return { name: "known sources", of: groups.map((group) => (held.has(group) ? (group * 7919) % count : -1)), count };
}

/** The documents that others labelled: our own labels serve for fitting and never for measuring. */
export function measured(documents: readonly LabelledDocument[]): LabelledDocument[] {
  return documents.filter(({ labels }) => labels.labeller !== ownLabeller);
}

/** Classes weigh by this power of how rare they are, sources by this power of how small. Chosen on leave-one-source-out. */
const classPower = 0.5;
const sourcePower = 0.3;

/** Fits one head on some documents: weights as `fitLogistic` gives them. */
export function fitHead(
  matrix: FeatureMatrix,
  documents: readonly LabelledDocument[],
  head: Head,
  rows: Int32Array,
  prior: Float64Array,
): Float64Array {
  const classes = headLabels[head].length;
  const label = Int32Array.from(rows, (row) => classOf(documents[row], head));
  return fitLogistic(
    matrix,
    { rows, label, weight: documentWeights(documents, rows, label, classes), classes },
    { penalty: penaltiesOf(matrix), prior },
  );
}

/** Weighs documents so that rare classes and small sources count for more. */
export function documentWeights(
  documents: readonly LabelledDocument[],
  rows: Int32Array,
  label: Int32Array,
  classes: number,
): Float64Array {
  const perClass = new Float64Array(classes);
  const perSource = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    perClass[label[i]]++;
    perSource.set(documents[row].source, (perSource.get(documents[row].source) ?? 0) + 1);
  }
  return Float64Array.from(
    rows,
    (row, i) =>
      (rows.length / classes / perClass[label[i]]) ** classPower *
      (rows.length / perSource.size / perSource.get(documents[row].source)!) ** sourcePower,
  );
}

/** The rows that have a class on a head. */
export function rowsOf(documents: readonly LabelledDocument[], head: Head): Int32Array {
  return Int32Array.from(documents.keys()).filter((row) => classOf(documents[row], head) >= 0);
}
