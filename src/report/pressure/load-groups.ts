import type { Rate } from "../../core/rate.js";
import { door } from "../brief/cells.js";
import { sayCount } from "../brief/say.js";
import { nameOf, type ReportContext } from "../context.js";
import { factsTable } from "../filter.js";
import type { GroupSummary, PressureGroup } from "./answers.js";
import { explanationWords, sayChance, sayExpected, saySeconds } from "./say.js";

interface StanceShare {
  documents: number;
  negativeRate: Rate;
  positiveRate: Rate;
  against: Rate;
}

/** What the detector kept of a group beside its counts: `groups.detail`. */
export interface GroupDetail {
  members: { account: string; documents: number; jointDocuments: number }[];
  objects: { kind: string; object: string; accounts: number; from: number; to: number; document: string }[];
  spread: number[];
  tempo: { windowSeconds: number; medianLagSeconds: number; from: number; to: number };
  tested: { name: string; covers: Rate; holds: boolean; reason: string }[];
  withoutMostActive: { account: string; members: number; observed: number };
  direction: {
    target: { brand: string; rate: Rate } | null;
    there: StanceShare | null;
    elsewhere: StanceShare | null;
    others: StanceShare | null;
    lean: GroupSummary["lean"];
    home: { brand: string; rate: Rate } | null;
    communityAgainst: boolean;
  };
  history: {
    periodSeconds: number;
    gone: number | null;
    stages: (Omit<PressureGroup["history"]["stages"][number], "from" | "to"> & { from: number; to: number })[];
  };
  hasPower: boolean;
}

/** A group as it is kept, with how many documents its door opens. */
export interface GroupRecord {
  group: string;
  accounts: string[];
  observed: number;
  expected: number;
  q: number;
  explanation: string;
  verdict: GroupSummary["verdict"];
  documents: string[];
  opens: number;
  detail: GroupDetail;
}

/** Some groups, or all, the least likely by chance first. */
export async function loadGroups({ store, generation }: ReportContext, ids?: readonly string[]): Promise<GroupRecord[]> {
  const rows = await store.query<Omit<GroupRecord, "detail"> & { detail: string }>(
    `SELECT g.\`group\` AS \`group\`, g.accounts AS accounts, g.observed AS observed, g.expected AS expected, g.q AS q, g.explanation AS explanation,
       g.verdict AS verdict, g.documents AS documents, g.detail AS detail, f.n AS opens
     FROM (SELECT * FROM groups WHERE generation = {generation:String} ${ids === undefined ? "" : "AND `group` IN {ids:Array(String)}"}) AS g
     LEFT JOIN (SELECT f.\`group\` AS id, count() AS n FROM ${factsTable} WHERE f.generation = {generation:String} AND f.\`group\` != '' GROUP BY id) AS f ON f.id = g.\`group\`
     ORDER BY q, observed DESC, \`group\``,
    { generation, ids },
  );
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as GroupDetail }));
}

/** A group as lists show it. */
export function summaryOf(record: GroupRecord, context: ReportContext): GroupSummary {
  const { detail } = record;
  const brand = (one: { brand: string } | null) => (one === null ? null : { brand: one.brand, name: nameOf(context.catalogue, one.brand) });
  const decided = record.verdict !== "insufficient data";
  const summary = {
    group: record.group,
    verdict: record.verdict,
    accounts: record.accounts.length,
    documents: decided
      ? door(record.opens, { group: record.group })
      : door(Math.min(record.documents.length, mostIds), { id: record.documents.slice(0, mostIds).join(",") }),
    objects: detail.objects.length,
    odds: { observed: record.observed, expected: record.expected, spread: detail.spread, q: record.q, hasPower: detail.hasPower },
    explanation: record.explanation || null,
    target: brand(detail.direction.target),
    lean: detail.direction.lean,
    home: brand(detail.direction.home),
    medianLagSeconds: detail.tempo.medianLagSeconds,
    windowSeconds: detail.tempo.windowSeconds,
    from: isoOf(detail.tempo.from),
    to: isoOf(detail.tempo.to),
  };
  return { ...summary, reading: readGroup(summary) };
}

/** A group without a verdict is in no document's facts; its documents are opened by their ids, as many as an address holds. */
const mostIds = 100;

/** Unix seconds as ISO 8601. */
export function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/** A group in words: who, on what, how fast, against what chance gives, aimed at whom. */
function readGroup(group: Omit<GroupSummary, "reading">): string {
  const { accounts, objects, odds, medianLagSeconds } = group;
  const who = `${sayCount(accounts, "account")} acted together on ${sayCount(objects, "thing")}, ${saySeconds(medianLagSeconds)} apart at the median`;
  const seen = `${Math.round(odds.observed).toLocaleString("en-US")} meetings of posts, ${sayExpected(odds.expected)} expected from their own habits (by chance ${sayChance(odds.q)})`;
  if (group.verdict === "insufficient data") {
    const why = odds.hasPower ? "chance cannot be excluded" : "so few acts could not show it, however near they were";
    return `${who}; ${seen}: insufficient data, ${why}.`;
  }
  const verdict =
    group.explanation === null ? "synchronised, unexplained" : `explained: ${explanationWords[group.explanation] ?? group.explanation}`;
  return `${who}; ${seen}: ${verdict}. ${sayLean(group)}`;
}

/** At whom it aims: "Members of X's community, negative about Y", or that it cannot be said. */
function sayLean({ target, lean, home }: Pick<GroupSummary, "target" | "lean" | "home">): string {
  if (target === null) return lean === "insufficient data" ? "Too few posts to say at whom it aims." : "It aims at no one brand.";
  const from = home === null ? "" : ` by accounts that speak of ${home.name} at other times`;
  if (lean === "against" || lean === "for") return `It aims ${lean} ${target.name}${from}.`;
  return `It is about ${target.name}${from}; ${lean === "neither" ? "it takes no side" : "too few took a side to say which"}.`;
}
