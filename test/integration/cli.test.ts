/** The command line as its user meets it: exit codes, the next step in every message, JSON on request. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runLandfall } from "../run-landfall.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-cli-"));
const workspace = join(folder, "ws");

const landfall = (words: string[], input = "") => runLandfall(words, { input, cwd: folder });

const lastJson = (text: string) => JSON.parse(text.trim().split("\n").at(-1) ?? "") as Record<string, unknown>;

beforeAll(() => {
  landfall([
    "init",
    "--workspace",
    workspace,
    "--brand",
    "Xiaomi",
    "--rivals",
    "Apple,Samsung",
    "--market",
    "US",
    "--catalogues",
    "phones",
  ]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("landfall init", () => {
  it("writes a commented file and never overwrites it", () => {
    const text = readFileSync(join(workspace, "landfall.toml"), "utf8");
    expect(text).toContain('brand = "Xiaomi"');
    expect(text).toContain("# Where the launch is");
    const again = landfall(["init", "--workspace", workspace, "--brand", "Apple", "--market", "US"]);
    expect(again.status).toBe(2);
    expect(again.told).toContain("is never overwritten");
    expect(readFileSync(join(workspace, "landfall.toml"), "utf8")).toBe(text);
  });

  it("says how to name the brand where nobody is there to ask", () => {
    const { status, told } = landfall(["init", "--workspace", join(folder, "other")]);
    expect(status).toBe(2);
    expect(told).toContain("--brand NAME --market US");
  });

  it("refuses a brand that no catalogue names, and a market that is none", () => {
    expect(
      landfall(["init", "--workspace", join(folder, "other"), "--brand", "Nosuch", "--market", "US", "--catalogues", "phones"]).told,
    ).toContain("no catalogue names a brand 'Nosuch'");
    expect(
      landfall(["init", "--workspace", join(folder, "other"), "--brand", "Xiaomi", "--market", "USA", "--catalogues", "phones"]).told,
    ).toContain("market must be a two-letter country code, got 'USA'");
    expect(existsSync(join(folder, "other", "landfall.toml"))).toBe(false);
  });
});

describe("landfall import", () => {
  const good = Array.from(
    { length: 20 },
    (_, i) =>
      `g${i},2016-08-${String(i + 1).padStart(2, "0")}T09:00:00Z,ann,"Day ${i} with my Mi 5, and the battery lasts a day and a half"`,
  );
  const csv = `id,created,author,text\n${good.join("\n")}\nb1,not a date,bob,Mi Max is huge\nb2,2016-08-05T11:00:00Z\n`;

  it("keeps the good rows, puts the bad ones into quarantine, and its sums agree", () => {
    const file = join(folder, "posts.csv");
    writeFileSync(file, csv);
    const { out, told, status } = landfall(["import", "--workspace", workspace, "--json", file]);
    expect(lastJson(out)).toEqual({ rows: 22, documents: 20, duplicates: 0, quarantined: 2 });
    expect(status).toBe(3);
    expect(told).toContain("published   <- created");
    const { rows, total } = lastJson(landfall(["quarantine", "--workspace", workspace, "--json"]).out) as {
      rows: { line: number; reason: string }[];
      total: number;
    };
    expect(total).toBe(2);
    expect(rows.map(({ line }) => line).sort((a, b) => a - b)).toEqual([22, 23]);
  });

  it("changes nothing the second time", () => {
    expect(lastJson(landfall(["import", "--workspace", workspace, "--json", join(folder, "posts.csv")]).out)).toEqual({
      rows: 22,
      documents: 0,
      duplicates: 20,
      quarantined: 2,
    });
  });

  it("takes standard input, and a gzip that was cut off as far as it goes", () => {
    const lines = Array.from({ length: 4000 }, (_, i) =>
      JSON.stringify({
        id: `s${i}`,
        text: `post ${i} about the Galaxy S7 and its screen ${(i * 7919) % 1000}`,
        published: "2016-08-06T10:00:00Z",
      }),
    ).join("\n");
    expect(lastJson(landfall(["import", "--workspace", workspace, "--json", "--no-read", "--source", "piped", "-"], lines).out)).toEqual({
      rows: 4000,
      documents: 4000,
      duplicates: 0,
      quarantined: 0,
    });
    const whole = gzipSync(lines.replaceAll('"s', '"t'));
    writeFileSync(join(folder, "cut.jsonl.gz"), whole.subarray(0, Math.floor(whole.length / 2)));
    const cut = lastJson(landfall(["import", "--workspace", workspace, "--json", "--no-read", join(folder, "cut.jsonl.gz")]).out) as Record<
      string,
      number
    >;
    expect(cut.documents).toBeGreaterThan(500);
    expect(cut.documents + cut.duplicates + cut.quarantined).toBe(cut.rows);
  });

  it("says what to do about a file that is not there and a column that is not there", () => {
    const missing = landfall(["import", "--workspace", workspace, join(folder, "none.csv")]);
    expect(missing.status).toBe(1);
    expect(missing.told).toContain("none.csv");
    const mapped = landfall(["import", "--workspace", workspace, "--map", "text=body", join(folder, "posts.csv")]);
    expect(mapped.status).toBe(2);
    expect(mapped.told).toContain("body");
  });
});

describe("landfall brief", () => {
  it("prints every format from the same numbers", () => {
    const period = ["--from", "2016-08-01", "--to", "2016-08-31"];
    const json = JSON.parse(landfall(["brief", "--workspace", workspace, ...period, "--format", "json"]).out) as {
      headline: string;
      totals: { rows: number };
    };
    for (const format of ["text", "md", "html"]) {
      const { out, status } = landfall(["brief", "--workspace", workspace, ...period, "--format", format]);
      expect(status).toBe(0);
      expect(out.replace(/\s+/g, " ")).toContain(json.headline.slice(0, 40));
    }
  });
});

describe("errors", () => {
  it("are one JSON object on request", () => {
    const { out, status } = landfall(["brief", "--workspace", join(folder, "nowhere"), "--json"]);
    expect(status).toBe(1);
    expect(lastJson(out)).toMatchObject({ error: { code: "WORKSPACE_MISSING" } });
  });

  it("name the flag and the range of a number", () => {
    expect(landfall(["documents", "--workspace", workspace, "--limit", "many"]).told).toContain(
      "--limit must be a whole number from 1 to 200, got 'many'",
    );
    expect(landfall(["documents", "--workspace", workspace, "--filter", "colour=red"]).told).toContain("colour");
  });
});

describe("landfall export", () => {
  it("gives documents that import takes back as the same documents", () => {
    const exported = landfall(["export", "--workspace", workspace, "--filter", "source=posts"]).out;
    expect(exported.trim().split("\n").length).toBe(20);
    const other = join(folder, "back");
    landfall(["init", "--workspace", other, "--brand", "Xiaomi", "--market", "US", "--catalogues", "phones"]);
    expect(lastJson(landfall(["import", "--workspace", other, "--json", "--no-read", "-"], exported).out)).toEqual({
      rows: 20,
      documents: 20,
      duplicates: 0,
      quarantined: 0,
    });
  });
});
