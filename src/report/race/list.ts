import { LandfallError } from "../../core/errors.js";
import { door } from "../brief/cells.js";
import { sayCount } from "../brief/say.js";
import type { ReportContext } from "../context.js";
import { countDocuments } from "../documents.js";
import { factsTable, filterSql } from "../filter.js";
import { choosePeriod, type Period } from "../period.js";
import type { Race, RaceKind, RaceOrder } from "./answers.js";
import { type StoryRow, storiesByHand, storyColumns, storyItems } from "./story-items.js";

/** What a list of stories is narrowed to. */
export interface RaceQuery {
  from?: string;
  to?: string;
  /** Comma-separated catalogue ids; the brands of the workspace where absent. */
  brand?: string;
  only?: RaceKind;
  /** Stories that this teller told. */
  teller?: string;
  order?: RaceOrder;
  /** Stories a page, 1 to 100. */
  limit?: number;
  page?: string;
}

const defaultLimit = 20;
const maximumLimit = 100;

/** A story is a race where two or more told it. */
const leastTellers = 2;

const orders: Record<RaceOrder, string> = {
  reach: "s.tellers DESC, s.documents DESC, s.story",
  newest: "isNull(s.time_from), s.time_from DESC, s.story",
  fastest: "JSONExtractString(s.lags, 'second', 'id') = '', JSONExtractInt(s.lags, 'second', 'minutes'), s.tellers DESC, s.story",
  roots: "s.roots DESC, s.tellers DESC, s.story",
};

const kinds: Record<RaceKind, string> = {
  certain: "length(s.first) = 1",
  open: "length(s.first) != 1",
  no_root: "s.roots = 0",
  one_root: "s.roots = 1",
  several_roots: "s.roots > 1",
  circular: "notEmpty(s.circles)",
  by_hand: "s.story IN {byHand:Array(String)}",
};

/** Who was first, who copied, how many roots? The stories of a period that two or more told. */
export async function makeRace(context: ReportContext, query: RaceQuery): Promise<Race> {
  const { store, generation } = context;
  const period = await choosePeriod(context, query);
  const { from, to } = period;
  const brand = query.brand ?? context.brands.map(({ id }) => id).join(",");
  const inPeriod = filterSql({ brand, from, to }, generation);
  const parameters = { ...inPeriod.parameters, byHand: await storiesByHand(context), teller: query.teller ?? "" };
  const raced = `stories AS s FINAL WHERE s.generation = {generation:String} AND s.tellers >= ${leastTellers}
    AND s.story IN (SELECT f.story FROM ${factsTable} WHERE ${inPeriod.where} AND f.story != '')`;
  const narrowed = [
    query.only === undefined ? "" : `AND ${kinds[query.only]}`,
    query.teller === undefined
      ? ""
      : "AND s.story IN (SELECT story FROM tellings FINAL WHERE generation = {generation:String} AND teller = {teller:String} AND shared = 1)",
  ].join(" ");
  const limit = Math.min(maximumLimit, Math.max(1, query.limit ?? defaultLimit));
  const offset = readPage(query.page);
  const counted = Object.entries(kinds).map(([kind, condition]) => `countIf(${condition}) AS ${kind}`);
  const [counts, { found }, rows, told, impossible] = await Promise.all([
    store.one<Race["counts"]>(`SELECT count() AS all, ${counted.join(", ")} FROM ${raced}`, parameters),
    store.one<{ found: number }>(`SELECT count() AS found FROM ${raced} ${narrowed}`, parameters),
    store.query<StoryRow>(
      `SELECT ${storyColumns} FROM ${raced} ${narrowed} ORDER BY ${orders[query.order ?? "reach"]} LIMIT {limit:UInt32} OFFSET {offset:UInt32}`,
      { ...parameters, limit, offset },
    ),
    countDocuments(context, { brand, from, to, teller: "any" }),
    countDocuments(context, { finding: "impossible_time" }),
  ]);
  return {
    period: { from, to, label: period.label, why: period.why },
    reading: readRace(counts, period),
    counts,
    found,
    stories: await storyItems(context, rows),
    next: offset + rows.length < found ? writePage(offset + rows.length) : null,
    documents: door(told, { brand, from, to, teller: "any" }),
    impossibleTimes: door(impossible, { finding: "impossible_time" }),
  };
}

function readRace(counts: Race["counts"], { label }: Period): string {
  const { all, certain, one_root, several_roots, no_root, circular } = counts;
  if (all === 0) return `No story on these brands was told by more than one, ${label}.`;
  const lead = `${sayCount(all, "story", "stories")} on these brands ${all === 1 ? "was" : "were"} told by two or more, ${label}`;
  const first = `in ${certain} one document was certainly first, in ${all - certain} the times leave it open`;
  const roots = `${one_root} ${one_root === 1 ? "goes" : "go"} back to a single root, ${several_roots} to several, and of ${no_root} no root was seen`;
  const circles = circular === 0 ? "" : `; in ${circular} the sources cite one another in a circle`;
  return `${lead}: ${first}; ${roots}${circles}.`;
}

/** A page token is opaque to callers so that it may change its meaning. */
function writePage(offset: number): string {
  return Buffer.from(`s${offset}`).toString("base64url");
}

function readPage(token: string | undefined): number {
  if (token === undefined || token === "") return 0;
  const offset = /^s(\d{1,9})$/.exec(Buffer.from(token, "base64url").toString())?.[1];
  if (offset !== undefined) return Number(offset);
  throw new LandfallError("USAGE", "that page token is none of ours", { next: "take `next` from the page before, or leave it out" });
}
