import type { Brief } from "../answers.js";
import { nameOf, type ReportContext } from "../context.js";
import { factsTable, filterSql } from "../filter.js";
import type { Period } from "../period.js";
import { door } from "./cells.js";
import { sayCount } from "./say.js";

/** Groups shown in a brief, least likely by chance first. */
const groupsShown = 12;

interface GroupRow {
  group: string;
  accounts: number;
  objects: number;
  observed: number;
  expected: number | null;
  q: number | null;
  explanation: string;
}

/** Accounts that acted together in the period: how many, on what, against what chance would give, and what explains them innocently. */
export async function makePressure(context: ReportContext, { from, to }: Period): Promise<Brief["pressure"]> {
  const { store, generation } = context;
  const { where, parameters } = filterSql({ from, to }, generation);
  const active = await store.query<{ group: string; n: number }>(
    `SELECT f.\`group\` AS group, count() AS n FROM ${factsTable} WHERE ${where} AND f.\`group\` != '' GROUP BY group`,
    parameters,
  );
  const documents = new Map(active.map(({ group, n }) => [group, n]));
  const rows = await store.query<GroupRow>(
    `SELECT \`group\`, length(accounts) AS accounts, length(objects) AS objects, observed, expected, q, explanation
     FROM groups WHERE generation = {generation:String} AND \`group\` IN {groups:Array(String)}
     ORDER BY explanation != '', isNull(q), q, observed DESC, \`group\` LIMIT ${groupsShown}`,
    { generation, groups: [...documents.keys()] },
  );
  const stances = await store.query<{ group: string; brand: string; documents: number; negative: number; positive: number }>(
    `SELECT f.\`group\` AS group, arrayJoin(f.brands) AS brand, count() AS documents, countIf(f.stance = 'negative') AS negative, countIf(f.stance = 'positive') AS positive
     FROM ${factsTable} WHERE ${where} AND f.\`group\` IN {groups:Array(String)} GROUP BY group, brand ORDER BY documents DESC, brand`,
    { ...parameters, groups: rows.map(({ group }) => group) },
  );
  const ofWorkspace = new Set(context.brands.map(({ id }) => id));
  const groups = rows.map((row) => {
    const brands = stances
      .filter((stance) => stance.group === row.group && ofWorkspace.has(stance.brand))
      .map(({ brand, documents: n, negative, positive }) => ({
        brand,
        name: nameOf(context.catalogue, brand),
        documents: n,
        negative,
        positive,
      }));
    const shown = {
      ...row,
      explanation: row.explanation || null,
      documents: door(documents.get(row.group) ?? 0, { group: row.group, from, to }),
      brands,
    };
    return { ...shown, reading: readGroup(shown) };
  });
  return { reading: readPressure(groups, [...documents.values()].length), groups };
}

type Group = Brief["pressure"]["groups"][number];

function readGroup({ accounts, objects, observed, expected, q, explanation, brands }: Omit<Group, "reading">): string {
  const together = `${sayCount(accounts, "account")} shared ${sayCount(objects, "thing")} at the same times`;
  const odds =
    expected === null || q === null
      ? "insufficient data to say how often chance would do this"
      : `${sayCount(Math.round(observed), "meeting")} seen, ${expected < 0.1 ? "fewer than 0.1" : expected.toFixed(1)} expected by chance (q = ${sayProbability(q)})`;
  const [target] = brands;
  const about =
    target === undefined || target.negative + target.positive === 0
      ? ""
      : ` Of ${sayCount(target.documents, "document")} on ${target.name}, ${target.negative} are against it and ${target.positive} for it.`;
  const why = explanation === null ? "synchronised, unexplained" : `explained: ${explanation}`;
  return `${together}; ${odds}; ${why}.${about}`;
}

/** Below this a probability is written as "under", not as digits nobody can weigh. */
const smallestShown = 0.0001;

function sayProbability(q: number): string {
  return q < smallestShown ? `under ${smallestShown}` : String(Number(q.toPrecision(2)));
}

function readPressure(groups: Group[], all: number): string {
  if (all === 0) return "No accounts were seen acting together beyond what chance would give.";
  const unexplained = groups.filter(({ explanation }) => explanation === null).length;
  const explained = groups.length - unexplained;
  const parts = [
    unexplained === 0
      ? "No group is synchronised and unexplained"
      : `${sayCount(unexplained, "group")} ${unexplained === 1 ? "is" : "are"} synchronised, unexplained`,
  ];
  if (explained > 0) parts.push(`${sayCount(explained, "group")} ${explained === 1 ? "has" : "have"} an innocent explanation`);
  return `${parts.join("; ")}.`;
}
