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

interface Kill {
  /** The insert at which it is killed, counted from 1 in each run; a batch makes three: documents, quarantine, checkpoint. */
  insert: number;
  /** So long after that insert began, in milliseconds: nothing comes after it, so the time decides only how far the insert itself is. */
  afterMs: number;
}

const preload = ["tsx", new URL("hold-at-insert.ts", import.meta.url).href].map((module) => `--import ${import.meta.resolve(module)}`);

/** Runs an import; true where it ended by itself. */
function importFrom(workspace: string, file: string, kill?: Kill): Promise<boolean> {
  const child = startLandfall(["import", "--workspace", workspace, "--no-read", "--json", file], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: kill ? { ...process.env, NODE_OPTIONS: preload.join(" "), LANDFALL_TEST_HOLD_AT: String(kill.insert) } : process.env,
  });
  if (kill) child.on("message", () => setTimeout(() => child.kill("SIGKILL"), kill.afterMs));
  return new Promise((resolve) => child.on("exit", (_code, signal) => resolve(signal === null)));
}

it("ends with the same documents, quarantine and counts as an undisturbed import", async () => {
  const file = writeFile();
  const undisturbed = makeWorkspace("undisturbed");
  let expectedCounts: ImportCounts;
  {
    await using workspace = await openWorkspace(undisturbed, "test");
    expectedCounts = await importFile(workspace, file, { source: "posts" });
  }
  expect(expectedCounts).toEqual({ rows, documents: rows - 300, duplicates: 150, quarantined: 150 });

  const disturbed = makeWorkspace("disturbed");
  // Every insert of a batch and the first two of the next, each at four moments: together they stay far from the end.
  for (let i = 0; i < kills; i++)
    expect(await importFrom(disturbed, file, { insert: (i % 5) + 1, afterMs: [0, 2, 6, 20][i % 4] })).toBe(false);
  expect(await importFrom(disturbed, file)).toBe(true);
  expect(await contentOf(disturbed)).toEqual(await contentOf(undisturbed));
}, 600_000);
