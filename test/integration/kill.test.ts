/** Killed twenty times at different moments, an import still ends with the documents of an undisturbed one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { writeConfigFile } from "../../src/cli/config-file.js";
import { type ImportCounts, importFile } from "../../src/pipeline/import.js";
import { openWorkspace } from "../../src/pipeline/workspace.js";
import { startLandfall } from "../run-landfall.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-kill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rows = 150_000;
const kills = 20;

/** Rows with repeated documents and broken rows among them, so that all three counts must survive. */
function writeFile(): string {
  const lines = ["id,created,author,text"];
  for (let i = 0; i < rows; i++) {
    const month = String((i % 12) + 1).padStart(2, "0");
    if (i % 1000 === 999) lines.push(`${i},no date,author${i % 50},a row whose date cannot be read`);
    else
      lines.push(
        `${i % 500 === 499 ? i - 1 : i},2016-${month}-03T10:00:00Z,author${i % 50},post number ${i % 500 === 499 ? i - 1 : i} says that the phone is fine`,
      );
  }
  const file = join(folder, "posts.csv");
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

function makeWorkspace(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, "landfall.toml"), writeConfigFile({ brand: "Xiaomi", rivals: [], market: "US", catalogues: ["phones"] }));
  return path;
}

async function contentOf(path: string): Promise<{ documents: unknown; quarantined: unknown; counts: unknown }> {
  await using workspace = await openWorkspace(path, "test");
  const { store } = workspace;
  return {
    documents: await store.one(
      "SELECT count() AS n, groupBitXor(cityHash64(id, content_hash, toString(time_from), line)) AS content FROM documents FINAL",
    ),
    quarantined: await store.one("SELECT count() AS n, groupBitXor(cityHash64(line, code, raw)) AS content FROM quarantine FINAL"),
    counts: await store.one("SELECT argMax(counts, version) AS counts FROM runs FINAL WHERE kind = 'import' AND state = 'done'"),
  };
}

/** Runs an import and kills it so long after its rows began to come in; true where it had ended before. */
function importAndKill(workspace: string, file: string, afterMs: number): Promise<boolean> {
  const child = startLandfall(["import", "--workspace", workspace, "--no-read", "--json", file], { stdio: ["ignore", "ignore", "pipe"] });
  let timer: NodeJS.Timeout | undefined;
  // How the file will be read is told just before its first row is.
  child.stderr?.once("data", () => {
    timer = setTimeout(() => child.kill("SIGKILL"), afterMs);
  });
  return new Promise((resolve) => {
    child.on("exit", (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === null);
    });
  });
}

it("ends with the same documents, quarantine and counts as an undisturbed import", async () => {
  const file = writeFile();
  const undisturbed = makeWorkspace("undisturbed");
  let expectedCounts: ImportCounts;
  const started = Date.now();
  {
    await using workspace = await openWorkspace(undisturbed, "test");
    expectedCounts = await importFile(workspace, file, { source: "posts" });
  }
  const fullMs = Date.now() - started;
  expect(expectedCounts).toEqual({ rows, documents: rows - 300, duplicates: 150, quarantined: 150 });

  const disturbed = makeWorkspace("disturbed");
  // Moments from the first row on to most of a batch later, in an order that is not rising: together they stay far from the end.
  for (let i = 0; i < kills; i++) {
    const share = ((i * 7) % kills) / kills;
    expect(await importAndKill(disturbed, file, share * fullMs * 0.025)).toBe(false);
  }
  expect(await importAndKill(disturbed, file, 600_000)).toBe(true);
  expect(await contentOf(disturbed)).toEqual(await contentOf(undisturbed));
}, 600_000);
