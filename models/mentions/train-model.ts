import type { Catalogue } from "../../src/catalogue/types.js";
import type { CasingTable } from "../../src/read/mentions/casing.js";
import { inSteps, type TrainedMentionModel } from "../../src/read/mentions/model.js";
import { buildNameIndex } from "../../src/read/mentions/names.js";
import { TagFeatures } from "../../src/read/mentions/tag-features.js";
import { Tagger } from "../../src/read/mentions/tagger.js";
import type { NamedDocument } from "./material.js";
import { prepare, trainingDefaults, trainTagger } from "./train-tagger.js";
import { type TargetDocument, targetCases, trainTarget } from "./train-target.js";

/** Added to the beginnings of mentions: more is found for a little less precision, which gives the best F1 on held-out sources. */
const bias = 0.8;
/** The choice of the target is trained on mentions that were found by taggers which had not seen the document. */
const folds = 3;

/**
 * Trains the whole mention model on labelled documents. Deterministic: the same documents, catalogue and casing give the same weights.
 * @param targetOnly documents of which only the target is labelled
 */
export function trainMentionModel(
  documents: readonly NamedDocument[],
  catalogue: Catalogue,
  casing: CasingTable,
  targetOnly: readonly TargetDocument[] = [],
): TrainedMentionModel {
  const index = buildNameIndex(catalogue);
  const material = prepare(documents, index, casing);
  const taggers = Array.from({ length: folds }, (_, fold) => {
    const weights = trainTagger(
      material.filter((_, at) => at % folds !== fold),
      trainingDefaults,
    );
    return new Tagger(new TagFeatures(casing), inSteps({ ...weights, bias }));
  });
  const cases = targetCases([...documents, ...targetOnly], (at) => taggers[at % folds], catalogue, index);
  return { casing, ...trainTagger(material, trainingDefaults), bias, target: trainTarget(cases) };
}
