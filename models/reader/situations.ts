import type { Catalogue } from "../../src/catalogue/types.js";
import type { DocumentLine } from "../../src/core/document.js";
import { createMentionFinder, type MentionFinder } from "../../src/read/mentions/find.js";
import { decodeMentionModel, encodeMentionModel } from "../../src/read/mentions/model.js";
import { type Situation, situationOf } from "../../src/read/situation.js";
import { tokenise } from "../../src/read/tokens.js";
import { casingTable, countCasing } from "../mentions/count-casing.js";
import { readLabelled, unlabelledTexts } from "../mentions/material.js";
import { targetsOf } from "../mentions/target-only.js";
import { trainMentionModel } from "../mentions/train-model.js";
import type { Folds } from "./cross-fit.js";
import type { LabelledDocument } from "./labelled.js";
import { ownLabeller } from "./own-labels.js";

/**
 * The situation of each document as found by mention models that had not seen it. Situations from a model trained on
 * the same documents would hold the right answers, and the reader would lean on them too much.
 */
export function unseenSituations(documents: readonly LabelledDocument[], catalogue: Catalogue, folds: Folds): Situation[] {
  const labelled = readLabelled();
  // A document that is never held out from the reader is still held out here, or its target would be known to its model.
  const foldOf = documents.map((_, row) => (folds.of[row] < 0 ? row % folds.count : folds.of[row]));
  const casing = casingTable([...unlabelledTexts()].map(({ texts }) => countCasing(texts)));
  const situations: Situation[] = new Array(documents.length);
  for (let fold = 0; fold < folds.count; fold++) {
    const model = trainMentionModel(
      labelled.filter((_, row) => foldOf[row] !== fold),
      catalogue,
      casing,
      targetsOf(documents.filter((document, row) => document.labels.labeller === ownLabeller && foldOf[row] !== fold)),
    );
    const finder = createMentionFinder(catalogue, decodeMentionModel(encodeMentionModel(model)));
    for (const [row, document] of documents.entries()) if (foldOf[row] === fold) situations[row] = situationIn(document, finder, catalogue);
  }
  return situations;
}

function situationIn(document: DocumentLine, finder: MentionFinder, catalogue: Catalogue): Situation {
  const found = finder.find(document, tokenise(document.text));
  return situationOf(catalogue, document, document.text, found, found.target);
}
