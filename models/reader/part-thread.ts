import { parentPort, workerData } from "node:worker_threads";
import { loadCatalogue } from "../../src/catalogue/load.js";
import { CasingTable } from "../../src/read/mentions/casing.js";
import type { Situation } from "../../src/read/situation.js";
import { namingPart } from "./cross-fit.js";
import { sumsOfPart } from "./hold-out.js";
import type { PartTask } from "./part-in-thread.js";
import { situationsOfPart } from "./situations.js";

const task = workerData as PartTask;
const { folds, part } = task;
parentPort!.postMessage(task.kind === "situations" ? await situations(task) : sumsOfPart(task.material, folds, part, task.firstTested));

async function situations({ documents, catalogueFolders, casing }: Extract<PartTask, { kind: "situations" }>): Promise<Situation[]> {
  const catalogue = await loadCatalogue(catalogueFolders);
  const table = new CasingTable(casing.keys, casing.classes);
  return situationsOfPart(documents, catalogue, table, (row) => namingPart(folds, row) === part);
}
