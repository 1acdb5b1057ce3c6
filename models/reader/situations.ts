import type { Catalogue } from "../../src/catalogue/types.js";
import type { DocumentLine } from "../../src/core/document.js";
import type { CasingTable } from "../../src/read/mentions/casing.js";
import { createMentionFinder, type MentionFinder } from "../../src/read/mentions/find.js";
import { decodeMentionModel, encodeMentionModel } from "../../src/read/mentions/model.js";
import { type Situation, situationOf } from "../../src/read/situation.js";
import { tokenise } from "../../src/read/tokens.js";
import { casingTable, countCasing } from "../mentions/count-casing.js";
import { readLabelled, unlabelledTexts } from "../mentions/material.js";
import { ownMaterial } from "../mentions/own-material.js";
import { trainMentionModel } from "../mentions/train-model.js";
import type { LabelledDocument } from "./labelled.js";
import { ownLabeller } from "./own-labels.js";

/**
 * The situation of each document of a part, in their order, as found by a mention model that had not seen the part. Situations from a model
 * trained on the same documents would hold the right answers, and the reader would lean on them too much.
 */
export function situationsOfPart(
  documents: readonly LabelledDocument[],
  catalogue: Catalogue,
  casing: CasingTable,
  isInPart: (row: number) => boolean,
): Situation[] {
  const { named, targetOnly } = ownMaterial(documents.filter(({ labels }, row) => labels.labeller === ownLabeller && !isInPart(row)));
  const labelled = readLabelled().filter((_, row) => !isInPart(row));
  const model = trainMentionModel([...labelled, ...named], catalogue, casing, targetOnly);
  const finder = createMentionFinder(catalogue, decodeMentionModel(encodeMentionModel(model)));
  return documents.filter((_, row) => isInPart(row)).map((document) => situationIn(document, finder, catalogue));
}

/** How words are usually capitalised in all texts that nobody labelled. */
export function casingOfCorpora(): CasingTable {
  return casingTable([...unlabelledTexts()].map(({ texts }) => countCasing(texts)));
}

function situationIn(document: DocumentLine, finder: MentionFinder, catalogue: Catalogue): Situation {
  const found = finder.find(document, tokenise(document.text));
  return situationOf(catalogue, document, document.text, found, found.target);
}
