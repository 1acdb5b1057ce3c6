import type { Catalogue } from "../../catalogue/types.js";
import { compileQuery } from "../../collect/query.js";
import type { AnyAdapter, SourceTask } from "../../collect/source.js";
import type { Config } from "../../core/config.js";
import { type Cron, nextOf, parseCron } from "../../core/cron.js";
import { durationMs, type LiveSourceConfig } from "../../core/source-config.js";
import { dayMs, minuteMs } from "../../core/time.js";
import type { Workspace } from "../workspace.js";
import { kindOf } from "./kinds.js";
import { openSecrets } from "./secrets.js";

/** A live source of the workspace as it will be asked. */
export interface PlannedSource {
  name: string;
  config: LiveSourceConfig;
  adapter: AnyAdapter;
  /** What it will be asked, each with a cursor of its own. */
  tasks: SourceTask[];
  /** What it cannot see, in sentences. */
  limits: readonly string[];
  everyMs: number;
  /** When it is asked instead; null where `everyMs` counts. */
  cron: Cron | null;
  /** Pause between its requests, in milliseconds. */
  pauseMs: number;
  /** Days; null where documents are kept for good. */
  keepDays: number | null;
  rawDays: number;
  pseudonyms: boolean;
  /** The variable that should hold its key and does not; null where none is needed, or it is there. */
  missingKey: string | null;
}

export interface PlanOptions {
  folder: string;
  /** Nothing older is wanted, in Unix milliseconds; over the source's own. */
  since?: number;
}

/** What the live sources of a workspace will be asked. A source whose key is missing is planned all the same: asked, it says what it lacks. */
export function planSources(config: Config, catalogue: Catalogue, options: PlanOptions): PlannedSource[] {
  const { collect } = config;
  const query = compileQuery(catalogue, {
    brand: config.brand,
    rivals: config.rivals,
    exclusions: collect.exclusions,
    languages: collect.languages,
    sinceYear: collect.since_year,
  });
  const secrets = openSecrets(options.folder, collect.secrets);
  return config.sources.flatMap((source): PlannedSource[] => {
    if (source.kind === "file") return [];
    const since = options.since ?? (source.since === undefined ? undefined : Date.parse(`${source.since}T00:00:00Z`));
    const { adapter, settings, everyMs, missingKey } = kindOf(source, { secrets, since, folder: options.folder, market: config.market });
    const perMinute = Math.min(
      source.requests_per_minute ?? Number.POSITIVE_INFINITY,
      collect.requests_per_minute ?? Number.POSITIVE_INFINITY,
    );
    const pseudonyms = source.pseudonyms ?? collect.pseudonyms;
    return [
      {
        name: source.name,
        config: source,
        adapter,
        tasks: adapter.plan(query, settings),
        limits: adapter.limits,
        cron: source.cron === undefined ? null : parseCron(source.cron),
        everyMs: source.every === undefined ? everyMs : durationMs(source.every),
        pauseMs: Math.max(adapter.pauseMs, Number.isFinite(perMinute) ? minuteMs / perMinute : 0),
        keepDays: source.keep_days ?? collect.keep_days ?? null,
        // An answer as it came names everybody.
        rawDays: pseudonyms ? 0 : (source.raw_days ?? collect.raw_days),
        pseudonyms,
        missingKey,
      },
    ];
  });
}

/** What the live sources of an open workspace will be asked. */
export function planOf({ config, catalogue, folder }: Pick<Workspace, "config" | "catalogue" | "folder">): PlannedSource[] {
  return planSources(config, catalogue, { folder });
}

/** Requests a day that a source costs at least: one a task and round; one a task for a stream, which stays open. */
export function requestsADay({ tasks, everyMs, cron, config }: PlannedSource): number {
  if (config.paused) return 0;
  if (cron) return tasks.length * timesADay(cron);
  return isStream({ everyMs }) ? tasks.length : Math.round((tasks.length * dayMs) / everyMs);
}

/** How often a schedule comes round on a day, over a week; at least once for one that comes more seldom. */
function timesADay(cron: Cron): number {
  let times = 0;
  for (let at = nextOf(cron, 0); at !== null && at <= 7 * dayMs; at = nextOf(cron, at)) times++;
  return Math.max(1, Math.round(times / 7));
}

/** True for a source that sends by itself. */
export function isStream({ everyMs }: Pick<PlannedSource, "everyMs">): boolean {
  return everyMs < minuteMs;
}
