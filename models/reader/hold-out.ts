import { loadCatalogue } from "../../src/catalogue/load.js";
import type { CasingTable } from "../../src/read/mentions/casing.js";
import { type Calibration, type Head, headLabels, headOffset, heads } from "../../src/read/model.js";
import type { Situation } from "../../src/read/situation.js";
import { fitCalibration, fitPreference, type Scored } from "./calibrate.js";
import { type Folds, fitHead, groupFolds, measured, namingPart, rowsOf, sourceFolds } from "./cross-fit.js";
import { classOf, type LabelledDocument } from "./labelled.js";
import { scoreRow } from "./logistic.js";
import { type FeatureMatrix, featureMatrix, priorOf } from "./matrix.js";
import { fitNetwork, lessonsOf, networkSums } from "./network.js";
import { inThread } from "./part-in-thread.js";
import { casingOfCorpora } from "./situations.js";
import { readWeakStances, unknownSituation, weakPrior } from "./weak-stance.js";

/** The share of documents to read that come from sources never seen: calibration weighs both ways of holding out accordingly. */
const unseenShare = 0.4;
/** Labellers up to this one read documents drawn at random; later ones' were drawn by cue words, so their shares are not natural. */
export const lastNaturalLabeller = 8;
/** Documents in so many parts for what holds on known sources. */
const parts = 5;

/** Everything that fitting needs: features of the documents, with their names found by models that had not seen them, and the priors. */
export interface Material {
  documents: readonly LabelledDocument[];
  /** Rows: the documents, the weak documents, the documents again as a model sees them that never saw their source. */
  matrix: FeatureMatrix;
  /** The row of the first document seen that way. */
  unseenFrom: number;
  groups: Folds;
  priors: Record<Head, Float64Array>;
}

/** Finds the names and features of all documents. Most of its time goes into training mention models. */
export async function gather(
  documents: readonly LabelledDocument[],
  catalogueFolders: readonly string[],
  log: (line: string) => void,
): Promise<Material> {
  const weak = readWeakStances();
  const groups = groupFolds(documents, parts);
  log("names, by models that have not seen the document or its source");
  const casing = casingOfCorpora();
  const [known, unseen] = await Promise.all(
    [groups, sourceFolds(documents)].map((folds) => allSituations(documents, catalogueFolders, casing, folds, log)),
  );
  const catalogue = await loadCatalogue(catalogueFolders);
  const unseenFrom = documents.length + weak.length;
  const matrix = featureMatrix(
    [...documents, ...weak, ...documents],
    [...known, ...weak.map(() => unknownSituation), ...unseen],
    catalogue,
    unseenFrom,
  );
  log(`${matrix.columns} features`);
  const priors = Object.fromEntries(
    heads.map((head) => [head, head === "stance" ? weakPrior(matrix, weak, documents.length) : priorOf(matrix, head)]),
  ) as Material["priors"];
  return { documents, matrix, unseenFrom, groups, priors };
}

/** Sums of every document on every head by weights that had not seen its part. */
export interface HeldOut {
  folds: Folds;
  sums: Record<Head, Float64Array[]>;
}

/**
 * How much of a sum is the network's, the rest the logistic regression's. Chosen on both ways of holding out: each reads better with the
 * other than alone, and between a half and four fifths it makes no difference beyond the noise.
 */
export const networkShare = 0.65;

/** The situations of all documents, each found by a model that had not seen its part. */
async function allSituations(
  documents: readonly LabelledDocument[],
  catalogueFolders: readonly string[],
  casing: CasingTable,
  folds: Folds,
  log: (line: string) => void,
): Promise<Situation[]> {
  const situations: Situation[] = new Array(documents.length);
  const found = await ofParts(folds, log, (part) =>
    inThread<Situation[]>({ kind: "situations", documents, folds, part, catalogueFolders, casing }),
  );
  const next = found.map((ofPart) => ofPart.values());
  for (const row of documents.keys()) situations[row] = next[namingPart(folds, row)].next().value!;
  return situations;
}

/** Reads every document by weights that have not seen its source, and by weights that have not seen its group of near copies. */
export function holdOut(material: Material, log: (line: string) => void): Promise<HeldOut[]> {
  const { documents, groups } = material;
  return Promise.all(
    [sourceFolds(documents), groups].map(async (folds) => {
      const firstTested = folds === groups ? 0 : material.unseenFrom;
      const found = await ofParts(folds, log, (part) => inThread<HeldOut["sums"]>({ kind: "sums", material, folds, part, firstTested }));
      const sums = emptySums();
      for (const head of heads) for (const ofPart of found) for (const [row, sum] of ofPart[head].entries()) if (sum) sums[head][row] = sum;
      return { folds, sums };
    }),
  );
}

/** What is found for each part of a way of holding out, in the parts' order. */
function ofParts<Found>(folds: Folds, log: (line: string) => void, find: (part: number) => Promise<Found>): Promise<Found[]> {
  return Promise.all(
    Array.from({ length: folds.count }, async (_, part) => {
      const found = await find(part);
      log(`  ${folds.name}: part ${part + 1} of ${folds.count}`);
      return found;
    }),
  );
}

/** The sums of a part's documents, at their rows, by weights fitted on all others. */
export function sumsOfPart(material: Material, folds: Folds, part: number, firstTested: number): HeldOut["sums"] {
  const { documents, matrix, priors } = material;
  const sums = emptySums();
  const isTraining = (row: number) => folds.of[row] !== part;
  const network = fitNetwork(matrix, lessonsOf(material, Int32Array.from(documents.keys()).filter(isTraining)));
  const tested = [...documents.keys()].filter((row) => folds.of[row] === part);
  const ofNetwork = tested.map((row) => networkSums(matrix, network, priors, firstTested + row));
  for (const head of heads) {
    const classes = headLabels[head].length;
    const weights = fitHead(matrix, documents, head, rowsOf(documents, head).filter(isTraining), priors[head]);
    for (const [i, row] of tested.entries()) {
      const linear = scoreRow(matrix, weights, classes, firstTested + row, new Float64Array(classes));
      sums[head][row] = linear.map((sum, k) => mixed(sum, ofNetwork[i][headOffset[head] + k]));
    }
  }
  return sums;
}

const emptySums = () => Object.fromEntries(heads.map((head) => [head, [] as Float64Array[]])) as HeldOut["sums"];

/** What a linear sum and a network's make together. */
export function mixed(linear: number, network: number): number {
  return (1 - networkShare) * linear + networkShare * network;
}

/** Calibration of every head on documents drawn at random, unseen sources and known ones in the share of real reading. */
export function calibrationOf(all: readonly LabelledDocument[], ways: readonly HeldOut[]): Record<Head, Calibration> {
  const documents = measured(all);
  const calibration = {} as Record<Head, Calibration>;
  for (const head of heads) {
    const classes = headLabels[head].length;
    const scored: (Scored & { isNatural: boolean })[] = ways.flatMap(({ folds, sums }) =>
      Array.from(rowsOf(documents, head), (row) => ({
        sums: sums[head][row],
        label: classOf(documents[row], head),
        weight: folds.name === "leave one source out" ? unseenShare : 1 - unseenShare,
        isNatural: documents[row].labels.labeller <= lastNaturalLabeller,
      })),
    );
    const natural = scored.filter(({ isNatural }) => isNatural);
    const fitted = fitCalibration(natural, classes);
    calibration[head] = { ...fitted, preference: fitPreference(scored, fitted, classes) };
  }
  return calibration;
}
