import { join, resolve } from "node:path";
import Table from "cli-table3";
import pc from "picocolors";
import { loadCatalogue } from "../../catalogue/load.js";
import { catalogueFolders } from "../../catalogue/shipped.js";
import { LandfallError } from "../../core/errors.js";
import { SourceDesk } from "../../pipeline/collect/desk.js";
import { addSource, editFile, pauseSource, removeSource, type SourceInput } from "../../pipeline/collect/edit-sources.js";
import { planOf, requestsADay } from "../../pipeline/collect/plan.js";
import { recogniseForm } from "../../pipeline/collect/recognise-source.js";
import { tryAddress, tryNamed } from "../../pipeline/collect/try-address.js";
import type { SourceTrial } from "../../pipeline/collect/try-source.js";
import { readWorkspaceFile } from "../../pipeline/workspace.js";
import type { LiveSource, SourceList } from "../../report/sources/answers.js";
import { sayAgo, saySpan } from "../../report/sources/say.js";
import type { Effects } from "../effects.js";
import type { CommonOptions } from "../flags.js";
import { askServer } from "../running-server.js";
import { withWorkspace } from "../session.js";
import { version } from "../version.js";

/** Prints how each live source stands; where the app is running, it is asked, for it holds the store and knows what it is asking. */
export async function listSources(options: CommonOptions, effects: Effects): Promise<void> {
  const list =
    (await askServer<SourceList>(join(resolve(options.workspace ?? "."), "data"), "/api/sources")) ??
    (await withWorkspace(options, "sources", (workspace) => new SourceDesk(workspace, { version, canChange: true }).list()));
  if (options.json) effects.print(JSON.stringify(list));
  else effects.print(sayTable(list));
}

function sayTable({ reading, sources, notices, now }: SourceList): string {
  const at = Date.parse(now);
  const table = new Table({
    head: ["source", "kind", "state", "last success", "a day", "lag", "errors", "next run", "requests"],
    style: { head: ["bold"], border: ["gray"], compact: true },
  });
  for (const source of sources) {
    table.push([
      source.name,
      source.kind,
      sayState(source),
      sayAgo(source.lastSuccess, at),
      source.aDay === null ? "-" : source.aDay.toFixed(source.aDay < 10 ? 1 : 0),
      source.lagMinutes === null ? "-" : saySpan(source.lagMinutes * 60_000),
      String(source.errors),
      source.nextRun === null ? "-" : sayAgo(source.nextRun, at),
      `${source.requests} of ${source.requestsADay} a day`,
    ]);
  }
  const lines = [reading];
  if (sources.length > 0) lines.push(table.toString());
  else lines.push("Add one with `landfall sources add ADDRESS`, or begin anew with `landfall start --brand NAME --rivals A,B`.");
  for (const { text, next } of notices) lines.push(`${pc.yellow("!")} ${text}\n  ${next}`);
  return lines.join("\n");
}

function sayState({ state }: LiveSource): string {
  if (state === "failing" || state === "refused") return pc.red(state);
  return state === "quiet" ? pc.yellow(state) : state;
}

/** Prints what each source will be asked, and what it cannot see; opens no store and asks nobody. */
export async function planOfSources(names: string[], options: CommonOptions, effects: Effects): Promise<void> {
  const planned = planOf(await openAsking(options));
  const missing = names.find((name) => !planned.some((source) => source.name === name));
  if (missing !== undefined)
    throw new LandfallError("NOT_FOUND", `there is no live source '${missing}'`, { next: "`landfall sources plan` shows them all" });
  for (const source of planned.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const { name, config: settings, tasks, limits, everyMs } = source;
    const day = requestsADay(source);
    if (options.json) {
      effects.print(
        JSON.stringify({
          name,
          kind: settings.kind,
          everyMinutes: everyMs / 60_000,
          requestsADay: day,
          asks: tasks.map(({ asks }) => asks),
          limits,
        }),
      );
      continue;
    }
    effects.print(
      `${pc.bold(name)}  ${settings.kind}, every ${saySpan(everyMs)}, about ${day} requests a day${settings.paused ? ", paused" : ""}`,
    );
    for (const { asks } of tasks) effects.print(`  asks: ${asks}`);
    for (const limit of limits) effects.print(pc.dim(`  does not see: ${limit}`));
  }
}

interface AddOptions extends CommonOptions {
  name?: string;
  kind?: string;
  test: boolean;
}

/** Adds a source by its address to landfall.toml, after it was asked what it is. */
export async function addOne(address: string, options: AddOptions, effects: Effects): Promise<void> {
  const asking = await openAsking(options);
  const { config, file } = asking;
  const known = options.kind === undefined ? recogniseForm(address)?.source : sourceOfKind(options.kind, address);
  let source: SourceInput | undefined = known;
  let trials: SourceTrial[] = [];
  if (options.test && options.kind === undefined) {
    const tried = await tryAddress(asking, version, address, options.name, effects.signal);
    ({ source, trials } = tried);
    effects.tell(`${address}: ${tried.why}`);
  }
  if (!source)
    throw new LandfallError("USAGE", `what '${address}' is can't be told without asking it`, {
      next: "drop --no-test, or say --kind feeds or --kind pages",
    });
  const named = { ...source, name: options.name ?? String(source.name) };
  editFile(file, (text) => addSource(text, named));
  if (options.json) effects.print(JSON.stringify({ added: named, trials }));
  else {
    tellTrials(trials, effects);
    effects.print(`added '${named.name}' to ${file}`);
  }
  if (config.collect.contact === undefined)
    effects.tell("no [collect] contact yet: set it to a page or mailbox of yours, so that hosts know who asks");
}

function sourceOfKind(kind: string, address: string): SourceInput {
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : address;
  if (kind === "feeds") return { kind, name: host, feeds: [address] };
  if (kind === "pages") return { kind, name: host, pages: [address] };
  throw new LandfallError("USAGE", `--kind must be feeds or pages, got '${kind}'`, {
    next: "write other kinds into landfall.toml (docs/configuration.md)",
  });
}

/** Asks a source of the workspace, or an address, its first question and prints what came; keeps nothing. */
export async function testOne(what: string, options: CommonOptions, effects: Effects): Promise<void> {
  const asking = await openAsking(options);
  const isNamed = asking.config.sources.some(({ name }) => name === what);
  const trials = isNamed
    ? await tryNamed(asking, version, what, effects.signal)
    : (await tryAddress(asking, version, what, undefined, effects.signal)).trials;
  if (options.json) effects.print(JSON.stringify(trials));
  else tellTrials(trials, effects);
  if (trials.every(({ outcome }) => outcome !== "read" && outcome !== "unchanged")) process.exitCode = 1;
}

/** What asking takes of a workspace: its file and its catalogue, not its store. */
async function openAsking(options: CommonOptions) {
  const folder = resolve(options.workspace ?? ".");
  const { config, file } = readWorkspaceFile(folder);
  return { folder, config, file, catalogue: await loadCatalogue(catalogueFolders(config.catalogues, folder)) };
}

function tellTrials(trials: readonly SourceTrial[], effects: Effects): void {
  for (const { asks, outcome, documents, reason, requests, samples } of trials) {
    effects.print(`${asks}: ${reason === "" ? `${documents} documents, ${requests} requests` : `${outcome}: ${reason}`}`);
    for (const { title, text, published, grade } of samples)
      effects.print(`  ${published ?? "no date"} (${grade})  ${(title || text).replace(/\s+/g, " ").slice(0, 100)}`);
  }
}

/** Pauses a source, or lets it be asked again; whoever is collecting takes it in within seconds. */
export function pauseOne(name: string, paused: boolean, options: CommonOptions, effects: Effects): void {
  editFile(readWorkspaceFile(resolve(options.workspace ?? ".")).file, (text) => pauseSource(text, name, paused));
  if (options.json) effects.print(JSON.stringify({ name, paused }));
  else effects.print(paused ? `'${name}' is paused` : `'${name}' is asked again`);
}

/** Takes a source out of landfall.toml. Its documents stay. */
export function removeOne(name: string, options: CommonOptions, effects: Effects): void {
  editFile(readWorkspaceFile(resolve(options.workspace ?? ".")).file, (text) => removeSource(text, name));
  if (options.json) effects.print(JSON.stringify({ removed: name }));
  else effects.print(`'${name}' is no longer a source; its documents stay`);
}
