import { voices } from "../../core/reading.js";
import { dayMs } from "../../core/time.js";
import { nameOf, type ReportContext } from "../context.js";
import { factsTable, filterSql, instantOf } from "../filter.js";
import { dayOf, type Period } from "../period.js";
import type { Brief } from "./answers.js";
import { door } from "./cells.js";

/** A bucket is a day up to this many days, a week up to the second figure, else a month: about 30 to 130 points fit a page. */
const dailyUpToDays = 130;
const weeklyUpToDays = 900;

/** Mentions of each brand over the period, by voice, with the catalogue's facts that fall into it. */
export async function makeTimeline(context: ReportContext, period: Period): Promise<Brief["timeline"]> {
  const start = instantOf(period.from, "from");
  const end = instantOf(period.to, "to");
  const days = (end - start) / dayMs;
  const bucket = days <= dailyUpToDays ? "day" : days <= weeklyUpToDays ? "week" : "month";
  const starts = bucketStarts(start, end, bucket);
  const { where, parameters } = filterSql({ from: period.from, to: period.to }, context.generation);
  const brands = context.brands.map((brand) => brand.id);
  const rows = await context.store.query<{ brand: string; voice: string; at: number; n: number }>(
    `SELECT brand, voice, at, count() AS n
     FROM (SELECT arrayJoin(f.brands) AS brand, f.voice AS voice,
             {starts:Array(Int64)}[arrayLastIndex(s -> s <= toUnixTimestamp64Milli(f.time_from), {starts:Array(Int64)})] AS at
           FROM ${factsTable} WHERE ${where} AND f.level != 'none')
     WHERE brand IN {brands:Array(String)} GROUP BY ALL`,
    { ...parameters, starts, brands },
  );
  const counts = new Map(rows.map((row) => [`${row.brand} ${row.voice} ${row.at}`, row.n]));
  const countOf = (brand: string, voice: string, at: number) => counts.get(`${brand} ${voice} ${at}`) ?? 0;
  return {
    bucket,
    buckets: starts.map((at) => new Date(at).toISOString()),
    series: context.brands.map((brand) => ({
      brand: brand.id,
      name: brand.name,
      counts: starts.map((at, i) => {
        const last = dayOf((starts[i + 1] ?? end) - dayMs);
        const total = voices.reduce((sum, voice) => sum + countOf(brand.id, voice, at), 0);
        return door(total, { brand: brand.id, from: dayOf(at), to: last });
      }),
      voices: Object.fromEntries(voices.map((voice) => [voice, starts.map((at) => countOf(brand.id, voice, at))])),
      events: eventsOf(context, brand.id, period),
    })),
  };
}

function bucketStarts(start: number, end: number, bucket: "day" | "week" | "month"): number[] {
  const starts: number[] = [];
  for (let at = start; at < end; ) {
    starts.push(at);
    if (bucket === "day") at += dayMs;
    else if (bucket === "week") at += 7 * dayMs;
    else {
      const date = new Date(at);
      at = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
    }
  }
  return starts;
}

/** Only facts known to the day, for the workspace's market or for the first market anywhere. */
function eventsOf({ catalogue, config }: ReportContext, brand: string, period: Period): Brief["timeline"]["series"][number]["events"] {
  const seen = new Set<string>();
  return catalogue.facts
    .filter((fact) => fact.date.length === 10 && fact.date >= period.from && fact.date <= period.to)
    .filter((fact) => (fact.market === "*" || fact.market === config.market) && catalogue.brandOf(fact.product)?.id === brand)
    .map((fact) => ({ at: fact.date, label: `${nameOf(catalogue, fact.product)} ${fact.event}`, kind: fact.event, source: fact.source }))
    .filter(({ at, label }) => !seen.has(`${at} ${label}`) && seen.add(`${at} ${label}`))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.label < b.label ? -1 : 1));
}
