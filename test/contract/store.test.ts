/** Every connection of the store passes this one suite: the embedded engine always, a server where LANDFALL_TEST_CLICKHOUSE_URL names one. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredDocument } from "../../src/core/document.js";
import type { StoreLocation } from "../../src/store/connection.js";
import { saveDocuments } from "../../src/store/documents.js";
import { saveQuarantine } from "../../src/store/quarantine.js";
import { findRun, saveRun } from "../../src/store/runs.js";
import { Store } from "../../src/store/store.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-store-"));
const embedded: StoreLocation = { kind: "embedded", folder: join(folder, "data"), command: "test" };
const serverUrl = process.env.LANDFALL_TEST_CLICKHOUSE_URL;
const locations: [string, StoreLocation][] = [["embedded engine", embedded]];
if (serverUrl) {
  const database = `landfall_test_${process.pid}`;
  locations.push([
    "ClickHouse server",
    { kind: "server", url: serverUrl, database, user: "default", password: process.env.LANDFALL_STORE_PASSWORD ?? "" },
  ]);
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function document(id: string, text: string, day: string | null, line = 1): StoredDocument {
  const from = day === null ? null : Date.parse(`${day}T10:00:00Z`);
  return {
    id,
    source: "s",
    url: "",
    author: "a",
    client: "",
    title: "",
    text,
    publication: "",
    product: "",
    rating: null,
    forum: "",
    replyTo: "",
    links: ["https://one.example/a"],
    extra: { likes: 3 },
    file: "f.csv",
    line,
    time:
      from === null
        ? { interval: null, grade: "unknown", assumedZone: null }
        : { interval: { from, to: from + 1000 }, grade: "platform", assumedZone: "UTC" },
  };
}

describe.each(locations)("the store on the %s", (_name, location) => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open(location);
  });
  afterAll(async () => {
    await store.close();
  });

  const countOf = async () => (await store.one<{ n: number }>("SELECT count() AS n FROM documents FINAL")).n;

  it("keeps a document once, however often it comes", async () => {
    const batch = [document("1", "the first", "2016-08-01"), document("2", "the second", "2016-09-01"), document("3", "undated", null)];
    expect(await saveDocuments(store, batch, "r1")).toEqual({ added: 3, updated: 0, known: 0 });
    expect(await saveDocuments(store, batch, "r2")).toEqual({ added: 0, updated: 0, known: 3 });
    expect(await countOf()).toBe(3);
  });

  it("counts a row that the same stopped run had written as added", async () => {
    expect(await saveDocuments(store, [document("1", "the first", "2016-08-01")], "r1")).toEqual({ added: 1, updated: 0, known: 0 });
  });

  it("lets the newest content win, also where the month changed", async () => {
    expect(await saveDocuments(store, [document("2", "the second, moved", "2016-11-05")], "r3")).toEqual({
      added: 0,
      updated: 1,
      known: 0,
    });
    const rows = await store.query<{ text: string; month: number }>("SELECT text, month FROM documents FINAL WHERE id = {id:String}", {
      id: "2",
    });
    expect(rows).toEqual([{ text: "the second, moved", month: 201611 }]);
    expect(await countOf()).toBe(3);
  });

  it("keeps the last of two contents of one id in a batch", async () => {
    expect(await saveDocuments(store, [document("4", "old", "2016-08-01"), document("4", "new", "2016-08-01", 2)], "r4")).toEqual({
      added: 1,
      updated: 1,
      known: 0,
    });
    const rows = await store.query<{ text: string }>("SELECT text FROM documents FINAL WHERE id = '4'");
    expect(rows).toEqual([{ text: "new" }]);
  });

  it("keeps an unknown time unknown, in month 0", async () => {
    const rows = await store.query<{ month: number; time_from: string | null }>(
      "SELECT month, time_from FROM documents FINAL WHERE id = '3'",
    );
    expect(rows).toEqual([{ month: 0, time_from: null }]);
  });

  it("partitions by month", async () => {
    const rows = await store.query<{ partition: string }>(
      "SELECT DISTINCT partition FROM system.parts WHERE table = 'documents' AND active AND database = currentDatabase() ORDER BY partition",
    );
    expect(rows.map((row) => row.partition)).toEqual(expect.arrayContaining(["0", "201608", "201611"]));
  });

  it("finds words through the text index", async () => {
    const rows = await store.query<{ id: string }>("SELECT id FROM documents FINAL WHERE hasAllTokens(text, {words:Array(String)})", {
      words: ["second", "moved"],
    });
    expect(rows).toEqual([{ id: "2" }]);
    const plan = await store.query<{ explain: string }>(
      "EXPLAIN indexes = 1 SELECT id FROM documents WHERE hasAllTokens(text, {words:Array(String)})",
      { words: ["moved"] },
    );
    expect(plan.map((row) => row.explain).join("\n")).toContain("words");
  });

  it("takes hostile text as data", async () => {
    const text = "'); DROP TABLE documents; -- \\ \u0000 \ud83d {x:String} \u{1F4F1}";
    await saveDocuments(store, [document("5", text, "2016-08-01")], "r5");
    const rows = await store.query<{ id: string }>("SELECT id FROM documents FINAL WHERE position(text, {needle:String}) > 0", {
      needle: "'); DROP TABLE documents; --",
    });
    expect(rows).toEqual([{ id: "5" }]);
  });

  it("keeps a row in quarantine once", async () => {
    const diagnostic = { file: "f.csv", line: 7, code: "bad_date", reason: "no date", raw: "x,y" };
    await saveQuarantine(store, [diagnostic], "r1");
    await saveQuarantine(store, [diagnostic], "r2");
    expect(await store.one("SELECT count() AS n FROM quarantine FINAL")).toEqual({ n: 1 });
  });

  it("gives back the newest state of a run", async () => {
    const run = {
      run: "r1",
      kind: "import" as const,
      input: "f.csv",
      checkpoint: 5,
      counts: { rows: 5 },
      detail: "",
      started: 1471000000000,
    };
    await saveRun(store, { ...run, state: "running" });
    await saveRun(store, { ...run, state: "done", checkpoint: 9, counts: { rows: 9 } });
    expect(await findRun(store, "import", { input: "f.csv" })).toEqual({ ...run, state: "done", checkpoint: 9, counts: { rows: 9 } });
    expect(await findRun(store, "import", { state: "running" })).toBeUndefined();
  });
});

describe("the embedded engine", () => {
  it("tells a second process who holds the workspace and what to do", async () => {
    const held: StoreLocation = { kind: "embedded", folder: join(folder, "held", "data"), command: "start" };
    await using _store = await Store.open(held);
    const program = `
      import { Store } from ${JSON.stringify(new URL("../../src/store/store.ts", import.meta.url).href)};
      try { await Store.open({ kind: "embedded", folder: ${JSON.stringify(held.folder)}, command: "brief" }); }
      catch (error) { console.log(error.code + " " + error.message); }`;
    const second = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], { encoding: "utf8" });
    expect(second.stdout).toContain("WORKSPACE_LOCKED");
    expect(second.stdout).toContain(`process ${process.pid} (landfall start`);
    expect(second.stdout).toContain(`kill ${process.pid}`);
  });
});
