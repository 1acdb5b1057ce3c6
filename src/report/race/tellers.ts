import { rateOf } from "../../core/rate.js";
import type { DocumentFilter, OpenRate } from "../answers.js";
import { door } from "../brief/cells.js";
import { sayCount } from "../brief/say.js";
import type { ReportContext } from "../context.js";
import { factsTable, filterSql } from "../filter.js";
import { choosePeriod } from "../period.js";
import type { TellerList, TellerStanding } from "./answers.js";
import { medianOf } from "./median.js";

/** With fewer stories a habit cannot be told from chance: the 95 % interval of a share is then wider than ±30 points at worst. */
export const leastStories = 10;
/** With fewer documents a share of them is not printed as a percentage: the minimum of every rate. */
const leastDocuments = 30;

export interface TellersQuery {
  from?: string;
  to?: string;
  /** Comma-separated catalogue ids; the brands of the workspace where absent. */
  brand?: string;
  /** Tellers, 1 to 500. */
  limit?: number;
}

const defaultLimit = 100;
const maximumLimit = 500;

interface TellerRow {
  teller: string;
  name: string;
  outlet: number;
  platforms: string[];
  documents: number;
  stories: number;
  firsts: number;
  roots: number;
  copies: number;
  lags: number[];
}

/** Per author and outlet: firsts, roots, copies and lags over the stories of a period that others told too; most stories first. */
export async function makeTellers(context: ReportContext, query: TellersQuery): Promise<TellerList> {
  const { from, to, label, why } = await choosePeriod(context, query);
  const brand = query.brand ?? context.brands.map(({ id }) => id).join(",");
  const base: DocumentFilter = { brand, from, to };
  const { where, parameters } = filterSql(base, context.generation);
  const limit = Math.min(maximumLimit, Math.max(1, query.limit ?? defaultLimit));
  const told = `(SELECT * FROM ${factsTable} WHERE ${where}) AS f
    INNER JOIN (SELECT * FROM tellings FINAL WHERE generation = {generation:String} AND shared = 1 AND teller_name != '') AS t ON t.id = f.id
    INNER JOIN (SELECT id, publication FROM documents FINAL) AS d ON d.id = f.id`;
  const [rows, { found }] = await Promise.all([
    context.store.query<TellerRow>(
      `SELECT t.teller AS teller, topK(1)(t.teller_name)[1] AS name, countIf(d.publication != '') * 2 > count() AS outlet,
         arraySort(groupUniqArray(toString(f.source))) AS platforms, count() AS documents, countIf(t.opening = 1) AS stories,
         countIf(t.first = 1) AS firsts, countIf(f.story_role = 'root') AS roots, countIf(f.copy_of != '') AS copies,
         groupArrayIf(assumeNotNull(f.lag_minutes), t.opening = 1 AND f.lag_minutes IS NOT NULL) AS lags
       FROM ${told} GROUP BY teller ORDER BY stories DESC, documents DESC, teller LIMIT {limit:UInt32}`,
      { ...parameters, limit },
    ),
    context.store.one<{ found: number }>(`SELECT uniqExact(t.teller) AS found FROM ${told}`, parameters),
  ]);
  const tellers = rows.map((row) => standingOf(row, base));
  return {
    period: { from, to, label, why },
    reading: readTellers(tellers, found),
    minimum: { stories: leastStories, documents: leastDocuments },
    found,
    tellers,
  };
}

function standingOf({ teller, name, outlet, platforms, ...row }: TellerRow, base: DocumentFilter): TellerStanding {
  const own = { ...base, teller };
  const ofStories = (count: number, filter: DocumentFilter): OpenRate => ({
    ...rateOf(count, row.stories, leastStories),
    filter,
    baseFilter: { ...own, role: "opening" },
  });
  const ofDocuments = (count: number, filter: DocumentFilter): OpenRate => ({
    ...rateOf(count, row.documents, leastDocuments),
    filter,
    baseFilter: own,
  });
  const lag = medianOf(row.lags);
  return {
    teller,
    name,
    kind: outlet === 1 ? "outlet" : "account",
    platforms,
    stories: door(row.stories, { ...own, role: "opening" }),
    documents: door(row.documents, own),
    firsts: ofStories(row.firsts, { ...own, role: "first" }),
    roots: ofDocuments(row.roots, { ...own, role: "root" }),
    copies: ofDocuments(row.copies, { ...own, role: "copy" }),
    lag: {
      minutes: lag?.median ?? null,
      low: lag?.low ?? null,
      high: lag?.high ?? null,
      n: row.lags.length,
      sufficient: row.lags.length >= leastStories,
    },
  };
}

function readTellers(tellers: readonly TellerStanding[], found: number): string {
  if (found === 0) return "Nobody told a story of this period that others told too.";
  const telling = tellers.filter(({ firsts }) => firsts.sufficient);
  const size = `${sayCount(found, "author or outlet", "authors and outlets")} told a story that others told too`;
  if (telling.length === 0) return `${size}; none of them ${leastStories} or more, so insufficient data to say who is usually first.`;
  const best = telling.reduce((most, next) => (next.firsts.rate > most.firsts.rate ? next : most));
  const told = `${telling.length} of them told ${leastStories} or more`;
  if (best.firsts.count === 0) return `${size}; ${told}, and none of these was ever certainly first.`;
  return `${size}; ${told}. Most often first in what we saw: ${best.name}, in ${best.firsts.count} of ${best.firsts.n} stories.`;
}
