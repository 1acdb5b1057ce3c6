import { LandfallError } from "../../core/errors.js";
import type { Rate } from "../../core/rate.js";
import { door } from "../brief/cells.js";
import { sayCount, sayRate } from "../brief/say.js";
import { nameOf, type ReportContext } from "../context.js";
import { factsTable } from "../filter.js";
import type { GroupSummary, PressureGroup } from "./answers.js";
import { readHistory } from "./history.js";
import { type GroupDetail, type GroupRecord, isoOf, loadGroups, summaryOf } from "./load-groups.js";
import { objectLabels } from "./object-labels.js";
import { accountName, accountSource, explanationWords } from "./say.js";

/** Objects shown of one group, those of most members first. */
const objectsShown = 60;

/**
 * One group with everything that speaks for it and against it.
 * @throws LandfallError NOT_FOUND
 */
export async function readGroup(context: ReportContext, id: string): Promise<PressureGroup> {
  const [record] = await loadGroups(context, [id]);
  if (record === undefined) {
    throw new LandfallError("NOT_FOUND", `there is no group ${id}`, {
      next: "groups are named anew when their members change; `landfall pressure` lists those of now",
    });
  }
  const summary = summaryOf(record, context);
  const { detail } = record;
  const members = detail.members.map(({ account }) => account);
  const shown = detail.objects.slice(0, objectsShown);
  const [counts, labelOf, uses, acts, ties] = await Promise.all([
    countOf(context, record),
    objectLabels(context, shown),
    countUses(context, shown),
    actsOf(context, record, members),
    tiesOf(context, record, members),
  ]);
  const direction = directionOf(context, detail, summary);
  return {
    ...summary,
    members: members.map((account) => ({
      account,
      name: accountName(account),
      source: accountSource(account),
      joint:
        summary.verdict === "insufficient data"
          ? door(acts.filter(({ account: who }) => who === account).length, {
              id: acts
                .filter(({ account: who }) => who === account)
                .map(({ document }) => document)
                .join(","),
            }) // prettier-ignore
          : door(counts.get(account)?.joint ?? 0, { group: id, author: account }),
      all: door(counts.get(account)?.all ?? 0, { author: account }),
    })),
    shared: shown.map(({ kind, object, accounts, from, to }) => ({
      kind,
      object,
      label: labelOf(kind, object),
      accounts,
      documents: door(uses.get(`${kind}:${object}`) ?? 0, { object: `${kind}:${object}` }),
      from: isoOf(from),
      to: isoOf(to),
    })),
    acts: acts.map(({ document, account, at }) => ({ document, member: members.indexOf(account), at: isoOf(at) })),
    ties,
    tested: detail.tested.map((one) => ({ ...one, words: explanationWords[one.name] ?? one.name })),
    withoutMostActive: { ...detail.withoutMostActive, name: accountName(detail.withoutMostActive.account), reading: readWithout(record) },
    direction,
    history: {
      periodSeconds: detail.history.periodSeconds,
      gone: detail.history.gone === null ? null : isoOf(detail.history.gone),
      reading: readHistory(detail.history),
      stages: detail.history.stages.map((stage) => ({ ...stage, from: isoOf(stage.from), to: isoOf(stage.to) })),
    },
  };
}

/** Documents of each member, in all and in the group's door. */
async function countOf(
  { store, generation }: ReportContext,
  { group, accounts }: GroupRecord,
): Promise<Map<string, { all: number; joint: number }>> {
  const rows = await store.query<{ account: string; all: number; joint: number }>(
    `SELECT concat(f.source, '/', f.author) AS account, count() AS all, countIf(f.\`group\` = {group:String}) AS joint FROM ${factsTable}
     WHERE f.generation = {generation:String} AND concat(f.source, '/', f.author) IN {accounts:Array(String)} GROUP BY account`,
    { generation, group, accounts },
  );
  return new Map(rows.map(({ account, ...counts }) => [account, counts]));
}

/** Documents that acted on each object, by anybody. */
async function countUses({ store, generation }: ReportContext, objects: GroupDetail["objects"]): Promise<Map<string, number>> {
  const rows = await store.query<{ key: string; n: number }>(
    `SELECT concat(kind, ':', object) AS key, uniqExact(document) AS n FROM actions
     WHERE generation = {generation:String} AND (kind, object) IN (SELECT arrayJoin(arrayZip({kinds:Array(String)}, {objects:Array(String)})) AS pair) GROUP BY key`,
    { generation, kinds: objects.map(({ kind }) => kind), objects: objects.map(({ object }) => object) },
  );
  return new Map(rows.map(({ key, n }) => [key, n]));
}

async function actsOf({ store, generation }: ReportContext, { documents }: GroupRecord, members: string[]) {
  return store.query<{ document: string; account: string; at: number }>(
    `SELECT f.id AS document, concat(f.source, '/', f.author) AS account, toUnixTimestamp64Milli(f.time_from) / 1000 AS at FROM ${factsTable}
     WHERE f.generation = {generation:String} AND f.id IN {documents:Array(String)} AND account IN {members:Array(String)} ORDER BY at, document`,
    { generation, documents, members },
  );
}

async function tiesOf({ store, generation }: ReportContext, { group }: GroupRecord, members: string[]): Promise<PressureGroup["ties"]> {
  const rows = await store.query<Omit<PressureGroup["ties"][number], "a" | "b"> & { a: string; b: string }>(
    `SELECT a, b, kind, window_seconds AS windowSeconds, observed, expected, q, lag_seconds AS lagSeconds FROM ties
     WHERE generation = {generation:String} AND \`group\` = {group:String} ORDER BY p, a, b`,
    { generation, group },
  );
  const place = new Map(members.map((account, i) => [account, i]));
  return rows.map((row) => ({ ...row, a: place.get(row.a) ?? 0, b: place.get(row.b) ?? 0 }));
}

function readWithout({ accounts, detail: { withoutMostActive: left } }: GroupRecord): string {
  const name = accountName(left.account);
  if (left.members < 3) return `Without ${name}, its most active member, no group of three is left: it hangs on one account.`;
  return `Without ${name}, its most active member, ${left.members} of the other ${accounts.length - 1} are still tied to each other, by ${sayCount(left.observed, "shared act")}.`;
}

function directionOf({ catalogue }: ReportContext, { direction }: GroupDetail, { lean }: GroupSummary): PressureGroup["direction"] {
  const named = (one: { brand: string; rate: Rate } | null) => one && { ...one, name: nameOf(catalogue, one.brand) };
  const stance = (one: GroupDetail["direction"]["there"]) =>
    one && { documents: one.documents, negative: one.negativeRate, positive: one.positiveRate, against: one.against };
  const made = {
    target: named(direction.target),
    there: stance(direction.there),
    elsewhere: stance(direction.elsewhere),
    others: stance(direction.others),
    home: named(direction.home),
    communityAgainst: direction.communityAgainst,
  };
  return { ...made, reading: readDirection(made, lean) };
}

/** At whom it aims, from whose community, each with its interval; or that it cannot be said. */
function readDirection({ target, there, home }: Omit<PressureGroup["direction"], "reading">, lean: GroupSummary["lean"]): string {
  if (target === null) {
    return lean === "insufficient data"
      ? "Cannot be said: too few posts together name a brand."
      : "Cannot be said: what they posted together speaks of no one brand more than of others.";
  }
  const parts = [`${sayRate({ ...target.rate, sufficient: true })} of what they posted together speaks of ${target.name}`];
  const side = (share: Rate, word: string) =>
    `${sayRate({ ...share, sufficient: true })} of it ${word}${there === null || there.against.n === 0 ? "" : `, ${word === "against" ? there.against.count : there.against.n - there.against.count} of the ${there.against.n} that take a side`}`;
  if (there !== null && lean === "against") parts.push(side(there.negative, "against"));
  else if (there !== null && lean === "for") parts.push(side(there.positive, "for"));
  else parts.push(lean === "neither" ? "without a lean that stands out" : "too few took a side to say which");
  parts.push(
    home === null
      ? "whose community they come from cannot be said"
      : `at other times ${sayRate({ ...home.rate, sufficient: true })} of their posts that name another brand speak of ${home.name}`,
  );
  return `${parts.join("; ")}.`;
}
