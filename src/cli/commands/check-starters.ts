import { loadCatalogue } from "../../catalogue/load.js";
import { catalogueFolders } from "../../catalogue/shipped.js";
import { checkSources, type SourceCheck } from "../../collect/check-source.js";
import { systemClock } from "../../collect/fetch/host-gate.js";
import type { SourceFetcher } from "../../collect/source-step.js";
import { parseConfig } from "../../core/config.js";
import { LandfallError } from "../../core/errors.js";
import { fetcherOf } from "../../pipeline/collect/collector.js";
import { blockText } from "../../pipeline/collect/edit-sources.js";
import { planOf } from "../../pipeline/collect/plan.js";
import { starterSources } from "../../pipeline/collect/starters.js";
import type { Effects } from "../effects.js";
import { type CommonOptions, listFlag } from "../flags.js";
import { version } from "../version.js";

interface CheckOptions extends CommonOptions {
  market: string;
  catalogues: string;
}

/** Sources asked at the same time; most are on hosts of their own. */
const atOnce = 8;

/**
 * Asks each starter source its first question, and says which still answer.
 * @param network a stand-in for the network
 */
export async function checkStarters(options: CheckOptions, effects: Effects, network?: SourceFetcher): Promise<void> {
  const catalogues = listFlag(options.catalogues);
  const catalogue = await loadCatalogue(catalogueFolders(catalogues));
  const blocks = starterSources(options.market, catalogues).map(blockText).join("\n");
  // A search needs something to search for; any brand that the catalogue knows will do.
  const config = parseConfig(`brand = ${JSON.stringify(catalogue.brands[0].name)}\nmarket = ${JSON.stringify(options.market)}\n${blocks}`);
  // The first question of each source: whoever answers one answers the others.
  const tasks = planOf({ config, catalogue, folder: "." }).flatMap(({ name, adapter, tasks: [task] }) =>
    task ? [{ source: name, adapter, task }] : [],
  );
  await using own = network ? null : fetcherOf(config, version);
  const checks = await checkSources(tasks, network ?? (own as SourceFetcher), {
    now: systemClock.now,
    concurrency: atOnce,
    signal: effects.signal,
    onChecked: (check) => effects.print(options.json ? JSON.stringify(check) : say(check)),
  });
  const good = checks.filter(({ verdict }) => verdict === "answers").length;
  if (!options.json) effects.print(`${good} of ${tasks.length} answer`);
  // Where nobody at all has answered, it is not the sources that are gone.
  if (checks.every(({ requests }) => requests === 0)) {
    throw new LandfallError("FETCH_FAILED", `none of ${tasks.length} sources could be reached: this says nothing about them`, {
      next: "check this machine's way to the public internet (name lookup, firewall, proxy), then run it again",
    });
  }
  if (good < tasks.length) process.exitCode = 1;
}

const words: Record<SourceCheck["verdict"], string> = {
  answers: "ok     ",
  silent: "silent ",
  refused: "REFUSED",
  gone: "GONE   ",
  failed: "FAILED ",
};

function say({ verdict, source, reason }: SourceCheck): string {
  return `${words[verdict]} ${source}: ${reason}`;
}
