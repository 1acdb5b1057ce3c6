import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workspaceActions } from "../src/pipeline/accuracy/actions.js";
import { bringUpToDate } from "../src/pipeline/current.js";
import { sampleFolder } from "../src/pipeline/sample.js";
import { importSources } from "../src/pipeline/sources.js";
import { openWorkspace, type Workspace } from "../src/pipeline/workspace.js";
import { LiveState } from "../src/server/live-state.js";

/** The sample, imported, read and related into a store of its own, as a server would hold it. The clock stands still. */
export interface OpenSample extends AsyncDisposable {
  workspace: Workspace;
  state: LiveState;
}

/** Noon of a day after the sample's year. */
const fixedNow = Date.UTC(2017, 0, 15, 12);

export async function openSample(): Promise<OpenSample> {
  const data = mkdtempSync(join(tmpdir(), "landfall-sample-"));
  const workspace = await openWorkspace(sampleFolder, "test", data);
  await importSources(workspace);
  const context = await bringUpToDate(workspace);
  return {
    workspace,
    state: new LiveState(context, { version: "test", reader: "test", actions: workspaceActions(workspace), now: () => fixedNow }),
    [Symbol.asyncDispose]: async () => {
      await workspace[Symbol.asyncDispose]();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
