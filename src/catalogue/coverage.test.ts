import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadCatalogue } from "./load.js";
import { catalogueFolders } from "./shipped.js";

const labels = fileURLToPath(new URL("../../../shared/data/labels/train.jsonl", import.meta.url));
const present = existsSync(labels);
if (!present) console.warn("skipped: ../shared/data/labels is not there, so the catalogues' coverage cannot be measured");

test.skipIf(!present)("the shipped catalogues know most things that the labelled documents are about", async () => {
  const catalogue = await loadCatalogue(catalogueFolders(["phones", "electronics"]));
  const counts = new Map<string, number>();
  for (const line of readFileSync(labels, "utf8").trim().split("\n")) {
    const target = (JSON.parse(line) as { labels: { target: string | null } }).labels.target;
    if (target) counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  const shareOf = (atLeast: number) => {
    const asked = [...counts].filter(([, count]) => count >= atLeast);
    const sum = (entries: [string, number][]) => entries.reduce((total, [, count]) => total + count, 0);
    const [found, all] = [sum(asked.filter(([target]) => catalogue.find(target).length > 0)), sum(asked)];
    console.log(`targets named ${atLeast} times or more: ${found} of ${all} found (${((100 * found) / all).toFixed(1)} %)`);
    return found / all;
  };
  // A fifth of the targets is named once: other firms' cases and chargers, small apps, things that are no electronics.
  expect(shareOf(1)).toBeGreaterThan(0.8);
  expect(shareOf(2)).toBeGreaterThan(0.95);
});
