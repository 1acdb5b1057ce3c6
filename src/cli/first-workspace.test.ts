import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadCatalogue } from "../catalogue/load.js";
import { catalogueFolders } from "../catalogue/shipped.js";
import { planSources } from "../pipeline/collect/plan.js";
import { readWorkspaceFile } from "../pipeline/workspace.js";
import type { Effects } from "./effects.js";
import { writeFirstWorkspace } from "./first-workspace.js";

const root = mkdtempSync(join(tmpdir(), "landfall-first-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function heard(): { effects: Effects; told: string[] } {
  const told: string[] = [];
  const nothing = () => undefined;
  return {
    told,
    effects: { print: nothing, progress: nothing, quiet: nothing, signal: new AbortController().signal, tell: (line) => told.push(line) },
  };
}
const wanted = (brand: string, folder: string, market = "US") => ({
  brand,
  rivals: ["Apple", "Quay & Sons"],
  market,
  catalogues: ["phones", "electronics"],
  contact: "https://you.example/about",
  folder: join(root, folder),
});

describe("writeFirstWorkspace", () => {
  it("writes a workspace whose keyless sources ask for the brand", async () => {
    const { effects, told } = heard();
    const folder = await writeFirstWorkspace(wanted("Fairphone", "known"), effects);
    const { config } = readWorkspaceFile(folder);
    expect(config).toMatchObject({
      brand: "Fairphone",
      rivals: ["Apple", "Quay & Sons"],
      collect: { contact: "https://you.example/about" },
    });
    const catalogue = await loadCatalogue(catalogueFolders(config.catalogues, folder));
    const planned = planSources(config, catalogue, { folder });
    expect(planned.length).toBeGreaterThan(40);
    expect(planned.filter(({ missingKey }) => missingKey !== null)).toEqual([]);
    expect(planned.flatMap(({ tasks }) => tasks.map(({ asks }) => asks)).join("\n")).toContain('"Fairphone"');
    expect(told.join("\n")).toContain("none needs a key");
  });

  it("makes a brand that no catalogue knows one of the workspace's own", async () => {
    const { effects, told } = heard();
    const folder = await writeFirstWorkspace(wanted("Häuse №1", "unknown"), effects);
    const { config } = readWorkspaceFile(folder);
    expect(config.catalogues).toEqual(["phones", "electronics", "catalogue"]);
    const catalogue = await loadCatalogue(catalogueFolders(config.catalogues, folder));
    expect(catalogue.find("Häuse №1").map(({ name }) => name)).toEqual(["Häuse №1"]);
    expect(catalogue.find("Quay & Sons")).toHaveLength(1);
    expect(told.join("\n")).toContain("no shipped catalogue knows Häuse №1, Quay & Sons");
  });

  it("goes on with a workspace of the same brand and never overwrites another's", async () => {
    const { effects } = heard();
    const folder = await writeFirstWorkspace(wanted("Fairphone", "again", "ZZ"), effects);
    const text = readFileSync(join(folder, "landfall.toml"), "utf8");
    expect(await writeFirstWorkspace(wanted("fairphone", "again"), effects)).toBe(folder);
    await expect(writeFirstWorkspace(wanted("Apple", "again"), effects)).rejects.toThrow("is a workspace of Fairphone");
    expect(readFileSync(join(folder, "landfall.toml"), "utf8")).toBe(text);
    expect(existsSync(join(folder, "catalogue", "products.csv"))).toBe(true);
  });
});
