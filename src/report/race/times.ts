import { door } from "../brief/cells.js";
import { sayCount } from "../brief/say.js";
import { nameOf, type ReportContext } from "../context.js";
import { sayDay } from "../period.js";
import type { DocumentRace, ImpossibleTimes } from "./answers.js";

interface FlagRow {
  id: string;
  flag: string;
  entity: string;
  bound_ms: number;
  from_ms: number;
}

/** Examples shown with the count. */
const examplesShown = 5;

const select = `SELECT t.id AS id, toString(t.flag) AS flag, toString(t.entity) AS entity, toUnixTimestamp64Milli(t.bound) AS bound_ms,
    assumeNotNull(toUnixTimestamp64Milli(d.time_from)) AS from_ms
  FROM (SELECT * FROM time_flags WHERE generation = {generation:String}) AS t
  INNER JOIN (SELECT id, time_from FROM documents FINAL) AS d ON d.id = t.id`;

/** Documents whose time cannot be right: how many, and some of them with the reason. */
export async function impossibleTimes(context: ReportContext): Promise<ImpossibleTimes> {
  const { store, generation } = context;
  const [rows, { n }] = await Promise.all([
    store.query<FlagRow>(`${select} ORDER BY t.id, flag LIMIT ${examplesShown}`, { generation }),
    store.one<{ n: number }>("SELECT uniqExact(id) AS n FROM time_flags WHERE generation = {generation:String}", { generation }),
  ]);
  return {
    reading:
      n === 0
        ? "No document has a time that cannot be right."
        : `${sayCount(n, "document has a time", "documents have a time")} that cannot be right. It stands as it came, and was moved nowhere.`,
    documents: door(n, { finding: "impossible_time" }),
    examples: rows.map((row) => ({ document: row.id, sentence: sayFlag(row, context) })),
  };
}

/** What is wrong with the time of some documents, by document. */
export async function timeFlagsOf(context: ReportContext, ids: readonly string[]): Promise<Map<string, DocumentRace["timeFlags"]>> {
  const rows = await context.store.query<FlagRow>(`${select} WHERE t.id IN {ids:Array(String)} ORDER BY t.id, flag`, {
    generation: context.generation,
    ids,
  });
  const flags = new Map<string, DocumentRace["timeFlags"]>();
  for (const row of rows) flags.set(row.id, [...(flags.get(row.id) ?? []), { flag: row.flag, sentence: sayFlag(row, context) }]);
  return flags;
}

function sayFlag({ flag, entity, bound_ms, from_ms }: FlagRow, { catalogue }: ReportContext): string {
  if (flag === "in_the_future") return `Dated ${sayDay(from_ms)}, after the day on which it was taken in, ${sayDay(bound_ms)}.`;
  const name = nameOf(catalogue, entity);
  return `Dated ${sayDay(from_ms)}, more than five years before the first product of ${name} that the catalogue knows: nobody spoke of it before ${sayDay(bound_ms)}.`;
}
