import { LandfallError } from "../../core/errors.js";
import { door } from "../brief/cells.js";
import { sayCount } from "../brief/say.js";
import type { ReportContext } from "../context.js";
import { groupsOf } from "./account.js";
import type { PressureObject } from "./answers.js";
import { isoOf, loadGroups, summaryOf } from "./load-groups.js";
import { objectLabels } from "./object-labels.js";
import { accountName, sayKind, saySeconds } from "./say.js";

/** Accounts shown of those that acted on one object, the first first. */
const sharersShown = 300;

interface SharerRow {
  account: string;
  at: number;
  document: string;
}

/**
 * Who acted on one object, and which of them are tied to each other beyond chance over all that they did?
 * @throws LandfallError NOT_FOUND
 */
export async function readObject(context: ReportContext, kind: string, object: string): Promise<PressureObject> {
  const { store, generation } = context;
  const parameters = { generation, kind, object };
  const rows = await store.query<SharerRow>(
    `SELECT account, min(toUnixTimestamp(time)) AS at, argMin(document, time) AS document FROM actions
     WHERE generation = {generation:String} AND kind = {kind:String} AND object = {object:String} GROUP BY account ORDER BY at, account`,
    parameters,
  );
  if (rows.length === 0) {
    throw new LandfallError("NOT_FOUND", `nobody acted on the ${sayKind(kind)} '${object}' in what was seen`, {
      next: "check the address; tracking parameters, www. and fragments do not matter",
    });
  }
  const { documents } = await store.one<{ documents: number }>(
    "SELECT uniqExact(document) AS documents FROM actions WHERE generation = {generation:String} AND kind = {kind:String} AND object = {object:String}",
    parameters,
  );
  const shown = rows.slice(0, sharersShown);
  const accounts = shown.map(({ account }) => account);
  const ties = await store.query<{ a: string; b: string; objects: number; expected: number; q: number }>(
    `SELECT a, b, max(objects) AS objects, argMin(expected, p) AS expected, argMin(q, p) AS q FROM edges
     WHERE generation = {generation:String} AND verdict = 'beyond chance' AND a IN {accounts:Array(String)} AND b IN {accounts:Array(String)} GROUP BY a, b ORDER BY min(p), a, b`,
    { generation, accounts },
  );
  const [groupOf, labelOf] = await Promise.all([
    groupsOf(context, accounts),
    objectLabels(context, [{ kind, object, document: rows[0].document }]),
  ]);
  const groups = (await loadGroups(context, [...new Set(groupOf.values())])).map((record) => summaryOf(record, context));
  const label = labelOf(kind, object);
  const sharers = shown.map(({ account, at, document }) => ({
    account,
    name: accountName(account),
    at: isoOf(at),
    document,
    group: groupOf.get(account) ?? null,
    ties: ties
      .filter(({ a, b }) => a === account || b === account)
      .map(({ a, b, ...odds }) => {
        const other = a === account ? b : a;
        return { account: other, name: accountName(other), ...odds };
      }),
  }));
  return {
    kind,
    object,
    label,
    documents: door(documents, { object: `${kind}:${object}` }),
    sharers,
    total: rows.length,
    groups,
    reading: readSharers(kind, rows, sharers.filter((one) => one.ties.length > 0).length, groups),
  };
}

function readSharers(kind: string, rows: SharerRow[], tied: number, groups: PressureObject["groups"]): string {
  const span = rows[rows.length - 1].at - rows[0].at;
  const who = `${sayCount(rows.length, "account")} acted on this ${sayKind(kind)}${rows.length > 1 ? ` over ${saySeconds(span)}` : ""}`;
  if (rows.length === 1) return `${who}; nobody else did.`;
  if (tied === 0) return `${who}; no two of them act together beyond chance over all that they did.`;
  const unexplained = groups.filter(({ verdict }) => verdict === "synchronised, unexplained").length;
  return `${who}; ${tied} of them act together beyond chance over all that they did${unexplained > 0 ? `, in ${sayCount(unexplained, "synchronised, unexplained group")}` : ""}.`;
}
