import type { DocumentFilter } from "../answers.js";
import { door } from "../brief/cells.js";
import { sayCount } from "../brief/say.js";
import type { ReportContext } from "../context.js";
import { factsTable, filterSql } from "../filter.js";
import type { Pressure } from "./answers.js";
import { loadGroups, summaryOf } from "./load-groups.js";

/** Who moves together, against whom, by what odds? */
export async function makePressure(context: ReportContext): Promise<Pressure> {
  const [records, totals, brands, windows] = await Promise.all([
    loadGroups(context),
    countTotals(context),
    brandsUnderPressure(context, {}),
    loadWindows(context),
  ]);
  const groups = records.map((record) => summaryOf(record, context));
  const unexplained = groups.filter(({ verdict }) => verdict === "synchronised, unexplained");
  const explained = groups.filter(({ verdict }) => verdict === "explained");
  const undecided = groups.filter(({ verdict }) => verdict === "insufficient data");
  return { reading: readAll({ unexplained, explained, undecided, totals }), totals, brands, unexplained, explained, undecided, windows };
}

async function countTotals({ store, generation }: ReportContext): Promise<Pressure["totals"]> {
  const [actions, edges] = await Promise.all([
    store.one<{ accounts: number; actions: number }>(
      "SELECT uniqExact(account) AS accounts, count() AS actions FROM actions WHERE generation = {generation:String}",
      { generation },
    ),
    store.one<{ edges: number; beyond: number }>(
      `SELECT uniqExact(a, b) AS edges, uniqExactIf((a, b), verdict = 'beyond chance') AS beyond FROM edges WHERE generation = {generation:String}`,
      { generation },
    ),
  ]);
  return { accounts: actions.accounts, actions: actions.actions, edges: edges.edges, beyondChance: edges.beyond };
}

/** What unexplained groups posted together in a period about each brand of the workspace, for and against it. */
export async function brandsUnderPressure(
  context: ReportContext,
  period: Pick<DocumentFilter, "from" | "to">,
): Promise<Pressure["brands"]> {
  const { where, parameters } = filterSql({ ...period, group: "unexplained" }, context.generation);
  const rows = await context.store.query<{ brand: string; n: number; against: number; for: number }>(
    `SELECT brand, count() AS n, countIf(stance = 'negative' AND about = brand) AS against, countIf(stance = 'positive' AND about = brand) AS for
     FROM (SELECT arrayJoin(f.brands) AS brand, f.stance AS stance, splitByChar('/', toString(f.target))[1] AS about FROM ${factsTable} WHERE ${where} AND f.level != 'none')
     GROUP BY brand`,
    parameters,
  );
  return context.brands.map(({ id, name }, i) => {
    const base: DocumentFilter = { ...period, brand: id, group: "unexplained" };
    const row = rows.find(({ brand }) => brand === id);
    const counts = {
      documents: door(row?.n ?? 0, base),
      against: door(row?.against ?? 0, { ...base, about: id, stance: "negative" }),
      for: door(row?.for ?? 0, { ...base, about: id, stance: "positive" }),
    };
    return { brand: id, name, ours: i === 0, ...counts, reading: readBrand(name, counts) };
  });
}

function readBrand(
  name: string,
  { documents, against, for: inFavour }: Pick<Pressure["brands"][number], "documents" | "against" | "for">,
): string {
  if (documents.count === 0) return `Nothing synchronised and unexplained speaks of ${name}.`;
  return `${sayCount(documents.count, "synchronised, unexplained post speaks", "synchronised, unexplained posts speak")} of ${name}: ${against.count.toLocaleString("en-US")} against it, ${inFavour.count.toLocaleString("en-US")} for it.`;
}

async function loadWindows({ store, generation }: ReportContext): Promise<Pressure["windows"]> {
  return store.query<Pressure["windows"][number]>(
    `SELECT source, kind, window_seconds AS windowSeconds, chosen_by AS chosenBy, reason, gaps, steps FROM synchrony_windows
     WHERE generation = {generation:String} ORDER BY source != '', gaps DESC, kind, source`,
    { generation },
  );
}

/** The first line: how many groups, at whom, and what was found innocent. */
function readAll({
  unexplained,
  explained,
  undecided,
  totals,
}: Pick<Pressure, "unexplained" | "explained" | "undecided" | "totals">): string {
  if (totals.actions === 0) return "No account with an exact time was seen, so nothing can be said of who acts together.";
  const innocent =
    explained.length === 0 ? "" : ` ${sayCount(explained.length, "more group has", "more groups have")} an innocent explanation.`;
  const open = undecided.length === 0 ? "" : ` For ${sayCount(undecided.length, "group")} the data are too few to say.`;
  if (unexplained.length === 0) {
    return `No group is synchronised and unexplained among ${sayCount(totals.accounts, "account")}.${innocent.replace(" more group", " group")}${open}`;
  }
  const [first] = unexplained;
  const aim =
    first.target === null || first.lean === "neither" || first.lean === "insufficient data" ? "" : ` ${first.lean} ${first.target.name}`;
  const lead =
    unexplained.length === 1
      ? `${sayCount(first.accounts, "account")} move together${aim}, beyond what chance explains and without an innocent explanation.`
      : `${sayCount(unexplained.length, "group")} move together beyond what chance explains and without an innocent explanation; the least likely, ${sayCount(first.accounts, "account")},${aim === "" ? " aims at no one brand that can be said" : ` moves${aim}`}.`;
  return lead + innocent + open;
}
