import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { workspaceActions } from "../../pipeline/accuracy/actions.js";
import { Collector } from "../../pipeline/collect/collector.js";
import { SourceDesk } from "../../pipeline/collect/desk.js";
import { HubSubscriptions } from "../../pipeline/collect/hub-subscriptions.js";
import { keepCollecting } from "../../pipeline/collect/keep-collecting.js";
import { News } from "../../pipeline/collect/news.js";
import { privacyKey } from "../../pipeline/collect/privacy.js";
import { asItStands, bringUpToDate } from "../../pipeline/current.js";
import { readerName } from "../../pipeline/read.js";
import { sampleData, sampleFolder } from "../../pipeline/sample.js";
import { importSources } from "../../pipeline/sources.js";
import { openWorkspace, type Workspace, workspaceFile } from "../../pipeline/workspace.js";
import { LiveState } from "../../server/live-state.js";
import { startServer } from "../../server/start.js";
import type { Effects } from "../effects.js";
import { FirstRound } from "../first-round.js";
import { writeFirstWorkspace } from "../first-workspace.js";
import { type CommonOptions, listFlag, numberFlag } from "../flags.js";
import { noteServer } from "../running-server.js";
import { version } from "../version.js";

interface StartOptions extends CommonOptions {
  host: string;
  port: string;
  import: boolean;
  collect: boolean;
  brand?: string;
  rivals?: string;
  market: string;
  catalogues: string;
  contact?: string;
}

/** Opens the app on the workspace, or on the sample where there is none, and keeps it up to date until it is stopped. */
export async function start(options: StartOptions, effects: Effects): Promise<void> {
  const port = numberFlag("port", options.port, { least: 0, most: 65_535, whole: true });
  const made = options.brand === undefined ? undefined : await firstWorkspace(options.brand, options, effects);
  const isSample = made === undefined && options.workspace === undefined && !existsSync(resolve(workspaceFile));
  const folder = isSample ? sampleFolder : (made ?? resolve(options.workspace ?? "."));
  if (isSample) effects.tell("no landfall.toml here: opening the sample (`landfall init` makes a workspace of your own)");
  await using workspace = await openWorkspace(folder, "start", isSample ? sampleData(version) : undefined);
  const work = { onProgress: effects.progress, onNote: effects.tell, signal: effects.signal };
  const news = new News();
  const first = new FirstRound(effects, (busy) => state.setBusy(busy));
  await using collector = isSample
    ? null
    : await Collector.open(workspace, {
        version,
        onStep: (step, task) => {
          news.add(step);
          first.add(step, task);
          hubs?.offer(step.source, task.cursor).catch((error: Error) => effects.tell(`${step.source}: its hub: ${error.message}`));
        },
      });
  const { callback } = workspace.config.collect;
  const hubs =
    collector && callback !== undefined
      ? new HubSubscriptions({
          callback,
          key: privacyKey(workspace.data),
          send: (hub, form) => collector.sendForm(hub, form),
          onNews: (source) => collector.askSoon(source),
          now: Date.now,
        })
      : undefined;
  const state = new LiveState(await asItStands(workspace), {
    version,
    reader: readerName(workspace),
    actions: workspaceActions(workspace),
    desk: new SourceDesk(workspace, {
      version,
      collector,
      hubs,
      canChange: !isSample,
      inTurn: (work) => state.inTurn(work),
      onErased: () => void state.inTurn(relateAnew).catch((error: Error) => effects.tell(error.message)),
      onProblem: effects.tell,
    }),
  });
  const relateAnew = async () => state.setContext(await bringUpToDate(workspace, { signal: effects.signal }));
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
  if (isSample) await state.inTurn(prepare);
  await using server = await startServer(state, {
    host: options.host,
    port,
    onError: (error) => effects.tell(String(error instanceof Error ? (error.stack ?? error.message) : error)),
  });
  using _note = isSample ? null : noteServer(workspace.data, server.url);
  if (options.json) effects.print(JSON.stringify({ url: server.url }));
  else effects.print(`Landfall is open at ${server.url}  (Ctrl-C stops it)`);
  if (!isSample) await state.inTurn(prepare);
  if (collector && options.collect) await collectUntilStopped(collector, state, { workspace, news, first }, effects);
  else await untilStopped(effects.signal);
}

/** Collects on the schedule and keeps the answers up to date until Ctrl-C. */
async function collectUntilStopped(
  collector: Collector,
  state: LiveState,
  { workspace, news, first }: { workspace: Workspace; news: News; first: FirstRound },
  effects: Effects,
): Promise<void> {
  state.desk?.watchFile(effects.signal);
  first.begin(collector.sources);
  await keepCollecting(collector, {
    signal: effects.signal,
    bringUpToDate: () =>
      state.inTurn(async () => {
        state.setContext(await bringUpToDate(workspace, { signal: effects.signal }));
      }),
    hasNews: () => news.take(),
    onProblem: (error) => effects.tell(String(error instanceof Error ? (error.stack ?? error.message) : error)),
  });
}

async function firstWorkspace(brand: string, options: StartOptions, effects: Effects): Promise<string> {
  const { rivals, market, catalogues, contact, workspace } = options;
  return writeFirstWorkspace(
    { brand, rivals: listFlag(rivals), market, catalogues: listFlag(catalogues), contact, folder: workspace },
    effects,
  );
}

function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  // The server keeps the process alive; a timer would too, but nothing needs it.
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
