/**
 * Import, read and relate a real day of posts into a new workspace: documents per second for each stage, the whole from start to end, peak
 * memory, and the counts that show that the work was done.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { writeConfigFile } from "../src/cli/config-file.js";
import { asItStands } from "../src/pipeline/current.js";
import { importFile } from "../src/pipeline/import.js";
import { readPending, startReaders } from "../src/pipeline/read.js";
import { relate } from "../src/pipeline/relate.js";
import { openWorkspace } from "../src/pipeline/workspace.js";
import { makeBrief } from "../src/report/brief/make.js";
import { findRun } from "../src/store/runs.js";

const tweets = fileURLToPath(new URL("../../shared/data/corpora/tweets_2017_phone_brands.csv", import.meta.url));

if (!existsSync(tweets)) {
  console.log("skipped: ../shared/data/corpora/tweets_2017_phone_brands.csv is not here");
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "landfall-bench-"));
writeFileSync(
  join(folder, "landfall.toml"),
  writeConfigFile({ brand: "Samsung", rivals: ["Apple", "LG"], market: "US", catalogues: ["phones", "electronics"] }),
);

const started = performance.now();
let last = started;
const stages: { stage: string; seconds: number; documents: number }[] = [];
const mark = (stage: string, documents: number) => {
  const now = performance.now();
  stages.push({ stage, seconds: (now - last) / 1000, documents });
  last = now;
};

try {
  await using workspace = await openWorkspace(folder, "bench");
  mark("open", 0);
  // As `landfall import` does.
  await using readers = startReaders(workspace);
  const counts = await importFile(workspace, tweets);
  mark("import", counts.rows);
  const read = await readPending(workspace, { readers });
  mark("read", read);
  let stage = "";
  await relate(workspace, {
    onProgress: (progress) => {
      if (stage !== "") mark(stage, read);
      stage = progress.stage;
    },
  });
  const total = (performance.now() - started) / 1000;
  const brief = await makeBrief(await asItStands(workspace), { now: 0, version: "bench", reader: "bench" });
  mark("brief", read);
  console.table(
    stages.map((row) => ({
      stage: row.stage,
      seconds: row.seconds.toFixed(2),
      documents: row.documents,
      "documents a second": row.documents === 0 ? "" : Math.round(row.documents / row.seconds),
    })),
  );
  console.log(
    `import + read + relate: ${total.toFixed(2)} s, ${Math.round(counts.rows / total)} rows a second; peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
  console.log("rows", counts, "relations", (await findRun(workspace.store, "relate", { state: "done" }))?.counts);
  console.log(
    "mentions by brand",
    brief.standings.map(({ name, steps }) => `${name} ${steps.map(({ left }) => left.count).join(" > ")}`).join("; "),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
