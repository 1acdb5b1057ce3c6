import { existsSync, readdirSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** `catalogues/` of the package: two up from this file both as source (`src/catalogue`) and as built (`dist/catalogue`). */
const shippedRoot = fileURLToPath(new URL("../../catalogues", import.meta.url));

/** The names of the catalogues that come with Landfall, sorted: `["electronics", "espresso", "phones"]`. */
export function shippedCatalogues(): string[] {
  return readdirSync(shippedRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(shippedRoot, entry.name, "products.csv")))
    .map((entry) => entry.name)
    .sort();
}

/**
 * The folders that a workspace's catalogue entries mean: the name of a shipped catalogue (`phones`) or a folder, relative
 * to `base`. A name without a slash or dot that a shipped catalogue has is that catalogue.
 */
export function catalogueFolders(entries: readonly string[], base: string = "."): string[] {
  return entries.map((entry) => {
    const shipped = join(shippedRoot, entry);
    if (/^[a-z0-9-]+$/.test(entry) && existsSync(join(shipped, "products.csv"))) return shipped;
    return isAbsolute(entry) ? entry : resolve(base, entry);
  });
}
