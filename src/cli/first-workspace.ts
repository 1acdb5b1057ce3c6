import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadCatalogue } from "../catalogue/load.js";
import { catalogueFolders } from "../catalogue/shipped.js";
import type { Catalogue } from "../catalogue/types.js";
import { parseConfig } from "../core/config.js";
import { LandfallError } from "../core/errors.js";
import { blockText } from "../pipeline/collect/edit-sources.js";
import { starterMarkets, starterSources } from "../pipeline/collect/starters.js";
import { readWorkspaceFile, workspaceFile } from "../pipeline/workspace.js";
import { writeConfigFile } from "./config-file.js";
import type { Effects } from "./effects.js";

/** What a workspace is made from. */
export interface FirstWorkspace {
  brand: string;
  rivals: string[];
  market: string;
  catalogues: string[];
  /** A page or mailbox of the user, told to the hosts that are asked. */
  contact: string | undefined;
  /** The folder to write into; one named after the brand, beneath this one, where absent. */
  folder: string | undefined;
}

/** The workspace's own catalogue, for brands that no shipped one knows. */
const ownCatalogue = "catalogue";

/**
 * Writes a workspace with its keyless sources and says where; one of the same brand that is there already is opened as it is.
 * @returns its folder
 * @throws LandfallError CONFIG_EXISTS where the folder holds another brand's workspace; CONFIG_INVALID
 */
export async function writeFirstWorkspace(wanted: FirstWorkspace, effects: Effects): Promise<string> {
  const folder = resolve(wanted.folder ?? `landfall-${slugOf(wanted.brand)}`);
  const file = join(folder, workspaceFile);
  if (existsSync(file)) {
    const { config } = readWorkspaceFile(folder);
    if (config.brand.toLowerCase() !== wanted.brand.toLowerCase()) {
      throw new LandfallError("CONFIG_EXISTS", `${file} is a workspace of ${config.brand}`, {
        next: "pass --workspace with another folder",
      });
    }
    effects.tell(`${folder} is there already: going on with it`);
    return folder;
  }
  const shipped = await loadCatalogue(catalogueFolders(wanted.catalogues, folder));
  const unknown = [wanted.brand, ...wanted.rivals].filter((name) => !isBrand(shipped, name));
  const catalogues = unknown.length > 0 ? [...wanted.catalogues, ownCatalogue] : wanted.catalogues;
  const sources = starterSources(wanted.market, wanted.catalogues);
  const head = writeConfigFile({ ...wanted, catalogues });
  const collect =
    wanted.contact === undefined ? "" : `\n[collect]\n# Who asks: part of the user agent.\ncontact = ${JSON.stringify(wanted.contact)}\n`;
  const text = `${head}${collect}\n# Public sources that need no key; \`landfall sources\` shows how they stand.\n${sources.map(blockText).join("\n")}`;
  parseConfig(text, file);
  mkdirSync(folder, { recursive: true });
  if (unknown.length > 0) writeOwnCatalogue(join(folder, ownCatalogue), unknown);
  writeFileSync(file, text, { flag: "wx" });
  effects.tell(`wrote ${file}: ${sources.length} public sources for ${wanted.market}, none needs a key`);
  if (unknown.length > 0)
    effects.tell(
      `no shipped catalogue knows ${unknown.join(", ")}: written into ${join(folder, ownCatalogue)}; add its products there (docs/catalogue.md)`,
    );
  const markets = new Set(wanted.catalogues.flatMap(starterMarkets));
  if (!markets.has(wanted.market))
    effects.tell(
      `there are no sources of ${wanted.market}'s own yet (${[...markets].join(", ")} have some): beginning with those of the whole world`,
    );
  return folder;
}

function isBrand(catalogue: Catalogue, name: string): boolean {
  return catalogue.find(name).some((entity) => catalogue.brandOf(entity.id) !== undefined);
}

function writeOwnCatalogue(folder: string, names: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const rows = names.map((name) => `${slugOf(name)},"${name.replaceAll('"', '""')}"`);
  writeFileSync(join(folder, "brands.csv"), `id,name\n${rows.join("\n")}\n`, { flag: "wx" });
  writeFileSync(join(folder, "products.csv"), "brand,name,kind,line,is_line,aliases\n", { flag: "wx" });
}

/** A name as an id: lower case, hyphens; letters of other scripts stay out of file names. */
function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain === ""
    ? `brand-${[...name].map((letter) => letter.codePointAt(0)?.toString(16)).join("")}`.slice(0, 60)
    : plain.slice(0, 60);
}
