import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workspaceActions } from "../../src/pipeline/accuracy/actions.js";
import { bringUpToDate } from "../../src/pipeline/current.js";
import { readerName } from "../../src/pipeline/read.js";
import { sampleFolder } from "../../src/pipeline/sample.js";
import { importSources } from "../../src/pipeline/sources.js";
import { openWorkspace } from "../../src/pipeline/workspace.js";
import { LiveState } from "../../src/server/live-state.js";
import { startServer } from "../../src/server/start.js";
import { buildApp } from "./build-app.js";

/** The built app over the sample workspace, with a store of its own that goes when it is closed. */
export interface StartedApp extends AsyncDisposable {
  /** Without a slash at the end. */
  url: string;
}

/** Builds the app as it stands in the sources, brings the sample in, and serves both on a free port. */
export async function startApp(): Promise<StartedApp> {
  // The server takes the files into memory when it starts.
  await using app = await buildApp();
  const data = await mkdtemp(join(tmpdir(), "landfall-browser-"));
  const workspace = await openWorkspace(sampleFolder, "browser test", data);
  await importSources(workspace);
  const state = new LiveState(await bringUpToDate(workspace), {
    version: "0.0.0",
    reader: readerName(workspace),
    actions: workspaceActions(workspace),
  });
  const server = await startServer(state, { port: 0, builtApp: app.folder });
  return {
    url: server.url.replace(/\/$/, ""),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await workspace[Symbol.asyncDispose]();
      await rm(data, { recursive: true, force: true });
    },
  };
}
