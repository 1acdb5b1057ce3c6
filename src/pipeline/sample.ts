import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The shipped sample; two up from this file both as source and as built. Nothing is written into it. */
export const sampleFolder = fileURLToPath(new URL("../../samples/xiaomi-us-2016", import.meta.url));

/** Where the sample's store is kept: with the user's data, one for each version. */
export function sampleData(version: string): string {
  const base = process.env.XDG_DATA_HOME ?? join(homedir(), ".local", "share");
  return join(base, "landfall", `sample-${version}`);
}
