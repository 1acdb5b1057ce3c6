import { writeFileSync } from "node:fs";
import { clauseClasses, clausePolarities, encodeAspectModel } from "../../src/read/aspects/model.js";
import { aspectModelPath } from "../../src/read/aspects/model-file.js";
import { hasData, readLabelled } from "../mentions/material.js";
import { labelledClauses, laptopClauses } from "./clause-cases.js";
import { threshold } from "./threshold.js";
import { trainClauses } from "./train-clauses.js";

if (!hasData()) {
  console.error("no ../shared/data: nothing to train on");
  process.exit(1);
}
const clauses = labelledClauses(readLabelled());
const aspect = trainClauses(
  clauses.map(({ features, aspect: label }) => ({ features, label })),
  clauseClasses.length,
);
const polarity = trainClauses(
  [...clauses, ...laptopClauses()].map(({ features, polarity: label }) => ({ features, label })),
  clausePolarities.length,
);
const bytes = encodeAspectModel({ aspect, polarity, threshold });
writeFileSync(aspectModelPath, bytes);
console.log(`aspects: ${bytes.length} bytes from ${clauses.length} clauses`);
