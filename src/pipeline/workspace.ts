import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadCatalogue } from "../catalogue/load.js";
import { catalogueFolders } from "../catalogue/shipped.js";
import type { Brand, Catalogue } from "../catalogue/types.js";
import { type Config, parseConfig } from "../core/config.js";
import { LandfallError } from "../core/errors.js";
import { lineOfKey } from "../core/toml-lines.js";
import type { Adjustment } from "../read/adjust/adjustment.js";
import { finishBatch } from "../store/batch.js";
import type { StoreLocation } from "../store/connection.js";
import { Store } from "../store/store.js";
import { readAdjustment } from "./adjustment-file.js";

/** The name of the file that makes a folder a workspace. */
export const workspaceFile = "landfall.toml";

/** An open workspace: its settings, what can be named in it, and its store. Close it, or hold it with `await using`. */
export interface Workspace extends AsyncDisposable {
  folder: string;
  /** The folder of what Landfall writes: the embedded store, keys. */
  data: string;
  config: Config;
  catalogue: Catalogue;
  store: Store;
  /** Ours first, then the rivals in the file's order. */
  brands: Brand[];
  /** What the workspace's own labels changed in the reader; fitted over other weights than these it does not count (`isOutdated`). */
  adjustment: { current: Adjustment | undefined; isOutdated: boolean };
}

/**
 * Reads the settings of a workspace without opening its store.
 * @throws LandfallError WORKSPACE_MISSING, CONFIG_INVALID
 */
export function readWorkspaceFile(folder: string): { config: Config; text: string; file: string } {
  const file = join(resolve(folder), workspaceFile);
  if (!existsSync(file)) {
    throw new LandfallError("WORKSPACE_MISSING", `there is no ${workspaceFile} in ${resolve(folder)}`, {
      next: "make one with `landfall init --brand NAME --market US`, or pass --workspace DIR",
    });
  }
  const text = readFileSync(file, "utf8");
  return { config: parseConfig(text, file), text, file };
}

/**
 * Opens a workspace.
 * @param folder the folder that holds `landfall.toml`
 * @param command what this process does, told to others that want the same store
 * @throws LandfallError WORKSPACE_MISSING, CONFIG_INVALID, CATALOGUE_INVALID, MODEL_INVALID, WORKSPACE_LOCKED, STORE_UNREACHABLE
 */
export async function openWorkspace(folder: string, command: string, data: string = join(folder, "data")): Promise<Workspace> {
  const { config, text, file } = readWorkspaceFile(folder);
  const catalogue = await loadCatalogue(catalogueFolders(config.catalogues, folder));
  const brands = [
    findBrand(catalogue, config.brand, () => `${file} line ${lineOfKey(text, ["brand"])}: brand`),
    ...config.rivals.map((rival) => findBrand(catalogue, rival, () => `${file} line ${lineOfKey(text, ["rivals"])}: rivals`)),
  ];
  const adjustment = readAdjustment(data);
  const store = await Store.open(storeLocation(config, data, command));
  await finishBatch(store, resolve(data));
  return {
    folder: resolve(folder),
    data: resolve(data),
    config,
    catalogue,
    store,
    brands,
    adjustment,
    [Symbol.asyncDispose]: () => store.close(),
  };
}

/** Where the settings say that the data are. */
export function storeLocation(config: Config, data: string, command: string): StoreLocation {
  const { url, database, user, password_env } = config.store;
  if (url === undefined) return { kind: "embedded", folder: data, command };
  return { kind: "server", url, database, user, password: process.env[password_env] ?? "" };
}

function findBrand(catalogue: Catalogue, name: string, where: () => string): Brand {
  const found =
    catalogue.brand(name) ??
    catalogue
      .find(name)
      .map((entity) => catalogue.brandOf(entity.id))
      .find((brand) => brand !== undefined);
  if (found) return found;
  throw new LandfallError("CONFIG_INVALID", `${where()} must be a brand of the catalogue, got '${name}'`, {
    next: "check the spelling with `landfall catalogue find`, or add it to a catalogue of your own (docs/catalogue.md)",
  });
}
