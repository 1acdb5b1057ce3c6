import { rowsEver } from "../../store/runs.js";
import type { Door } from "../answers.js";
import { type ReportContext, workspaceName } from "../context.js";
import { countDocuments } from "../documents.js";
import { factsTable, filterSql } from "../filter.js";
import { choosePeriod, type Period, periodBefore } from "../period.js";
import type { Brief } from "./answers.js";
import { countCells, door } from "./cells.js";
import { makeChanges } from "./changes.js";
import { makeInsufficient } from "./gaps.js";
import { makeHeadline, makeSentences } from "./headline.js";
import { makeLeaks } from "./leaks.js";
import { makeOwners } from "./owners.js";
import { makePressure } from "./pressure.js";
import { makeStandings } from "./standings.js";
import { makeStories } from "./stories.js";
import { makeTimeline } from "./timeline.js";

export interface BriefOptions {
  /** First and last day of the period, `YYYY-MM-DD`. */
  from?: string;
  to?: string;
  /** The time of making, Unix milliseconds. */
  now: number;
  /** The program's version. */
  version: string;
  /** The reader's version. */
  reader: string;
}

/** Where do we stand, what changed, and what can't we say? Every count in the answer opens the documents that it counts. */
export async function makeBrief(context: ReportContext, options: BriefOptions): Promise<Brief> {
  const period = await choosePeriod(context, options);
  const previous = periodBefore(period);
  const [cells, cellsBefore, talk, talkBefore, timeline, owners, stories, pressure, leaks, languages, totals] = await Promise.all([
    countCells(context, period),
    countCells(context, previous),
    countTalk(context, period),
    countTalk(context, previous),
    makeTimeline(context, period),
    makeOwners(context, period),
    makeStories(context, period),
    makePressure(context, period),
    makeLeaks(context, period),
    makeLanguages(context, period),
    makeTotals(context, period),
  ]);
  const standings = makeStandings(cells, talk, context.brands, period);
  const before = makeStandings(cellsBefore, talkBefore, context.brands, previous);
  const { config, brands } = context;
  return {
    workspace: {
      name: workspaceName(config),
      brand: brands[0].name,
      rivals: brands.slice(1).map((brand) => brand.name),
      market: config.market,
      sample: config.sample,
    },
    period: { ...period, zone: "UTC" },
    previous: { from: previous.from, to: previous.to, label: previous.label },
    headline: makeHeadline(standings),
    sentences: makeSentences(standings, pressure),
    totals,
    standings,
    timeline,
    owners,
    stories,
    pressure,
    leaks,
    changes: makeChanges(standings, before),
    insufficient: makeInsufficient(standings, totals.undated.count),
    languages,
    made: { at: new Date(options.now).toISOString(), reader: options.reader, version: options.version },
  };
}

/** The people's talk that names any brand of the workspace. */
async function countTalk(context: ReportContext, { from, to }: Period): Promise<Door> {
  const filter = { brand: allBrands(context), from, to, step: "talk" as const };
  return door(await countDocuments(context, filter), filter);
}

function allBrands({ brands }: ReportContext): string {
  return brands.map((brand) => brand.id).join(",");
}

const languageNames = new Intl.DisplayNames(["en"], { type: "language" });

async function makeLanguages(context: ReportContext, { from, to }: Period): Promise<Brief["languages"]> {
  const filter = { brand: allBrands(context), from, to };
  const { where, parameters } = filterSql(filter, context.generation);
  const rows = await context.store.query<{ lang: string; n: number; full: number }>(
    `SELECT toString(f.lang) AS lang, count() AS n, max(f.read_in_full) AS full FROM ${factsTable} WHERE ${where} GROUP BY lang ORDER BY n DESC, lang`,
    parameters,
  );
  return rows.map(({ lang, n, full }) => ({ lang: sayLanguage(lang), documents: door(n, { ...filter, lang }), readInFull: full === 1 }));
}

function sayLanguage(code: string): string {
  return code === "und" || code === "" ? "not told" : (languageNames.of(code) ?? code);
}

/** Rows that came in, and where each of them is: rows = documents + duplicates + quarantined over all imports. */
async function makeTotals(context: ReportContext, { from, to }: Period): Promise<Brief["totals"]> {
  const filters = {
    documents: { brand: allBrands(context), from, to },
    period: { from, to },
    undated: { undated: "only" as const },
    impossible: { finding: "impossible_time" as const },
    all: {},
  };
  const [documents, period, undated, impossible, all, imported] = await Promise.all([
    countDocuments(context, filters.documents),
    countDocuments(context, filters.period),
    countDocuments(context, filters.undated),
    countDocuments(context, filters.impossible),
    countDocuments(context, filters.all),
    rowsEver(context.store),
  ]);
  return {
    documents: door(documents, filters.documents),
    period: door(period, filters.period),
    undated: door(undated, filters.undated),
    impossible: door(impossible, filters.impossible),
    all: door(all, filters.all),
    rows: imported.rows,
    erased: imported.erased,
    duplicates: imported.duplicates,
    quarantined: imported.quarantined,
  };
}
