import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../../web", import.meta.url));

/** The browser app, built. */
interface BuiltApp extends AsyncDisposable {
  folder: string;
}

/** Builds the app as it stands in the sources into a folder of its own: test files that run side by side must not empty the one that another is serving. */
export async function buildApp(): Promise<BuiltApp> {
  const folder = await mkdtemp(join(tmpdir(), "landfall-app-"));
  await build({ root, configFile: join(root, "vite.config.ts"), logLevel: "error", build: { outDir: folder } });
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
