import type { Catalogue } from "../../src/catalogue/types.js";
import type { DocumentLine } from "../../src/core/document.js";
import { makerNames } from "../../src/read/cues/accounts.js";
import { Features, featuresOf, isWordKind, leanings } from "../../src/read/features.js";
import { type Head, headLabels } from "../../src/read/model.js";
import type { Situation } from "../../src/read/situation.js";
import { tokenise } from "../../src/read/tokens.js";
import type { SparseRows } from "./logistic.js";

/** Features of documents as rows, with the hash and the kind of each column. */
export interface FeatureMatrix extends SparseRows {
  keys: Uint32Array;
  kinds: Uint8Array;
}

/** L2 penalties by kind of feature: word, pair, cue, pattern, context. Chosen on leave-one-source-out. */
const penalties = [3, 6, 1, 3, 1];

/** The penalty of each column. */
export function penaltiesOf(matrix: FeatureMatrix): Float64Array {
  return Float64Array.from(matrix.kinds, (kind) => penalties[kind]);
}

/** A feature that stands in fewer documents is left out: it cannot be told from chance. With 5 instead, 1.6 times as many features of 53,000 documents read no better. */
const leastDocuments = 8;

/**
 * The features of the documents that stand in enough of them, columns by ascending hash.
 * @param counted so many documents, from the first, decide which features stand in enough; the rest are only tested on
 */
export function featureMatrix(
  documents: readonly DocumentLine[],
  situations: readonly Situation[],
  catalogue: Catalogue,
  counted: number = documents.length,
): FeatureMatrix {
  const makers = makerNames(catalogue.brands.map((brand) => brand.name));
  const features = new Features();
  const rows: { hashes: Uint32Array; scale: number }[] = [];
  const kindOf = new Map<number, number>();
  const count = new Map<number, number>();
  for (const [index, document] of documents.entries()) {
    featuresOf(document, tokenise(document.text), situations[index], makers, features);
    const distinct = new Set<number>();
    for (let i = 0; i < features.count; i++) {
      distinct.add(features.hash[i]);
      kindOf.set(features.hash[i], features.kind[i]);
    }
    if (index < counted) for (const hash of distinct) count.set(hash, (count.get(hash) ?? 0) + 1);
    rows.push({ hashes: Uint32Array.from(distinct), scale: features.scale });
  }
  const keys = Uint32Array.from([...count].filter(([, documentsWith]) => documentsWith >= leastDocuments).map(([hash]) => hash)).sort();
  const columnOf = new Map<number, number>();
  for (const [column, key] of keys.entries()) columnOf.set(key, column);
  const kinds = Uint8Array.from(keys, (key) => kindOf.get(key)!);
  const start = new Int32Array(rows.length + 1);
  const index: number[] = [];
  const value: number[] = [];
  rows.forEach(({ hashes, scale }, row) => {
    for (const hash of hashes) {
      const column = columnOf.get(hash);
      if (column === undefined) continue;
      index.push(column);
      value.push(isWordKind(kinds[column]) ? scale : 1);
    }
    start[row + 1] = index.length;
  });
  return { start, index: Int32Array.from(index), value: Float32Array.from(value), columns: keys.length, keys, kinds };
}

/** What the codebook says of each column towards the labels of a head, as the prior of {@link fitLogistic}. */
export function priorOf(matrix: FeatureMatrix, head: Head): Float64Array {
  const labels: readonly string[] = headLabels[head];
  const prior = new Float64Array((matrix.columns + 1) * labels.length);
  const columnOf = new Map(Array.from(matrix.keys, (key, column) => [key, column] as const));
  for (const { hash, leans } of leanings()) {
    const column = columnOf.get(hash);
    if (column === undefined) continue;
    for (const [label, logOdds] of Object.entries(leans[head] ?? {})) prior[column * labels.length + labels.indexOf(label)] = logOdds;
  }
  return prior;
}
