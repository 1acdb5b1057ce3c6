import { writeFileSync } from "node:fs";
import { buildCatalogue } from "../../src/catalogue/catalogue.js";
import { loadCatalogue } from "../../src/catalogue/load.js";
import { catalogueFolders, shippedCatalogues } from "../../src/catalogue/shipped.js";
import { stableId } from "../../src/core/hash.js";
import { type Calibration, encodeModel, type Head, headLabels, headOffset, heads, outputCount } from "../../src/read/model.js";
import { modelPath } from "../../src/read/model-file.js";
import { classOf, haveLabels, type LabelledDocument, labelsPath, readLabelled } from "./labelled.js";
import { fitLogistic } from "./logistic.js";
import { type FeatureMatrix, featureMatrix, priorOf, situationsOf } from "./matrix.js";

/** L2 penalties by kind of feature (word, pair, cue, pattern, context). Chosen on leave-one-source-out. */
const penalties = [3, 6, 1, 3, 1];
/** Classes weigh by this power of how rare they are, sources by this power of how small. */
const classPower = 0.5;
const sourcePower = 0.3;

/** Weighs documents so that rare classes and small sources count for more. */
export function documentWeights(
  documents: readonly LabelledDocument[],
  labels: Int32Array,
  rows: Int32Array,
  classes: number,
): Float64Array {
  const perClass = new Float64Array(classes);
  const perSource = new Map<string, number>();
  for (const row of rows) {
    perClass[labels[row]]++;
    perSource.set(documents[row].source, (perSource.get(documents[row].source) ?? 0) + 1);
  }
  return Float64Array.from(
    rows,
    (row) =>
      (rows.length / classes / perClass[labels[row]]) ** classPower *
      (rows.length / perSource.size / perSource.get(documents[row].source)!) ** sourcePower,
  );
}

export function penaltiesOf(matrix: FeatureMatrix): Float64Array {
  return Float64Array.from(matrix.kinds, (kind) => penalties[kind]);
}

/** Largest weight that an Int16 holds. */
const int16Max = 32767;

async function main(): Promise<void> {
  if (!haveLabels()) throw new Error(`no labelled documents at ${labelsPath}`);
  const documents = readLabelled();
  const names = shippedCatalogues();
  const catalogue = names.length > 0 ? await loadCatalogue(catalogueFolders(names)) : buildCatalogue({ brands: [], products: [] });
  const matrix = featureMatrix(documents, situationsOf(documents, catalogue), catalogue);
  const real = new Float64Array(matrix.columns * outputCount);
  const bias = new Float32Array(outputCount);
  const calibration = {} as Record<Head, Calibration>;
  for (const head of heads) {
    const classes = headLabels[head].length;
    const labels = Int32Array.from(documents, (document) => classOf(document, head));
    const rows = Int32Array.from(documents.keys()).filter((row) => labels[row] >= 0);
    const weights = fitLogistic(
      matrix,
      { rows, label: labels.filter((label) => label >= 0), weight: documentWeights(documents, labels, rows, classes), classes },
      { penalty: penaltiesOf(matrix), prior: priorOf(matrix, head) },
    );
    for (let column = 0; column < matrix.columns; column++)
      for (let k = 0; k < classes; k++) real[column * outputCount + headOffset[head] + k] = weights[column * classes + k];
    for (let k = 0; k < classes; k++) bias[headOffset[head] + k] = weights[matrix.columns * classes + k];
    calibration[head] = { temperature: 1, shift: new Array<number>(classes).fill(0) };
  }
  const scales = new Float32Array(outputCount);
  for (let o = 0; o < outputCount; o++) {
    let top = 1e-6;
    for (let column = 0; column < matrix.columns; column++) top = Math.max(top, Math.abs(real[column * outputCount + o]));
    scales[o] = top / int16Max;
  }
  const weights = Int16Array.from(real, (value, i) => Math.round(value / scales[i % outputCount]));
  const unnamed = encodeModel({ version: "", keys: matrix.keys, weights, scales, bias, calibration });
  const version = stableId(Buffer.from(unnamed).toString("base64")).slice(0, 10);
  const bytes = encodeModel({ version, keys: matrix.keys, weights, scales, bias, calibration });
  writeFileSync(modelPath, bytes);
  process.stdout.write(`${modelPath}: ${matrix.columns} features, ${(bytes.length / 1e6).toFixed(2)} MB, version ${version}\n`);
}

if (process.argv[1]?.endsWith("train.ts")) await main();
