import { LandfallError } from "../../core/errors.js";
import { door } from "../brief/cells.js";
import { sayCount } from "../brief/say.js";
import type { ReportContext } from "../context.js";
import { countDocuments } from "../documents.js";
import type { PressureAccount } from "./answers.js";
import { type EdgeRow, edgeColumns, edgeFrom } from "./edge.js";
import { loadGroups, summaryOf } from "./load-groups.js";
import { accountName, accountSource, sayChance } from "./say.js";

/** Accounts shown that act with one, the least likely by chance first. */
const neighboursShown = 100;

/**
 * Who acts with one account, with what odds?
 * @param account `source/name`, or the name alone where only one source has it
 * @throws LandfallError NOT_FOUND, USAGE where several sources have the name
 */
export async function readAccount(context: ReportContext, account: string): Promise<PressureAccount> {
  const { store, generation } = context;
  const known = await findAccount(context, account);
  const parameters = { generation, account: known };
  const [documents, actions, edges, once] = await Promise.all([
    countDocuments(context, { author: known }),
    store.query<{ kind: string; count: number }>(
      "SELECT kind, count() AS count FROM actions WHERE generation = {generation:String} AND account = {account:String} GROUP BY kind ORDER BY count DESC, kind",
      parameters,
    ),
    store.query<EdgeRow>(
      `SELECT ${edgeColumns} FROM edges WHERE generation = {generation:String} AND (a = {account:String} OR b = {account:String})
       ORDER BY p, objects DESC, a, b LIMIT ${neighboursShown * 2}`,
      parameters,
    ),
    countMet(context, known),
  ]);
  const best = new Map<string, EdgeRow>();
  for (const edge of edges) {
    const other = edge.a === known ? edge.b : edge.a;
    if (!best.has(other)) best.set(other, edge);
  }
  const names = [known, ...best.keys()];
  const groupOf = await groupsOf(context, names);
  const id = groupOf.get(known);
  const [record] = id === undefined ? [] : await loadGroups(context, [id]);
  const neighbours = [...best].slice(0, neighboursShown).map(([other, row]) => ({
    ...edgeFrom(row, known),
    account: other,
    name: accountName(other),
    group: groupOf.get(other) ?? null,
  }));
  const group = record === undefined ? null : summaryOf(record, context);
  return {
    account: known,
    name: accountName(known),
    source: accountSource(known),
    documents: door(documents, { author: known }),
    actions,
    group,
    neighbours,
    metOnce: Math.max(0, once - best.size),
    reading: readNeighbours(known, neighbours, once, group !== null),
  };
}

/** The full name of an account that may be given without its source. */
async function findAccount({ store, generation }: ReportContext, account: string): Promise<string> {
  const rows = await store.query<{ account: string; exact: number }>(
    `SELECT concat(source, '/', author) AS account, account = {account:String} AS exact FROM authors
     WHERE generation = {generation:String} AND (account = {account:String} OR author = {account:String} OR lower(author) = lower({bare:String}))
     ORDER BY exact DESC, author = {account:String} DESC, documents DESC LIMIT 20`,
    { generation, account, bare: account.replace(/^@/, "") },
  );
  const [first, second] = rows;
  if (first === undefined) {
    throw new LandfallError("NOT_FOUND", `there is no account '${account}'`, {
      next: "write it as source/name, as `landfall documents` shows them",
    });
  }
  if (first.exact || second === undefined) return first.account;
  throw new LandfallError("USAGE", `several accounts have the name '${account}': ${rows.map((row) => row.account).join(", ")}`, {
    next: "write it with its source, as source/name",
  });
}

/** How many accounts it met on any object within an hour. */
async function countMet({ store, generation }: ReportContext, account: string): Promise<number> {
  const { n } = await store.one<{ n: number }>(
    `SELECT uniqExact(y.account) AS n
     FROM (SELECT kind, object, time FROM actions WHERE generation = {generation:String} AND account = {account:String} AND kind != 'domain' LIMIT ${actsLookedAt}) AS x
     INNER JOIN (SELECT account, kind, object, time FROM actions WHERE generation = {generation:String} AND account != {account:String}
       AND (kind, object) IN (SELECT kind, object FROM actions WHERE generation = {generation:String} AND account = {account:String})) AS y
     ON x.kind = y.kind AND x.object = y.object
     LEFT JOIN (SELECT kind, window_seconds FROM synchrony_windows WHERE generation = {generation:String} ORDER BY source LIMIT 1 BY kind) AS w ON w.kind = x.kind
     WHERE abs(toInt64(y.time) - toInt64(x.time)) <= if(w.window_seconds = 0, 60, w.window_seconds)`,
    { generation, account },
  );
  return n;
}

/** An account with more acts than this meets everybody. */
const actsLookedAt = 20_000;

/** The groups of some accounts, where they have one. */
export async function groupsOf({ store, generation }: ReportContext, accounts: string[]): Promise<Map<string, string>> {
  const rows = await store.query<{ account: string; group: string }>(
    `SELECT account, argMin(\`group\`, q) AS \`group\` FROM (SELECT arrayJoin(accounts) AS account, \`group\`, q FROM groups WHERE generation = {generation:String})
     WHERE account IN {accounts:Array(String)} GROUP BY account`,
    { generation, accounts },
  );
  return new Map(rows.map(({ account, group }) => [account, group]));
}

function readNeighbours(account: string, neighbours: PressureAccount["neighbours"], met: number, inGroup: boolean): string {
  const name = accountName(account);
  const beyond = neighbours.filter(({ verdict }) => verdict === "beyond chance");
  const [first] = beyond;
  if (met === 0 && neighbours.length === 0) return `${name} did nothing at the same time as anybody else in what was seen.`;
  if (first === undefined) {
    return `${name} acted at the same time as ${sayCount(Math.max(met, neighbours.length), "account")}, with none of them more often than chance and common habits explain.`;
  }
  return `${name} acts with ${sayCount(beyond.length, "account")} beyond chance, most clearly with ${first.name} (${sayCount(first.objects, "thing")} together, by chance ${sayChance(first.q)})${inGroup ? "" : "; they form no group"}.`;
}
