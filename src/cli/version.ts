import { readFileSync } from "node:fs";

/** The version in package.json, two up from this file both as source and as built. */
export const version: string = (JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string })
  .version;
