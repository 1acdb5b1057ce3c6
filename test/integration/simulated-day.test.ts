/** Hours of collecting with faults and kills, on a clock that jumps: nothing lost, nothing doubled. `npm run bench -- collect` runs a whole day of 200 sources. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { simulateDay } from "../../bench/collect/simulated-day.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-day-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("ends with every item once, whatever failed and however often it was killed", async () => {
  const outcome = await simulateDay({ sources: 24, hours: 3, everyMinutes: 30, seed: 7, faultShare: 0.15, killShare: 0.1, folder });
  expect(outcome.kills).toBeGreaterThan(3);
  expect(Object.values(outcome.faults).filter((count) => count > 0).length).toBeGreaterThan(5);
  expect(outcome).toMatchObject({ missing: 0, undeleted: 0 });
  expect(outcome.documents).toBe(outcome.distinct);
  expect(outcome.documents).toBe(outcome.published - outcome.deleted);
  expect(outcome.sums.documents - outcome.sums.deleted).toBe(outcome.documents);
  expect(outcome.sums.rows).toBe(outcome.sums.documents + outcome.sums.duplicates + outcome.sums.quarantined);
}, 600_000);
