import { writeFileSync } from "node:fs";
import { loadCatalogue } from "../../src/catalogue/load.js";
import { catalogueFolders, shippedCatalogues } from "../../src/catalogue/shipped.js";
import { encodeMentionModel } from "../../src/read/mentions/model.js";
import { mentionModelPath } from "../../src/read/mentions/model-file.js";
import { buildNameIndex } from "../../src/read/mentions/names.js";
import { casingTable, countCasing } from "./count-casing.js";
import { hasData, readLabelled, unlabelledTexts } from "./material.js";
import { prepare, trainingDefaults, trainTagger } from "./train-tagger.js";

/**
 * More beginnings are found with a bias: chosen on held-out sources, where 0.5 gives the best F1.
 */
const bias = 0.5;

if (!hasData()) {
  console.error("no ../shared/data: nothing to train on");
  process.exit(1);
}
const index = buildNameIndex(await loadCatalogue(catalogueFolders(shippedCatalogues())));
const casing = casingTable([...unlabelledTexts()].map(({ texts }) => countCasing(texts)));
const material = prepare(readLabelled(), index, casing);
const { feature, transition } = trainTagger(material, trainingDefaults);
const bytes = encodeMentionModel({ casing, feature, transition, bias });
writeFileSync(mentionModelPath, bytes);
console.log(`${mentionModelPath}: ${bytes.length} bytes, ${material.length} documents`);
