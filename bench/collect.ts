/**
 * `npm run bench -- collect [sources] [hours] [minutes]`: a day of 200 sources, each asked every 20 minutes (or so many), with random faults and kills, on a clock that jumps. Prints what was lost, doubled, miscounted and
 * not taken back (nothing may be), memory by the hour and at rest, and the time that it took.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Memory, simulateDay } from "./collect/simulated-day.js";

// What is garbage is no growth: the heap is measured after a collection.
setFlagsFromString("--expose-gc");
globalThis.gc = runInNewContext("gc") as typeof globalThis.gc;

/** What the process may hold more at rest after the last hour than after the first, in MiB: code of the engine that was first used in between, and pages of the allocator that are not quite free. */
const mostGrowthMiB = 48;

const [sources = "200", hours = "24", everyMinutes = "20"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "landfall-day-"));
const started = performance.now();
const cpuBefore = process.cpuUsage();
try {
  const outcome = await simulateDay({
    sources: Number(sources),
    hours: Number(hours),
    everyMinutes: Number(everyMinutes),
    seed: 1,
    faultShare: 0.1,
    killShare: 0.003,
    folder,
    rests: true,
    onHour: (hour, memory) => console.log(`hour ${String(hour).padStart(3)}: ${sayMemory(memory)}`),
  });
  const { published, deleted, documents, distinct, missing, undeleted, sums, steps, failedSteps, kills, faults, atRest } = outcome;
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  console.log(
    `${sources} sources, ${hours} hours, each asked every ${everyMinutes} minutes: ${steps} steps (${failedSteps} failed), ${kills} kills, faults ${JSON.stringify(faults)}`,
  );
  console.log(
    `published ${published}, of them taken back ${deleted}; in the store ${documents} (${distinct} distinct), missing ${missing}, doubled ${documents - distinct}, taken back and still here ${undeleted}`,
  );
  const miscounted =
    Math.abs(sums.documents - sums.deleted - documents) + Math.abs(sums.rows - sums.documents - sums.duplicates - sums.quarantined);
  console.log(`sums ${JSON.stringify(sums)}, miscounted ${miscounted}`);
  const [first, last] = atRest;
  console.log(`at rest after hour 1: ${sayMemory(first)}\nat rest after hour ${hours}: ${sayMemory(last)}`);
  console.log(
    `${seconds.toFixed(0)} s, ${(steps / seconds).toFixed(0)} steps a second, ${((user + system) / 1000 / steps).toFixed(1)} ms of processor time a step, the servers' among it`,
  );
  if (missing > 0 || documents !== distinct || undeleted > 0 || miscounted > 0 || last.resident - first.resident > mostGrowthMiB)
    process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function sayMemory({ heap, buffers, engine, caches, mergedParts, resident }: Memory): string {
  const [h, b, e, c, r] = [heap, buffers, engine, caches, resident].map((value) => value.toFixed(0));
  return `resident ${r} MiB; heap ${h}, buffers ${b}, engine ${e} with ${c} of caches, ${mergedParts} merged parts`;
}
