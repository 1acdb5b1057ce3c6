import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { catalogueFolders, shippedCatalogues } from "../../src/catalogue/shipped.js";
import { stableId } from "../../src/core/hash.js";
import { isWordKind } from "../../src/read/features.js";
import { encodeModel, headLabels, headOffset, heads, outputCount, type ReaderModel } from "../../src/read/model.js";
import { modelPath } from "../../src/read/model-file.js";
import { fitHead, measured, rowsOf } from "./cross-fit.js";
import { calibrationOf, gather, holdOut, type Material, mixed, networkShare } from "./hold-out.js";
import { haveLabels, labelsPath, readLabelled } from "./labelled.js";
import { fitNetwork, lessonsOf, networkWidth } from "./network.js";
import { readOwnLabelled } from "./own-labels.js";
import { cardOf, reportOf } from "./report.js";

/** How well the weights read, as the app tells it. */
const cardPath = fileURLToPath(new URL("card.json", import.meta.url));

/** Largest weight that an Int8 holds. */
const int8Max = 127;

/**
 * The reader's weights from the labelled documents beside the project, with a report of how well they read documents that they had not
 * seen. The same data give the same bytes.
 */
export async function trainReader(log: (line: string) => void): Promise<{ model: ReaderModel; report: string; card: object }> {
  // Those that others labelled stand first: they alone are measured.
  const documents = [...readLabelled(), ...readOwnLabelled()];
  const material = await gather(documents, catalogueFolders(shippedCatalogues()), log);
  const ways = await holdOut(material, log);
  const calibration = calibrationOf(documents, ways);
  const unnamed: ReaderModel = { version: "", ...finalWeights(material), calibration };
  const version = stableId(Buffer.from(encodeModel(unnamed)).toString("base64")).slice(0, 10);
  const judged = measured(documents);
  return {
    model: { ...unnamed, version },
    report: reportOf(judged, ways, calibration),
    card: { reader: version, ...cardOf(judged, ways, calibration) },
  };
}

/** The weights fitted on all documents, in 8-bit steps of each column's largest, of words and of cues apart. */
function finalWeights(material: Material): Omit<ReaderModel, "version" | "calibration"> {
  const { documents, matrix, priors } = material;
  const fitted = fitNetwork(matrix, lessonsOf(material, Int32Array.from(documents.keys())));
  const width = networkWidth + outputCount;
  const real = new Float64Array(matrix.columns * width);
  for (let column = 0; column < matrix.columns; column++)
    real.set(fitted.embedding.subarray(column * networkWidth, (column + 1) * networkWidth), column * width);
  const bias = new Float32Array(outputCount);
  for (const head of heads) {
    const classes = headLabels[head].length;
    const weights = fitHead(matrix, documents, head, rowsOf(documents, head), priors[head]);
    for (let k = 0; k < classes; k++) {
      const output = headOffset[head] + k;
      // The network stands on the codebook's leanings, which are linear, so its share of them is a share of the linear weights.
      for (let column = 0; column < matrix.columns; column++)
        real[column * width + networkWidth + output] = mixed(weights[column * classes + k], priors[head][column * classes + k]);
      bias[output] = mixed(weights[matrix.columns * classes + k], fitted.outputBias[output]);
    }
  }
  const isWord = Uint8Array.from(matrix.kinds, (kind) => Number(isWordKind(kind)));
  const wordSteps = stepsOf(real, width, (row) => isWord[row] === 1);
  const cueSteps = stepsOf(real, width, (row) => isWord[row] === 0);
  return {
    keys: matrix.keys,
    width,
    rows: Int8Array.from(real, (value, i) => Math.round(value / (isWord[Math.floor(i / width)] ? wordSteps : cueSteps)[i % width])),
    wordSteps,
    cueSteps,
    bias,
    hidden: { count: networkWidth, bias: fitted.bias, outputs: fitted.output.map((value) => networkShare * value) },
  };
}

/** The step of each column, so that the largest weight of the rows asked for is {@link int8Max} steps. */
function stepsOf(real: Float64Array, width: number, isAsked: (row: number) => boolean): Float32Array {
  const steps = new Float32Array(width).fill(1e-9);
  for (const [i, value] of real.entries())
    if (isAsked(Math.floor(i / width))) steps[i % width] = Math.max(steps[i % width], Math.abs(value) / int8Max);
  return steps;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!haveLabels()) throw new Error(`no labelled documents at ${labelsPath}`);
  const { model, report, card } = await trainReader((line) => process.stderr.write(`${line}\n`));
  const bytes = encodeModel(model);
  writeFileSync(modelPath, bytes);
  writeFileSync(cardPath, `${JSON.stringify(card, null, 2)}\n`);
  process.stdout.write(
    `${report}\n${modelPath}: ${model.keys.length} features, ${(bytes.length / 1e6).toFixed(2)} MB, version ${model.version}\n`,
  );
}
