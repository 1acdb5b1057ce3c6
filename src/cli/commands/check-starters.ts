import { loadCatalogue } from "../../catalogue/load.js";
import { catalogueFolders } from "../../catalogue/shipped.js";
import { systemClock } from "../../collect/fetch/host-gate.js";
import { parseConfig } from "../../core/config.js";
import { fetcherOf } from "../../pipeline/collect/collector.js";
import { blockText } from "../../pipeline/collect/edit-sources.js";
import { planOf } from "../../pipeline/collect/plan.js";
import { starterSources } from "../../pipeline/collect/starters.js";
import { type SourceTrial, trySource } from "../../pipeline/collect/try-source.js";
import type { Effects } from "../effects.js";
import { type CommonOptions, listFlag } from "../flags.js";
import { version } from "../version.js";

interface CheckOptions extends CommonOptions {
  market: string;
  catalogues: string;
}

/** Sources asked at the same time; most are on hosts of their own. */
const atOnce = 8;

/** Asks each starter source its first question, and says which still answer. */
export async function checkStarters(options: CheckOptions, effects: Effects): Promise<void> {
  const catalogues = listFlag(options.catalogues);
  const catalogue = await loadCatalogue(catalogueFolders(catalogues));
  const blocks = starterSources(options.market, catalogues).map(blockText).join("\n");
  // A search needs something to search for; any brand that the catalogue knows will do.
  const config = parseConfig(`brand = ${JSON.stringify(catalogue.brands[0].name)}\nmarket = ${JSON.stringify(options.market)}\n${blocks}`);
  const waiting = planOf({ config, catalogue, folder: "." });
  const all = waiting.length;
  await using fetcher = fetcherOf(config, version);
  let good = 0;
  const worker = async () => {
    for (let source = waiting.shift(); source && !effects.signal.aborted; source = waiting.shift()) {
      const [trial] = await trySource(source, fetcher, { now: systemClock.now, signal: effects.signal });
      good += Number(isGood(trial));
      effects.print(options.json ? JSON.stringify(trial) : say(trial));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (!options.json) effects.print(`${good} of ${all} answer`);
  if (good < all) process.exitCode = 1;
}

function isGood({ outcome, documents }: SourceTrial): boolean {
  return outcome === "read" && documents > 0;
}

function say(trial: SourceTrial): string {
  if (isGood(trial)) return `ok      ${trial.source}: ${trial.documents} documents`;
  return `${trial.outcome === "read" ? "empty " : "FAILED"}  ${trial.source}: ${trial.reason || "it answered, with nothing"}`;
}
