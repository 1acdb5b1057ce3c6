import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { asItStands, bringUpToDate } from "../../pipeline/current.js";
import { readerName } from "../../pipeline/read.js";
import { sampleData, sampleFolder } from "../../pipeline/sample.js";
import { importSources } from "../../pipeline/sources.js";
import { openWorkspace, workspaceFile } from "../../pipeline/workspace.js";
import { LiveState } from "../../server/live-state.js";
import { startServer } from "../../server/start.js";
import type { Effects } from "../effects.js";
import { type CommonOptions, numberFlag } from "../flags.js";
import { version } from "../version.js";

interface StartOptions extends CommonOptions {
  host: string;
  port: string;
  import: boolean;
}

/** Opens the app on the workspace, or on the sample where there is none, and keeps it up to date until it is stopped. */
export async function start(options: StartOptions, effects: Effects): Promise<void> {
  const port = numberFlag("port", options.port, { least: 0, most: 65_535, whole: true });
  const isSample = options.workspace === undefined && !existsSync(resolve(workspaceFile));
  const folder = isSample ? sampleFolder : resolve(options.workspace ?? ".");
  if (isSample) effects.tell("no landfall.toml here: opening the sample (`landfall init` makes a workspace of your own)");
  await using workspace = await openWorkspace(folder, "start", isSample ? sampleData(version) : undefined);
  const work = { onProgress: effects.progress, signal: effects.signal };
  const state = new LiveState(await asItStands(workspace), { version, reader: readerName(workspace) });
  const prepare = async () => {
    const report = {
      ...work,
      onProgress: (progress: Parameters<typeof effects.progress>[0]) => {
        effects.progress(progress);
        state.setBusy(progress.stage);
      },
    };
    if (options.import) await importSources(workspace, report);
    state.setContext(await bringUpToDate(workspace, report));
    state.setBusy(null);
    effects.quiet();
  };
  // The sample is small: it is whole when its page first opens. A big workspace opens at once and fills while it is looked at.
  if (isSample) await prepare();
  await using server = await startServer(state, {
    host: options.host,
    port,
    onError: (error) => effects.tell(String(error instanceof Error ? (error.stack ?? error.message) : error)),
  });
  if (options.json) effects.print(JSON.stringify({ url: server.url }));
  else effects.print(`Landfall is open at ${server.url}  (Ctrl-C stops it)`);
  if (!isSample) await prepare();
  await untilStopped(effects.signal);
}

function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  // The server keeps the process alive; a timer would too, but nothing needs it.
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
