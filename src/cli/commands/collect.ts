import { LandfallError } from "../../core/errors.js";
import { Collector, type SourceRun } from "../../pipeline/collect/collector.js";
import { SourceDesk } from "../../pipeline/collect/desk.js";
import { keepCollecting } from "../../pipeline/collect/keep-collecting.js";
import { News } from "../../pipeline/collect/news.js";
import type { PlannedSource } from "../../pipeline/collect/plan.js";
import { rereadSource } from "../../pipeline/collect/reread.js";
import { bringUpToDate } from "../../pipeline/current.js";
import type { Workspace } from "../../pipeline/workspace.js";
import type { StepRow } from "../../store/cursors.js";
import type { Effects } from "../effects.js";
import { someUnusable } from "../filter-input.js";
import type { CommonOptions } from "../flags.js";
import { withWorkspace } from "../session.js";
import { version } from "../version.js";

interface CollectOptions extends CommonOptions {
  since?: string;
  until?: string;
  watch?: boolean;
  again?: boolean;
  read: boolean;
}

/** Asks the live sources of the workspace, keeps what they give, then reads and relates it. */
export async function collect(names: string[], options: CollectOptions, effects: Effects): Promise<void> {
  const range = rangeOf(options);
  await withWorkspace(options, "collect", async (workspace) => {
    const news = new News();
    const onStep = (step: StepRow) => {
      news.add(step);
      effects.progress({ stage: `collecting ${step.source}`, done: news.documents, total: null, unit: "documents" });
      if (options.watch && (step.documents > 0 || step.reason !== "")) effects.tell(sayStep(step));
    };
    await using collector = await Collector.open(workspace, { version, onStep, range });
    if (collector.sources.length === 0)
      throw new LandfallError("NOT_FOUND", "landfall.toml has no live source", { next: "add one with `landfall sources add ADDRESS`" });
    if (workspace.config.collect.contact === undefined && !options.again)
      effects.tell("no [collect] contact: hosts can't tell who asks, and some refuse; set it to a page or mailbox of yours");
    if (options.again) await again(collector.sources, names, workspace, options, effects);
    else if (options.watch) await watch(collector, workspace, options, effects, news);
    else await once(collector, names, workspace, options, effects);
  });
}

/** Reads the kept answers once more; nobody is asked. */
async function again(
  sources: readonly PlannedSource[],
  names: string[],
  workspace: Workspace,
  options: CollectOptions,
  effects: Effects,
): Promise<void> {
  for (const source of sources.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const done = await rereadSource(workspace, source, { onProgress: effects.progress, signal: effects.signal });
    effects.quiet();
    if (options.json) effects.print(JSON.stringify(done));
    else
      effects.print(
        `${done.source}: ${done.answers} answers read again: ${done.documents} new, ${done.updated} changed, ${done.quarantined} still unusable`,
      );
  }
  if (effects.signal.aborted) throw stopped();
  if (options.read) await bringUpToDate(workspace, { onProgress: effects.progress, signal: effects.signal });
}

async function once(collector: Collector, names: string[], workspace: Workspace, options: CollectOptions, effects: Effects): Promise<void> {
  const runs = await collector.runOnce(names, effects.signal);
  effects.quiet();
  for (const run of runs) effects.print(options.json ? JSON.stringify(run) : sayRun(run));
  if (effects.signal.aborted) throw stopped();
  if (options.read && runs.some(({ documents, duplicates, deleted }) => documents + duplicates + deleted > 0))
    await bringUpToDate(workspace, { onProgress: effects.progress, signal: effects.signal });
  effects.quiet();
  const failed = runs.filter(({ failure }) => failure !== null);
  if (runs.some(({ quarantined }) => quarantined > 0)) process.exitCode = someUnusable;
  if (runs.length > 0 && failed.length === runs.length) {
    throw new LandfallError("FETCH_FAILED", `none of ${runs.length} ${runs.length === 1 ? "source" : "sources"} could be reached`, {
      next: "check the network, then run it again: each goes on where it was",
    });
  }
}

async function watch(collector: Collector, workspace: Workspace, options: CollectOptions, effects: Effects, news: News): Promise<void> {
  effects.tell(`collecting ${collector.sources.length} sources on their schedule (Ctrl-C stops; what is done is kept)`);
  new SourceDesk(workspace, { version, collector, canChange: true, onProblem: effects.tell }).watchFile(effects.signal);
  await keepCollecting(collector, {
    signal: effects.signal,
    bringUpToDate: async () => void (options.read && (await bringUpToDate(workspace, { signal: effects.signal }))),
    hasNews: () => news.take(),
    onProblem: (error) => effects.tell(String(error instanceof Error ? error.message : error)),
  });
}

function stopped(): LandfallError {
  return new LandfallError("CANCELLED", "stopped; what was collected is kept", {
    next: "run the same command again: it goes on from there",
  });
}

function sayStep({ source, documents, reason }: StepRow): string {
  return reason === "" ? `${source}: ${documents} new` : `${source}: ${reason}`;
}

/** "GSMArena: 20 new, 0 known, 2 requests". */
export function sayRun({ source, documents, duplicates, quarantined, deleted, requests, failure }: SourceRun): string {
  const parts = [`${documents} new`, `${duplicates} known`];
  if (deleted > 0) parts.push(`${deleted} deleted at the source`);
  if (quarantined > 0) parts.push(`${quarantined} in quarantine`);
  parts.push(`${requests} ${requests === 1 ? "request" : "requests"}`);
  return failure === null ? `${source}: ${parts.join(", ")}` : `${source}: NOT REACHED: ${failure} (${parts.join(", ")})`;
}

function rangeOf({ since, until }: CollectOptions): { since: number | null; until: number | null } | undefined {
  if (since === undefined && until === undefined) return undefined;
  const range = { since: dayOf("since", since), until: dayOf("until", until) };
  if (range.since !== null && range.until !== null && range.since >= range.until)
    throw new LandfallError("USAGE", `--since ${since} is not before --until ${until}`, { next: "swap them" });
  return range;
}

function dayOf(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const instant = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw new LandfallError("USAGE", `--${flag} must be a day such as 2026-11-01, got '${text}'`);
  return instant;
}
