/** `npm run train`: rebuilds every committed weight file from the labelled data, in the order in which they use one another. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

for (const model of ["language", "mentions", "aspects", "reader"]) {
  console.log(`\n== ${model}`);
  const { status } = spawnSync(process.execPath, ["--import", "tsx", fileURLToPath(new URL(`${model}/train.ts`, import.meta.url))], {
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
