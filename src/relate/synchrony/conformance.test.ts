import { createReadStream, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type ConformanceOptions, conformance, quantile } from "./conformance.js";
import { edgesByTable } from "./edge-table.js";
import { conformanceRow } from "./edges.js";
import { groupByObject } from "./pairs.js";
import { readShares } from "./read-shares.js";

/** Shares as `object account content time`, one a line. */
async function edgesOf(lines: string, options: Partial<ConformanceOptions> = {}) {
  const rows = lines
    .trim()
    .split("\n")
    .map((line) => line.trim().replaceAll(" ", ","));
  const { columns } = await readShares([Buffer.from(`object_id,account_id,content_id,timestamp_share\n${rows.join("\n")}\n`)]);
  const edges = conformance(columns, { windowSeconds: 10, minParticipation: 1, ...options });
  return Array.from({ length: edges.length }, (_, i) => {
    const { account_id, account_id_y, weight } = conformanceRow(columns, edges, i);
    return `${account_id} ${account_id_y} ${weight}`;
  }).sort();
}

describe("conformance", () => {
  it("takes shares at most the window apart, the same second and the window's very end included", async () => {
    expect(await edgesOf("o a 1 100\no b 2 100\no c 3 110\no d 4 111")).toEqual(["a b 1", "a c 1", "b c 1", "c d 1"]);
  });
  it("counts pairs of shares, not distinct objects", async () => {
    expect(await edgesOf("o a 1 0\no a 2 1\no b 3 2\np a 4 50\np b 5 51")).toEqual(["a b 3"]);
  });
  it("pairs no account with itself and no content with itself", async () => {
    expect(await edgesOf("o a 1 0\no a 2 1\no b 1 2")).toEqual(["a b 1"]);
  });
  it("leaves out a row whose content is its object", async () => {
    expect(await edgesOf("o a o 0\no b 1 1")).toEqual([]);
  });
  it("drops accounts with too few rows before pairing", async () => {
    expect(await edgesOf("o a 1 0\np a 2 1\no b 3 1\np b 4 2\no c 5 1", { minParticipation: 2 })).toEqual(["a b 2"]);
  });
  it("keeps a pair after pairing where either side still has enough rows", async () => {
    // b and c have two rows each, but only one of them takes part in a pair; a has two that do.
    const shares = "o a 1 0\np a 2 100\no b 3 1\nx b 4 500\np c 5 101\ny c 6 500";
    expect(await edgesOf(shares, { minParticipation: 2 })).toEqual(["a b 1", "a c 1"]);
    expect(await edgesOf("o a 1 0\nz a 2 900\no b 3 1\nx b 4 500", { minParticipation: 2 })).toEqual([]);
  });
  it("counts rows by their content: another object's row of a paired post counts as well", async () => {
    expect(await edgesOf("o a 1 0\nz a 1 0\no b 3 1\nx b 4 500", { minParticipation: 2 })).toEqual(["a b 1"]);
  });
  it("does not mind times out of order", async () => {
    expect(await edgesOf("o c 3 110\no b 2 100\no d 4 111\no a 1 100")).toEqual(["a b 1", "a c 1", "b c 1", "c d 1"]);
  });
  it("puts each pair in byte order", async () => {
    expect(await edgesOf("o ä 1 0\no Z 2 1\no a 3 2")).toEqual(["Z a 1", "Z ä 1", "a ä 1"]);
  });
  it("cuts strictly above a quantile of the weights", async () => {
    const shares = "o a 1 0\no b 2 1\np a 3 50\np b 4 51\nq c 5 0\nq d 6 1";
    expect(await edgesOf(shares, { weightQuantile: 0.5 })).toEqual(["a b 2"]);
    expect(await edgesOf(shares, { weightQuantile: 1 })).toEqual([]);
    expect(quantile(Int32Array.of(4, 1, 3, 2), 0.5)).toBe(2.5);
  });
  it("refuses to give a part of an answer where there are too many pairs", async () => {
    await expect(edgesOf("o a 1 0\no b 2 1\no c 3 2", { maxPairs: 2 })).rejects.toThrow(/3 pairs of shares .* shorten the window/);
  });
  it("steps over one account's endless shares of one object", async () => {
    const many = Array.from({ length: 200_000 }, (_, i) => `o a ${i} 0`).join("\n");
    const started = process.cpuUsage();
    expect(await edgesOf(`${many}\no b x 0`)).toEqual(["a b 200000"]);
    expect(process.cpuUsage(started).user).toBeLessThan(5000e3);
  });
  it("finds the same edges by table as laid out by account", async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `o${(i * 7) % 40},a${(i * i) % 53},c${i},${(i * 31) % 900}`).join("\n");
    const { columns } = await readShares([Buffer.from(`object_id,account_id,content_id,timestamp_share\n${lines}\n`)]);
    const laid = conformance(columns, { windowSeconds: 30, minParticipation: 1 });
    const table = edgesByTable(columns, groupByObject(columns), 30, () => true, 1e6)!;
    const rows = (edges: typeof laid) =>
      Array.from({ length: edges.length }, (_, i) =>
        [edges.a[i], edges.b[i], edges.pairs[i], edges.objects[i], edges.lead[i], edges.lagSeconds[i].toFixed(3)].join(),
      ).sort();
    expect(rows(table)).toEqual(rows(laid));
    expect(edgesByTable(columns, groupByObject(columns), 30, () => true, 10)).toBeNull();
  });
});

const data = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const reference = `${data}reference/synchrony/`;

describe.skipIf(!existsSync(reference))("conformance with CooRTweet on its public data (skipped where ../shared is absent)", () => {
  for (const [object, file] of [
    ["url_id", "german_elections_url_w30_p2_edges.csv"],
    ["phash_id", "german_elections_phash_w30_p2_edges.csv"],
  ]) {
    it(`gives the reference edges over ${object}, weight for weight`, async () => {
      const names = { object, account: "account_id", content: "post_id", time: "timestamp" };
      const { columns } = await readShares(createReadStream(`${data}synchrony/german_elections_shares.csv`), names);
      const edges = conformance(columns, { windowSeconds: 30, minParticipation: 2 });
      const rows = Array.from({ length: edges.length }, (_, i) => Object.values(conformanceRow(columns, edges, i)).join());
      const wanted = readFileSync(reference + file, "utf8")
        .trim()
        .split("\n")
        .slice(1);
      // Compared by count first: a mismatch must not print names.
      expect(rows.length).toBe(wanted.length);
      expect(rows.sort().join("\n") === wanted.sort().join("\n")).toBe(true);
    });
  }
  it("has the reference for the generated shares at hand", () => {
    const wanted = gunzipSync(readFileSync(`${reference}generated_100k_w60_p2_edges.csv.gz`))
      .toString()
      .trim()
      .split("\n");
    expect(wanted.length - 1).toBe(41_629);
  });
});
