import { join } from "node:path";
import { nameKey } from "../../src/catalogue/name-key.js";
import { dayRangeOf } from "../../src/catalogue/precise-date.js";
import { isLineName } from "./lines.js";
import { modelNameOf } from "./model-name.js";
import { readRecords, readScrapes, type ScrapeRow } from "./scrape-row.js";

/** A dated event with the sources that agree on it. */
export interface ModelFact {
  market: string;
  event: "announced" | "released" | "discontinued" | "cancelled";
  date: string;
  sources: string[];
}

/** One product of the catalogue while it is built. */
export interface Model {
  brand: string;
  name: string;
  kind: string;
  aliases: Set<string>;
  facts: ModelFact[];
}

/** A date that lost the vote, for the committed record. */
export interface Disagreement {
  model: Model;
  cells: [event: string, chosen: string, rejected: string, source: string];
}

interface Row extends ScrapeRow {
  name: string;
  codes: string[];
  aliases: string[];
  kindWord: string;
  isVariant: boolean;
  raw: string;
}

/** Dates after the newest scrape are typing errors. */
const latestDate = "2025-12-31";
/** Models announced before are kept only where they ran a named operating system: tweets of 2011 still speak of those. */
const firstYear = "2010";
/** Feature phones from before that people still name. */
const famous = new Set(["nokia 3310", "nokia 1100", "nokia 3210", "nokia 5110", "motorola razr v3", "nokia 8110", "lg kg800"]);
/** Rows of one name further apart are different products of the same name: the later takes its year. */
const sameModelMonths = 15;
/** Where votes are equal the source that was scraped last and dates to the day is preferred. */
const sourceRank = ["gsmarena-2021", "store-2024", "gsmarena-2017", "gsmarena-2023", "launch-prices-2025"];

/** Reads every source and makes one model of the rows that mean the same product. */
export function mergeModels(data: string, report: string[]) {
  const smart = namedSystems(data);
  const groups = new Map<string, Row[]>();
  const casings = new Map<string, Map<string, number>>();
  let unannounced = 0;
  let typing = 0;
  for (const scrape of readScrapes(data)) {
    const parsed = modelNameOf(scrape.brand, scrape.model);
    if (!parsed) {
      unannounced++;
      continue;
    }
    const dates = { announced: scrape.announced, released: scrape.released };
    for (const event of ["announced", "released"] as const) {
      const range = dates[event] === "" ? null : dayRangeOf(dates[event]);
      if (dates[event] !== "" && (range === null || range.first > latestDate)) {
        typing++;
        dates[event] = "";
      }
    }
    const { brand, name, codes, aliases, kind, isVariant } = parsed;
    const casing = casings.get(brand) ?? new Map<string, number>();
    casings.set(brand, casing.set(scrape.brand, (casing.get(scrape.brand) ?? 0) + 1));
    const row: Row = { ...scrape, ...dates, brand, name, codes, aliases, kindWord: kind, isVariant, raw: scrape.model };
    const key = `${brand} ${nameKey(name)}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  mergeYears(groups);
  report.push(`${unannounced} rows of models never announced left out`);
  report.push(`${typing} dates left out as typing errors (after ${latestDate.slice(0, 4)} or no date)`);

  const models: Model[] = [];
  const disagreements: Disagreement[] = [];
  let undated = 0;
  let old = 0;
  let single = 0;
  for (const [key, rows] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const generation of splitByDate(rows)) {
      const first = earliestDate(generation.rows);
      if (first === "") {
        undated++;
        continue;
      }
      const scraped = generation.rows.some((row) => row.source !== "launch-prices-2025");
      if (!scraped) {
        single++;
        continue;
      }
      if (
        first < firstYear &&
        !famous.has(key) &&
        !famous.has(`${rows[0].brand} ${rows[0].name.toLowerCase()}`) &&
        !isSmart(generation.rows, smart)
      ) {
        old++;
        continue;
      }
      const model = modelOf(generation.rows, generation.isLater ? ` (${first.slice(0, 4)})` : "");
      settleDates(model, generation.rows, disagreements);
      models.push(model);
    }
  }
  plainNames(models);
  const kept = models.filter((model) => model.facts.length > 0);
  report.push(`${undated} models without any date left out`);
  report.push(`${old} models from before ${firstYear} without a named operating system left out`);
  report.push(`${single} models left out that only the price list names (it holds models that never existed)`);
  report.push(`${disagreements.length} dates lost a vote between sources (disagreements.csv)`);
  const brandCasing = new Map(
    [...casings].map(([brand, counts]) => [brand, [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0]]),
  );
  return { models: kept, brandCasing, disagreements };
}

/** Brand and raw model of every specification sheet that names an operating system. */
function namedSystems(data: string): Set<string> {
  const smart = new Set<string>();
  for (const record of readRecords(join(data, "phones_2017_specifications.csv"))) {
    if (/Android|Symbian|Windows|BlackBerry|iOS|Palm|webOS|bada|Maemo/i.test(record.OS))
      smart.add(`${record.brand} ${record.model}`.toLowerCase());
  }
  return smart;
}

function isSmart(rows: Row[], smart: Set<string>): boolean {
  return rows.some((row) => smart.has(`${row.brand} ${row.raw}`.toLowerCase()) || / (?:Symbian|Windows Mobile)$/.test(row.raw));
}

function dateOf(row: Row): string {
  return row.announced || row.released;
}

function monthsOf(date: string): number {
  const first = dayRangeOf(date)!.first;
  return Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7));
}

function earliestDate(rows: Row[]): string {
  return rows.map(dateOf).filter(Boolean).sort()[0] ?? "";
}

/** "iPad mini 4 (2015)" and "Watch Sport (1st gen)" are the plain names of the same year: scrapes differ in whether they add it. */
function mergeYears(groups: Map<string, Row[]>): void {
  for (const [key, rows] of groups) {
    const match = /^(.+) \((?:\d{4}|1st gen)\)$/.exec(rows[0].name);
    const plain = match && groups.get(`${rows[0].brand} ${nameKey(match[1])}`);
    const year = earliestDate(rows).slice(0, 4);
    if (!plain || !plain.some((row) => year !== "" && dateOf(row).startsWith(year))) continue;
    plain.push(...rows.map((row) => ({ ...row, name: match[1], aliases: [...row.aliases, row.name] })));
    groups.delete(key);
  }
}

/** Splits rows of one name where more than {@link sameModelMonths} lie between. Undated rows go with the first. */
function splitByDate(rows: Row[]): { rows: Row[]; isLater: boolean }[] {
  const dated = rows.filter((row) => dateOf(row) !== "").sort((a, b) => monthsOf(dateOf(a)) - monthsOf(dateOf(b)));
  const generations: { rows: Row[]; isLater: boolean }[] = [];
  for (const row of dated) {
    const last = generations.at(-1);
    if (last && monthsOf(dateOf(row)) - monthsOf(dateOf(last.rows[0])) <= sameModelMonths) last.rows.push(row);
    else generations.push({ rows: [row], isLater: generations.length > 0 });
  }
  // A row that only the released date of a store places belongs to the model that another source announced.
  return generations.length > 0 ? generations : [{ rows, isLater: false }];
}

const watchName = /\bwatch|^gear (?:s|fit|sport|live|2)|\bband\b|\bfit\b/i;
const tabletName =
  /\b(?:tab|pad|tablet|ipad|mediapad|matepad|iconia|ideatab|xoom|nexus (?:7|9|10)|slate\d*|playbook|touchpad|transformer|fonepad|memo pad|zenpad|kindle|fire (?:hd|7|max)|surface(?! duo)|ideapad|pixel (?:c|tablet)|chromebook|funbook)\b|^Note 10\.1|Galaxy Note (?:8\.0|10\.1|Pro)/i;

function modelOf(rows: Row[], suffix: string): Model {
  const names = new Map<string, number>();
  for (const row of rows) names.set(row.name, (names.get(row.name) ?? 0) + (row.source.startsWith("gsmarena") ? 2 : 1));
  const name = [...names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
  const words = rows.map((row) => row.kindWord).find(Boolean);
  const kind = words || (watchName.test(name) ? "watch" : tabletName.test(name) ? "tablet" : "phone");
  const aliases = new Set<string>();
  for (const row of rows) for (const alias of [...row.aliases, ...row.codes]) aliases.add(alias);
  return { brand: rows[0].brand, name: `${name}${suffix}`, kind, aliases, facts: [] };
}

/** One date an event: most sources by month, then the source that ranks first; within the winning month the most exact. */
function settleDates(model: Model, rows: Row[], disagreements: Disagreement[]): void {
  const plain = rows.some((row) => !row.isVariant) ? rows.filter((row) => !row.isVariant) : rows;
  for (const event of ["announced", "released"] as const) {
    const votes = new Map<string, string>();
    for (const row of [...plain].sort((a, b) => (a[event] < b[event] ? -1 : 1))) {
      if (row[event] !== "" && !votes.has(row.source)) votes.set(row.source, row[event]);
    }
    if (votes.size === 0) continue;
    const months = new Map<string, string[]>();
    for (const [source, date] of votes) {
      const month = date.slice(0, 7);
      months.set(month, [...(months.get(month) ?? []), source]);
    }
    // A bare year agrees with any month of it.
    for (const [month, sources] of [...months]) {
      if (month.length > 4) continue;
      const within = [...months.keys()].find((other) => other.length > 4 && other.startsWith(month));
      if (!within) continue;
      months.get(within)!.push(...sources);
      months.delete(month);
    }
    const rank = (sources: string[]) => Math.min(...sources.map((source) => sourceRank.indexOf(source)));
    const [winner, ...losers] = [...months].sort((a, b) => b[1].length - a[1].length || rank(a[1]) - rank(b[1]));
    const exact = winner[1].map((source) => votes.get(source)!).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0];
    const agreeing = winner[1].filter((source) => exact.startsWith(votes.get(source)!)).sort();
    model.facts.push({ market: "*", event, date: exact, sources: agreeing });
    for (const [, sources] of losers) {
      for (const source of sources.sort()) disagreements.push({ model, cells: [event, exact, votes.get(source)!, source] });
    }
  }
  dropImpossibleRelease(model, disagreements);
}

/** A release that ended before the announcement began is an error of one of the two: the one with fewer sources goes. */
function dropImpossibleRelease(model: Model, disagreements: Disagreement[]): void {
  const announced = model.facts.find((fact) => fact.event === "announced");
  const released = model.facts.find((fact) => fact.event === "released");
  if (!announced || !released || dayRangeOf(released.date)!.last >= dayRangeOf(announced.date)!.first) return;
  const loser = released.sources.length > announced.sources.length ? announced : released;
  model.facts = model.facts.filter((fact) => fact !== loser);
  disagreements.push({ model, cells: [loser.event, "", loser.date, loser.sources.join("|")] });
}

/** "Galaxy S21 5G" is what everybody calls Galaxy S21 where no model has the plain name. */
function plainNames(models: Model[]): void {
  const taken = new Set(models.map((model) => `${model.brand} ${nameKey(model.name)}`));
  for (const model of models) {
    const plain = model.name.replace(/ (?:5G|4G|ThinQ|5G UW)$/, "");
    if (plain === model.name || taken.has(`${model.brand} ${nameKey(plain)}`) || (!/\d/.test(plain) && isLineName(model.brand, plain)))
      continue;
    taken.add(`${model.brand} ${nameKey(plain)}`);
    model.aliases.add(model.name);
    model.name = plain;
  }
  for (const model of models) {
    const arabic = model.name.replace(/^([A-Za-z ]+?) (II|III)\b/, (_, words: string, roman: string) => `${words} ${roman.length}`);
    if (arabic !== model.name) model.aliases.add(arabic.replace(/ S (\d)/, " S$1"));
    const galaxy = /^Galaxy S ?(\d+|II|III)$/.exec(model.name);
    if (galaxy) model.aliases.add(`SGS${galaxy[1].replace("III", "3").replace("II", "2")}`);
    if (model.brand === "oneplus" && /^\d+T?$/.test(model.name)) model.aliases.add(`OP${model.name}`);
  }
}
