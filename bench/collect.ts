/**
 * `npm run bench -- collect [sources] [hours] [minutes]`: a day of 200 sources, each asked every hour (or so many minutes), with random faults and kills, on a clock that jumps. Prints what was lost and doubled (nothing may be), memory by the
 * hour, and the time that it took.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulateDay } from "./collect/simulated-day.js";

const [sources = "200", hours = "24", everyMinutes = "60"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "landfall-day-"));
const started = performance.now();
try {
  const outcome = await simulateDay({
    sources: Number(sources),
    hours: Number(hours),
    everyMinutes: Number(everyMinutes),
    seed: 1,
    faultShare: 0.1,
    killShare: 0.003,
    folder,
    onHour: (hour, { heapMiB, residentMiB }) =>
      console.log(`hour ${String(hour).padStart(2)}: heap ${heapMiB.toFixed(0)} MiB, resident ${residentMiB.toFixed(0)} MiB`),
  });
  const { published, deleted, documents, distinct, missing, undeleted, sums, steps, failedSteps, kills, faults } = outcome;
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${sources} sources, ${hours} hours, each asked every ${everyMinutes} minutes: ${steps} steps (${failedSteps} failed), ${kills} kills, faults ${JSON.stringify(faults)}`,
  );
  console.log(
    `published ${published}, of them taken back ${deleted}; in the store ${documents} (${distinct} distinct), missing ${missing}, doubled ${documents - distinct}`,
  );
  console.log(`taken back and still here ${undeleted}; sums ${JSON.stringify(sums)}`);
  console.log(`${seconds.toFixed(0)} s, ${(steps / seconds).toFixed(0)} steps a second`);
  if (missing > 0 || documents !== distinct) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
