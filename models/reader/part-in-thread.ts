import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import PQueue from "p-queue";
import { threadEntry } from "../../src/core/thread.js";
import type { CasingTable } from "../../src/read/mentions/casing.js";
import type { Folds } from "./cross-fit.js";
import type { Material } from "./hold-out.js";
import type { LabelledDocument } from "./labelled.js";

/** What a thread is asked for one part that is held out: its documents' situations, or their sums. Parts share nothing, so each has a thread. */
export type PartTask = { folds: Folds; part: number } & (
  | {
      kind: "situations";
      documents: readonly LabelledDocument[];
      catalogueFolders: readonly string[];
      casing: Pick<CasingTable, "keys" | "classes">;
    }
  | { kind: "sums"; material: Material; firstTested: number }
);

/** As many parts at once as there are cores; the result of each is the same whatever runs beside it. */
const threads = new PQueue({ concurrency: availableParallelism() });

/** Does a task on a thread of its own. @throws what the thread throws */
export function inThread<Result>(task: PartTask): Promise<Result> {
  return threads.add(
    () =>
      new Promise<Result>((resolve, reject) => {
        const worker = new Worker(threadEntry("part-thread", import.meta.url), { workerData: task });
        worker.on("message", resolve);
        worker.on("error", reject);
        worker.on("exit", (code) => reject(new Error(`a thread ended with ${code} and no result`)));
      }),
  );
}
