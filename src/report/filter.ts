import { LandfallError } from "../core/errors.js";
import { dayMs } from "../core/time.js";
import type { Parameters } from "../store/store.js";
import { addLabelled } from "./accuracy/labelled-filter.js";
import { type DocumentFilter, type WaterfallStep, waterfallSteps } from "./answers.js";
import { addPressure } from "./pressure/pressure-filter.js";

/** A filter as SQL over `facts AS f`, with its bound parameters. */
export interface FilterSql {
  where: string;
  parameters: Parameters;
}

/** What a generation of relations counts: the facts of one finished `relate` run. */
const inGeneration = "f.generation = {generation:String}";

/** Facts of one generation, newest version of each document. */
export const factsTable = "facts AS f FINAL";

/**
 * Turns a filter into SQL. The same function makes the counts of every answer and the lists they open, so that they agree.
 * @throws LandfallError USAGE for a date that is none
 */
export function filterSql(filter: DocumentFilter, generation: string): FilterSql {
  const conditions = [inGeneration];
  const parameters: Parameters = { generation };
  const add = (condition: string, values: Parameters = {}) => {
    conditions.push(condition);
    Object.assign(parameters, values);
  };

  if (filter.brand !== undefined) add("hasAny(f.brands, {brand:Array(String)})", { brand: filter.brand.split(",") });
  if (filter.brand !== undefined && filter.level === undefined) add("f.level != 'none'");
  if (filter.product !== undefined) add("has(f.entities, {product:String})", { product: filter.product });
  if (filter.step !== undefined) add(stepCondition(filter.step));
  if (filter.removed !== undefined) add("f.taken_out = {removed:String}", { removed: filter.removed });
  for (const axis of ["voice", "level", "horizon", "experience", "tie", "speaker", "stance", "source", "lang"] as const) {
    const value = filter[axis];
    if (value !== undefined) add(`f.${axis} IN {${axis}:Array(String)}`, { [axis]: value.split(",") });
  }
  if (filter.aspect !== undefined) {
    if (filter.polarity !== undefined) {
      add("arrayExists(a -> a.aspect = {aspect:String} AND a.polarity IN {polarity:Array(String)}, f.aspects)", {
        aspect: filter.aspect,
        polarity: filter.polarity.split(","),
      });
    } else {
      add("arrayExists(a -> a.aspect = {aspect:String}, f.aspects)", { aspect: filter.aspect });
    }
  }
  if (filter.claim !== undefined) {
    if (filter.claim === "any") add("notEmpty(f.claims)");
    else add("has(f.claims, {claim:String})", { claim: filter.claim });
  }
  if (filter.finding === "horizon_disagrees") add("f.disagrees = 1");
  if (filter.finding === "impossible_time") add("f.id IN (SELECT id FROM time_flags WHERE generation = {generation:String})");
  if (filter.author !== undefined) {
    const slash = filter.author.indexOf("/");
    add("f.source = {authorSource:String} AND f.author = {authorName:String}", {
      authorSource: filter.author.slice(0, Math.max(0, slash)),
      authorName: filter.author.slice(slash + 1),
    });
  }
  if (filter.story !== undefined) add("f.story = {story:String}", { story: filter.story });
  if (filter.role !== undefined) addRole(filter.role.split(","), add);
  if (filter.teller === "any") add(`f.id IN (${tellingsWhere("shared = 1")})`);
  else if (filter.teller !== undefined) {
    add(`f.id IN (${tellingsWhere("shared = 1 AND teller = {teller:String}")})`, { teller: filter.teller });
  }
  addPressure(filter, add);
  if (filter.copies_of !== undefined) add("(f.copy_of = {copiesOf:String} OR f.id = {copiesOf:String})", { copiesOf: filter.copies_of });
  if (filter.id !== undefined) add("f.id IN {ids:Array(String)}", { ids: filter.id.split(",") });
  addLabelled(filter, add);
  if (filter.q !== undefined) addWords(filter.q, add);
  addTime(filter, add);
  return { where: conditions.map((condition) => `(${condition})`).join(" AND "), parameters };
}

/** Documents that are left after a step: those that no step up to it took out. */
function stepCondition(step: WaterfallStep): string {
  const taken = waterfallSteps.slice(1, waterfallSteps.indexOf(step) + 1);
  return taken.length === 0 ? "1" : `f.taken_out NOT IN (${taken.map((name) => `'${name}'`).join(", ")})`;
}

type Add = (condition: string, values?: Parameters) => void;

function tellingsWhere(condition: string): string {
  return `SELECT id FROM tellings FINAL WHERE generation = {generation:String} AND ${condition}`;
}

/** Places in a story, one of which a document must have. */
function addRole(roles: readonly string[], add: Add): void {
  const conditions = ["f.story_role IN {roles:Array(String)}"];
  if (roles.includes("first")) conditions.push(`f.id IN (${tellingsWhere("first = 1")})`);
  if (roles.includes("opening")) conditions.push(`f.id IN (${tellingsWhere("opening = 1")})`);
  if (roles.includes("copy")) conditions.push("f.copy_of != ''");
  add(conditions.join(" OR "), { roles });
}

function addTime(filter: DocumentFilter, add: Add): void {
  if (filter.undated === "only") {
    add("f.time_from IS NULL");
    return;
  }
  const range: string[] = [];
  const values: Parameters = {};
  if (filter.from !== undefined) {
    range.push("f.time_from >= fromUnixTimestamp64Milli({fromMs:Int64}, 'UTC')");
    values.fromMs = instantOf(filter.from, "from");
  }
  if (filter.to !== undefined) {
    range.push("f.time_from < fromUnixTimestamp64Milli({toMs:Int64}, 'UTC')");
    values.toMs = instantOf(filter.to, "to");
  }
  if (range.length === 0) return;
  const within = range.join(" AND ");
  add(filter.undated === "include" ? `f.time_from IS NULL OR (${within})` : `f.time_from IS NOT NULL AND ${within}`, values);
}

/**
 * An ISO day or instant as Unix milliseconds; the end of a day where `to` names a day.
 * @throws LandfallError USAGE
 */
export function instantOf(text: string, edge: "from" | "to"): number {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const instant = Date.parse(isDay ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(instant)) {
    throw new LandfallError("USAGE", `'${text}' is not a date`, {
      next: "write a day such as 2016-09-07 or an instant such as 2016-09-07T17:00:00Z",
    });
  }
  return isDay && edge === "to" ? instant + dayMs : instant;
}

/** Words and quoted phrases of a search. */
export interface SearchTerms {
  words: string[];
  phrases: string[];
}

/** Splits a search into its words and its quoted phrases, lower-cased. */
export function searchTerms(q: string): SearchTerms {
  const phrases: string[] = [];
  const rest = q.replace(/"([^"]+)"/g, (_whole, phrase: string) => {
    phrases.push(phrase.trim().toLowerCase());
    return " ";
  });
  return { words: rest.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [], phrases: phrases.filter((phrase) => phrase !== "") };
}

/** ASCII words go through the text index; others (no spaces between Chinese words) are sought as they stand. */
function addWords(q: string, add: Add): void {
  const { words, phrases } = searchTerms(q);
  const plain = words.filter((word) => /^[a-z0-9]+$/.test(word));
  const asWritten = [...words.filter((word) => !/^[a-z0-9]+$/.test(word)), ...phrases];
  const conditions: string[] = [];
  const values: Parameters = {};
  plain.forEach((word, i) => {
    conditions.push(`(hasAllTokens(text, {word${i}:Array(String)}) OR hasAllTokens(title, {word${i}:Array(String)}))`);
    values[`word${i}`] = [word];
  });
  asWritten.forEach((needle, i) => {
    conditions.push(
      `(positionCaseInsensitiveUTF8(text, {needle${i}:String}) > 0 OR positionCaseInsensitiveUTF8(title, {needle${i}:String}) > 0)`,
    );
    values[`needle${i}`] = needle;
  });
  if (conditions.length === 0) return;
  add(`f.id IN (SELECT id FROM documents FINAL WHERE ${conditions.join(" AND ")})`, values);
}
