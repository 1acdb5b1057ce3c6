/** The real files, whole: every row is a document or in quarantine, and every number of the brief opens exactly as many documents. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeConfigFile } from "../../src/cli/config-file.js";
import { asItStands, bringUpToDate } from "../../src/pipeline/current.js";
import { type ImportCounts, importFile } from "../../src/pipeline/import.js";
import { openWorkspace, type Workspace } from "../../src/pipeline/workspace.js";
import { makeBrief } from "../../src/report/brief/make.js";
import { countDocuments, listDocuments } from "../../src/report/documents.js";
import { doorsOf } from "./doors.js";

const corpora = fileURLToPath(new URL("../../../shared/data/corpora", import.meta.url));

/** Rows of each file, as its makers count them. */
const rowsOf: Record<string, number> = {
  "hackernews_2015_2016.csv": 21_288,
  "reddit_2021_android_iphone.csv": 19_940,
  "reviews_earphones.csv": 14_337,
  "reviews_echo_2018.csv": 3150,
  "techcrunch_headlines_2015_2017.csv": 19_006,
  "tweets_2011_sxsw.csv": 9033,
  "tweets_2017_phone_brands.csv": 16_291,
  "youtube_comments_pt_2016_2021.csv": 10_000,
};

if (!existsSync(corpora)) console.warn("skipped: ../shared/data/corpora is not here");

describe.skipIf(!existsSync(corpora))("the eight corpora", () => {
  const folder = mkdtempSync(join(tmpdir(), "landfall-corpora-"));
  const counts = new Map<string, ImportCounts>();
  let workspace: Workspace;

  beforeAll(async () => {
    writeFileSync(
      join(folder, "landfall.toml"),
      writeConfigFile({ brand: "Xiaomi", rivals: ["Apple", "Samsung"], market: "US", catalogues: ["phones", "electronics"] }),
    );
    workspace = await openWorkspace(folder, "test");
    for (const file of readdirSync(corpora).sort()) counts.set(file, await importFile(workspace, join(corpora, file)));
    await bringUpToDate(workspace);
  }, 600_000);

  afterAll(async () => {
    await workspace?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  it("turns every row into a document, a duplicate or a row in quarantine", async () => {
    for (const [file, { rows, documents, duplicates, quarantined }] of counts) {
      expect([file, rows]).toEqual([file, rowsOf[file]]);
      expect(documents + duplicates + quarantined).toBe(rows);
    }
    const sum = (key: keyof ImportCounts) => [...counts.values()].reduce((total, one) => total + one[key], 0);
    expect(sum("rows")).toBe(113_045);
    const stored = await workspace.store.one<{ n: number }>("SELECT count() AS n FROM documents FINAL");
    expect(stored.n).toBe(sum("documents"));
    const quarantined = await workspace.store.one<{ n: number }>("SELECT count() AS n FROM quarantine FINAL WHERE line > 0");
    expect(quarantined.n).toBe(sum("quarantined"));
  });

  it("reads and places every document", async () => {
    const { unread } = await workspace.store.one<{ unread: number }>(
      "SELECT (SELECT count() FROM documents FINAL) - (SELECT count() FROM readings FINAL) AS unread",
    );
    expect(unread).toBe(0);
    const context = await asItStands(workspace);
    expect(await countDocuments(context, {})).toBe(
      (await workspace.store.one<{ n: number }>("SELECT count() AS n FROM documents FINAL")).n,
    );
  });

  it("keeps an unknown time for rows without a date, never the day of the import", async () => {
    const rows = await workspace.store.query<{ source: string; dated: number }>(
      "SELECT source, countIf(time_from IS NOT NULL) AS dated FROM documents FINAL WHERE source IN ('reddit_2021_android_iphone', 'reviews_earphones', 'tweets_2011_sxsw') GROUP BY source ORDER BY source",
    );
    expect(rows).toEqual([
      { source: "reddit_2021_android_iphone", dated: 0 },
      { source: "reviews_earphones", dated: 0 },
      { source: "tweets_2011_sxsw", dated: 0 },
    ]);
    const { late } = await workspace.store.one<{ late: number }>("SELECT countIf(time_from > '2022-01-01') AS late FROM documents FINAL");
    expect(late).toBe(0);
  });

  it.each([
    ["2016-07-01", "2016-12-31"],
    ["2017-01-01", "2017-01-31"],
  ])("opens every number of the brief of %s to %s into as many documents", async (from, to) => {
    const context = await asItStands(workspace);
    const brief = await makeBrief(context, { from, to, now: 0, version: "test", reader: "test" });
    const doors = doorsOf(brief);
    expect(doors.length).toBeGreaterThan(100);
    const wrong: unknown[] = [];
    for (const { path, door } of doors) {
      const found = await countDocuments(context, door.filter);
      if (found !== door.count) wrong.push({ path, said: door.count, found });
    }
    expect(wrong).toEqual([]);
    const waterfall = brief.standings[0].steps;
    for (const { left } of waterfall) expect((await listDocuments(context, left.filter, { limit: 1 })).total).toBe(left.count);
    for (let i = 1; i < waterfall.length; i++)
      expect(waterfall[i - 1].left.count - (waterfall[i].removed?.count ?? 0)).toBe(waterfall[i].left.count);
    const { rows, duplicates, quarantined, all } = brief.totals;
    expect(rows - duplicates - quarantined).toBe(all.count);
  });

  it("changes nothing when it is imported again", async () => {
    const again = await importFile(workspace, join(corpora, "techcrunch_headlines_2015_2017.csv"));
    expect(again).toEqual({ rows: 19_006, documents: 0, duplicates: 19_006, quarantined: 0 });
    const before = (await asItStands(workspace)).generation;
    expect((await bringUpToDate(workspace)).generation).toBe(before);
  });
});
