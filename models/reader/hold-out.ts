import type { Catalogue } from "../../src/catalogue/types.js";
import { type Calibration, type Head, headLabels, headOffset, heads } from "../../src/read/model.js";
import { fitCalibration, fitPreference, type Scored } from "./calibrate.js";
import { type Folds, fitHead, groupFolds, measured, rowsOf, sourceFolds } from "./cross-fit.js";
import { classOf, type LabelledDocument } from "./labelled.js";
import { scoreRow } from "./logistic.js";
import { type FeatureMatrix, featureMatrix, priorOf } from "./matrix.js";
import { fitNetwork, lessonsOf, networkSums } from "./network.js";
import { unseenSituations } from "./situations.js";
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
export function gather(documents: readonly LabelledDocument[], catalogue: Catalogue, log: (line: string) => void): Material {
  const weak = readWeakStances();
  const groups = groupFolds(documents, parts);
  log("names, by models that have not seen the document");
  const known = unseenSituations(documents, catalogue, groups);
  log("names, by models that have not seen the source");
  const unseen = unseenSituations(documents, catalogue, sourceFolds(documents));
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

/** Reads every document by weights that have not seen its source, and by weights that have not seen its group of near copies. */
export function holdOut(material: Material, log: (line: string) => void): HeldOut[] {
  const { documents, matrix, unseenFrom, groups, priors } = material;
  return [sourceFolds(documents), groups].map((folds) => {
    const firstTested = folds === groups ? 0 : unseenFrom;
    const sums = Object.fromEntries(heads.map((head) => [head, [] as Float64Array[]])) as HeldOut["sums"];
    for (let fold = 0; fold < folds.count; fold++) {
      const isTraining = (row: number) => folds.of[row] !== fold;
      const network = fitNetwork(matrix, lessonsOf(material, Int32Array.from(documents.keys()).filter(isTraining)));
      const tested = [...documents.keys()].filter((row) => folds.of[row] === fold);
      const ofNetwork = tested.map((row) => networkSums(matrix, network, priors, firstTested + row));
      for (const head of heads) {
        const classes = headLabels[head].length;
        const weights = fitHead(matrix, documents, head, rowsOf(documents, head).filter(isTraining), priors[head]);
        for (const [i, row] of tested.entries()) {
          const linear = scoreRow(matrix, weights, classes, firstTested + row, new Float64Array(classes));
          sums[head][row] = linear.map((sum, k) => mixed(sum, ofNetwork[i][headOffset[head] + k]));
        }
      }
      log(`${folds.name}: part ${fold + 1} of ${folds.count}`);
    }
    return { folds, sums };
  });
}

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
