import { sayCount } from "../brief/say.js";
import type { ReportContext } from "../context.js";
import type { PressureNetwork } from "./answers.js";

/** Edges sent at most: what a browser still draws. */
const mostEdges = 1_500_000;

/** Every pair of accounts that acted together on two or more objects, as columns for drawing; the least likely by chance first. */
export async function makeNetwork({ store, generation }: ReportContext, only: "beyond" | "all"): Promise<PressureNetwork> {
  const accounts: string[] = [];
  const place = new Map<string, number>();
  const placeOf = (account: string): number => {
    const known = place.get(account);
    if (known !== undefined) return known;
    place.set(account, accounts.length);
    return accounts.push(account) - 1;
  };
  // One row of columns: a million rows of their own would take several times as long to read.
  const columns = await store.one<{ a: string[]; b: string[]; objects: number[]; beyond: number[] }>(
    `SELECT groupArray(a) AS a, groupArray(b) AS b, groupArray(objects) AS objects, groupArray(beyond) AS beyond
     FROM (SELECT a, b, max(objects) AS objects, max(verdict = 'beyond chance') AS beyond FROM edges WHERE generation = {generation:String}
           ${only === "beyond" ? "AND verdict = 'beyond chance'" : ""} GROUP BY a, b ORDER BY min(p), a, b LIMIT ${mostEdges})`,
    { generation },
  );
  const { objects, beyond } = columns;
  const a = columns.a.map(placeOf);
  const b = columns.b.map(placeOf);
  const grouped = await store.query<{ group: string; accounts: string[] }>(
    "SELECT `group`, accounts FROM groups WHERE generation = {generation:String} AND verdict != 'insufficient data' ORDER BY q, `group`",
    { generation },
  );
  const group = accounts.map(() => -1);
  for (const [i, { accounts: members }] of grouped.entries()) {
    for (const account of members) {
      const at = place.get(account);
      if (at !== undefined && group[at] === -1) group[at] = i;
    }
  }
  const groups = grouped.map(({ group: id }) => id);
  const reading =
    a.length === 0
      ? "No two accounts acted together on two things or more."
      : `${sayCount(accounts.length, "account")} joined by ${sayCount(a.length, "pair")} that acted together on two things or more${only === "beyond" ? ", beyond chance" : ""}.`;
  return { accounts, groups, group, a, b, objects, beyond, total: a.length, reading };
}
