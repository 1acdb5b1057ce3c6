import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadCatalogue } from "../../src/catalogue/load.js";
import { catalogueFolders, shippedCatalogues } from "../../src/catalogue/shipped.js";
import { stableId } from "../../src/core/hash.js";
import { encodeModel, headLabels, headOffset, heads, outputCount, type ReaderModel } from "../../src/read/model.js";
import { modelPath } from "../../src/read/model-file.js";
import { fitHead, measured, rowsOf } from "./cross-fit.js";
import { calibrationOf, gather, holdOut, type Material } from "./hold-out.js";
import { haveLabels, labelsPath, readLabelled } from "./labelled.js";
import { readOwnLabelled } from "./own-labels.js";
import { cardOf, reportOf } from "./report.js";

/** How well the weights read, as the app tells it. */
const cardPath = fileURLToPath(new URL("card.json", import.meta.url));

/** Largest weight that an Int16 holds. */
const int16Max = 32767;

/**
 * The reader's weights from the labelled documents beside the project, with a report of how well they read documents that they had not
 * seen. No chance plays a part: the same data give the same bytes.
 */
export async function trainReader(log: (line: string) => void): Promise<{ model: ReaderModel; report: string; card: object }> {
  // Those that others labelled stand first: they alone are measured.
  const documents = [...readLabelled(), ...readOwnLabelled()];
  const material = gather(documents, await loadCatalogue(catalogueFolders(shippedCatalogues())), log);
  const ways = holdOut(material, log);
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

/** The weights fitted on all documents, in 16-bit steps of each output's largest. */
function finalWeights({ documents, matrix, priors }: Material): Pick<ReaderModel, "keys" | "weights" | "scales" | "bias"> {
  const real = new Float64Array(matrix.columns * outputCount);
  const bias = new Float32Array(outputCount);
  for (const head of heads) {
    const classes = headLabels[head].length;
    const weights = fitHead(matrix, documents, head, rowsOf(documents, head), priors[head]);
    for (let column = 0; column < matrix.columns; column++)
      for (let k = 0; k < classes; k++) real[column * outputCount + headOffset[head] + k] = weights[column * classes + k];
    for (let k = 0; k < classes; k++) bias[headOffset[head] + k] = weights[matrix.columns * classes + k];
  }
  const scales = new Float32Array(outputCount).fill(1e-9);
  for (const [i, value] of real.entries()) scales[i % outputCount] = Math.max(scales[i % outputCount], Math.abs(value) / int16Max);
  const weights = Int16Array.from(real, (value, i) => Math.round(value / scales[i % outputCount]));
  return { keys: matrix.keys, weights, scales, bias };
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
