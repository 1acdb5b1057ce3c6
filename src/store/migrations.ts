import { readdirSync, readFileSync } from "node:fs";
import { LandfallError } from "../core/errors.js";
import type { Store } from "./store.js";

/** The folder is copied beside the compiled file by the build, so the same URL serves both. */
const schemaFolder = new URL("./schema/", import.meta.url);

interface Migration {
  version: number;
  name: string;
  statements: string[];
}

/** The versioned schema files, oldest first: `NNN-name.sql`, statements that can be run twice. */
export function migrations(): Migration[] {
  return readdirSync(schemaFolder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => ({
      version: Number.parseInt(name, 10),
      name,
      statements: readFileSync(new URL(name, schemaFolder), "utf8")
        .replace(/^--.*$/gm, "")
        .split(/;\s*$/m)
        .map((statement) => statement.trim())
        .filter((statement) => statement !== ""),
    }));
}

/**
 * Applies the migrations that a store does not have yet. One that was cut short is run again: its statements allow it.
 * @throws LandfallError STORE_NEWER when the store was written by a later version
 */
export async function migrate(store: Store): Promise<void> {
  await store.command(
    "CREATE TABLE IF NOT EXISTS migrations (version UInt32, name String, at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY version",
  );
  const applied = new Set((await store.query<{ version: number }>("SELECT version FROM migrations")).map(({ version }) => version));
  const newest = Math.max(0, ...applied);
  const known = migrations();
  const latest = known.at(-1)?.version ?? 0;
  if (newest > latest) {
    throw new LandfallError("STORE_NEWER", `the store has schema ${newest}, this program knows ${latest}`, {
      next: "update landfall, or use another workspace",
    });
  }
  for (const migration of known) {
    if (applied.has(migration.version)) continue;
    for (const statement of migration.statements) await store.command(statement);
    await store.insert("migrations", [{ version: migration.version, name: migration.name }]);
  }
}
