import { parentPort, workerData } from "node:worker_threads";
import { detectGroups, type GroupOptions } from "../relate/groups/detect.js";
import type { GroupRow } from "../relate/groups/row.js";

const { rows, options } = workerData as { rows: GroupRow[]; options: Partial<GroupOptions> };
parentPort?.postMessage(detectGroups.detailed(rows, options));
