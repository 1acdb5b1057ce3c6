import { writeFileSync } from "node:fs";
import { loadCatalogue } from "../../src/catalogue/load.js";
import { catalogueFolders, shippedCatalogues } from "../../src/catalogue/shipped.js";
import { encodeMentionModel } from "../../src/read/mentions/model.js";
import { mentionModelPath } from "../../src/read/mentions/model-file.js";
import { readOwnLabelled } from "../reader/own-labels.js";
import { casingTable, countCasing } from "./count-casing.js";
import { homonymDocuments } from "./homonyms.js";
import { hasData, readLabelled, unlabelledTexts } from "./material.js";
import { ownMaterial } from "./own-material.js";
import { trainMentionModel } from "./train-model.js";

if (!hasData()) {
  console.error("no ../shared/data: nothing to train on");
  process.exit(1);
}
const { named, targetOnly } = ownMaterial(readOwnLabelled());
const documents = [...readLabelled(), ...named, ...homonymDocuments()];
const catalogue = await loadCatalogue(catalogueFolders(shippedCatalogues()));
const casing = casingTable([...unlabelledTexts()].map(({ texts }) => countCasing(texts)));
const bytes = encodeMentionModel(trainMentionModel(documents, catalogue, casing, targetOnly));
writeFileSync(mentionModelPath, bytes);
console.log(`mentions: ${bytes.length} bytes from ${documents.length} documents and the targets of ${targetOnly.length}`);
