import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadCatalogue } from "../../src/catalogue/load.js";
import { catalogueFolders, shippedCatalogues } from "../../src/catalogue/shipped.js";
import { stableId } from "../../src/core/hash.js";
import { encodeModel, type Head, headLabels, headOffset, heads, outputCount, type ReaderModel } from "../../src/read/model.js";
import { modelPath } from "../../src/read/model-file.js";
import { fitCalibration, fitPreference, type Scored } from "./calibrate.js";
import { type Folds, fitHead, groupFolds, rowsOf, sourceFolds, unseenSums } from "./cross-fit.js";
import { classOf, haveLabels, type LabelledDocument, labelsPath, readLabelled } from "./labelled.js";
import { type FeatureMatrix, featureMatrix, priorOf } from "./matrix.js";
import { unseenSituations } from "./situations.js";
import { readWeakStances, unknownSituation, weakPrior } from "./weak-stance.js";

/** Parts in which mention models and weights are cross-fitted. */
const parts = 5;
/** The share of documents to read that come from sources never seen: calibration weighs both ways of holding out accordingly. */
const unseenShare = 0.4;
/** Labellers up to this one read documents drawn at random; later ones' were drawn by cue words, so their shares are not natural. */
const lastNaturalLabeller = 8;
/** Largest weight that an Int16 holds. */
const int16Max = 32767;

/** The reader's weights from the labelled documents beside the project. No chance plays a part: the same data give the same bytes. */
export async function trainReader(log: (line: string) => void): Promise<ReaderModel> {
  const documents = readLabelled();
  const catalogue = await loadCatalogue(catalogueFolders(shippedCatalogues()));
  const groups = groupFolds(documents, parts);
  log(`finding names in ${documents.length} documents, by models that have not seen them`);
  const weak = readWeakStances();
  const situations = [...unseenSituations(documents, catalogue, groups), ...weak.map(() => unknownSituation)];
  const matrix = featureMatrix([...documents, ...weak], situations, catalogue);
  log(`${matrix.columns} features`);
  const calibration = {} as ReaderModel["calibration"];
  const real = new Float64Array(matrix.columns * outputCount);
  const bias = new Float32Array(outputCount);
  for (const head of heads) {
    const classes = headLabels[head].length;
    const prior = head === "stance" ? weakPrior(matrix, weak, documents.length) : priorOf(matrix, head);
    const weights = fitHead(matrix, documents, head, rowsOf(documents, head), prior);
    for (let column = 0; column < matrix.columns; column++)
      for (let k = 0; k < classes; k++) real[column * outputCount + headOffset[head] + k] = weights[column * classes + k];
    for (let k = 0; k < classes; k++) bias[headOffset[head] + k] = weights[matrix.columns * classes + k];
    const scored = scoredBoth(matrix, documents, head, prior, [
      [sourceFolds(documents), unseenShare],
      [groups, 1 - unseenShare],
    ]);
    const natural = scored.filter(({ document }) => document.labels.labeller <= lastNaturalLabeller);
    const fitted = fitCalibration(natural, classes);
    calibration[head] = { ...fitted, preference: fitPreference(scored, fitted, classes) };
    log(`${head}: temperature ${fitted.temperature.toFixed(2)}`);
  }
  return named({ version: "", ...rounded(matrix, real), bias, calibration });
}

/** The documents that have a class on a head, with their sums by each way of holding out, weighed by its share. */
function scoredBoth(
  matrix: FeatureMatrix,
  documents: readonly LabelledDocument[],
  head: Head,
  prior: Float64Array,
  ways: [Folds, number][],
): (Scored & { document: LabelledDocument })[] {
  return ways.flatMap(([folds, weight]) => {
    const sums = unseenSums(matrix, documents, head, folds, prior);
    return Array.from(rowsOf(documents, head), (row) => ({
      sums: sums[row],
      label: classOf(documents[row], head),
      weight,
      document: documents[row],
    }));
  });
}

/** Weights as 16-bit steps of each output's largest. */
function rounded(matrix: FeatureMatrix, real: Float64Array): Pick<ReaderModel, "keys" | "weights" | "scales"> {
  const scales = new Float32Array(outputCount).fill(1e-9);
  for (const [i, value] of real.entries()) scales[i % outputCount] = Math.max(scales[i % outputCount], Math.abs(value) / int16Max);
  return { keys: matrix.keys, scales, weights: Int16Array.from(real, (value, i) => Math.round(value / scales[i % outputCount])) };
}

/** Names a model by its content. */
function named(model: ReaderModel): ReaderModel {
  return { ...model, version: stableId(Buffer.from(encodeModel(model)).toString("base64")).slice(0, 10) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!haveLabels()) throw new Error(`no labelled documents at ${labelsPath}`);
  const bytes = encodeModel(await trainReader((line) => process.stdout.write(`${line}\n`)));
  writeFileSync(modelPath, bytes);
  process.stdout.write(`${modelPath}: ${(bytes.length / 1e6).toFixed(2)} MB\n`);
}
