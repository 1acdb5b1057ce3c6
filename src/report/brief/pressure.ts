import type { ReportContext } from "../context.js";
import { nameOf } from "../context.js";
import { factsTable, filterSql } from "../filter.js";
import type { Period } from "../period.js";
import { loadGroups, summaryOf } from "../pressure/load-groups.js";
import { brandsUnderPressure } from "../pressure/make.js";
import type { Brief } from "./answers.js";
import { door } from "./cells.js";
import { sayCount } from "./say.js";

/** Groups shown in a brief, the unexplained first, then least likely by chance. */
const groupsShown = 12;

interface StanceRow {
  group: string;
  brand: string;
  documents: number;
  negative: number;
  positive: number;
}

/** Accounts that acted together in the period: for and against which brand, against what chance would give, and what explains them innocently. */
export async function makePressure(context: ReportContext, { from, to }: Period): Promise<Brief["pressure"]> {
  const { store, generation, catalogue } = context;
  const { where, parameters } = filterSql({ from, to }, generation);
  const [active, stances, brands] = await Promise.all([
    store.query<{ group: string; n: number }>(
      `SELECT f.\`group\` AS group, count() AS n FROM ${factsTable} WHERE ${where} AND f.\`group\` != '' GROUP BY group`,
      parameters,
    ),
    store.query<StanceRow>(
      `SELECT group, brand, count() AS documents, countIf(stance = 'negative' AND about = brand) AS negative, countIf(stance = 'positive' AND about = brand) AS positive
       FROM (SELECT f.\`group\` AS group, arrayJoin(f.brands) AS brand, f.stance AS stance, splitByChar('/', toString(f.target))[1] AS about
             FROM ${factsTable} WHERE ${where} AND f.\`group\` != '')
       GROUP BY group, brand ORDER BY documents DESC, brand`,
      parameters,
    ),
    brandsUnderPressure(context, { from, to }),
  ]);
  const documents = new Map(active.map(({ group, n }) => [group, n]));
  const records = documents.size === 0 ? [] : await loadGroups(context, [...documents.keys()]);
  records.sort((x, y) => Number(x.explanation !== "") - Number(y.explanation !== "") || x.q - y.q);
  const ofWorkspace = new Set(context.brands.map(({ id }) => id));
  const groups = records.map((record) => {
    const { odds, ...summary } = summaryOf(record, context);
    return {
      group: record.group,
      accounts: summary.accounts,
      documents: door(documents.get(record.group) ?? 0, { group: record.group, from, to }),
      objects: summary.objects,
      observed: odds.observed,
      expected: odds.expected,
      q: odds.q,
      explanation: summary.explanation,
      brands: stances
        .filter(({ group, brand }) => group === record.group && ofWorkspace.has(brand))
        .map(({ group: _, ...stance }) => ({ ...stance, name: nameOf(catalogue, stance.brand) })),
      reading: summary.reading,
    };
  });
  return { reading: readPressure(groups, brands), brands, groups: groups.slice(0, groupsShown) };
}

/** How many groups moved in the period, and for and against whom. */
function readPressure(groups: Brief["pressure"]["groups"], brands: Brief["pressure"]["brands"]): string {
  if (groups.length === 0) return "No accounts were seen acting together beyond what chance would give.";
  const unexplained = groups.filter(({ explanation }) => explanation === null).length;
  const explained = groups.length - unexplained;
  const parts = [
    unexplained === 0
      ? "No group is synchronised and unexplained"
      : `${sayCount(unexplained, "group")} ${unexplained === 1 ? "is" : "are"} synchronised, unexplained`,
  ];
  if (explained > 0) parts.push(`${sayCount(explained, "group")} ${explained === 1 ? "has" : "have"} an innocent explanation`);
  const pressed = brands.filter(({ against, for: inFavour }) => against.count + inFavour.count > 0);
  const sides = pressed.map(
    ({ name, against, for: inFavour }) =>
      `${against.count.toLocaleString("en-US")} against and ${inFavour.count.toLocaleString("en-US")} for ${name}`,
  );
  return `${parts.join("; ")}.${sides.length === 0 ? "" : ` Posted together without an explanation: ${sides.join(", ")}.`}`;
}
