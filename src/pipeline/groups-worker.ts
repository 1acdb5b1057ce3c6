import { parentPort } from "node:worker_threads";
import { detectGroups, type GroupOptions } from "../relate/groups/detect.js";
import type { GroupRow } from "../relate/groups/row.js";

parentPort?.once("message", ({ rows, options }: { rows: GroupRow[]; options: Partial<GroupOptions> }) => {
  parentPort?.postMessage(detectGroups.detailed(rows, options));
});
