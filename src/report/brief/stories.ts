import { nameOf, type ReportContext } from "../context.js";
import { timeOf } from "../document-item.js";
import { factsTable, filterSql } from "../filter.js";
import type { Period } from "../period.js";
import type { Brief } from "./answers.js";
import { door } from "./cells.js";
import { sayCount, sayList, sayMinutes } from "./say.js";

/** Stories shown in a brief, largest first; a story needs this many documents to be one. */
const storiesShown = 12;
const leastDocuments = 3;

interface StoryRow {
  story: string;
  documents: number;
  accounts: number;
  sources: string[];
  brands: string[];
  roots: number;
  echoes: number;
  lag: number | null;
  horizon: string;
}

/** The period's stories that name a brand of the workspace, with who was first in what we saw. */
export async function makeStories(context: ReportContext, { from, to }: Period): Promise<Brief["stories"]> {
  const { store, generation, brands } = context;
  const brand = brands.map(({ id }) => id).join(",");
  const { where, parameters } = filterSql({ from, to, brand }, generation);
  const rows = await store.query<StoryRow>(
    `SELECT f.story AS story, count() AS documents, uniqExact(f.source, f.author) AS accounts, arraySort(groupUniqArray(toString(f.source))) AS sources,
       arraySort(arrayFilter(b -> b IN {ofWorkspace:Array(String)}, arrayDistinct(arrayFlatten(groupArray(f.brands))))) AS brands,
       countIf(f.story_role = 'root') AS roots, countIf(f.story_role = 'echo') AS echoes,
       if(countIf(f.lag_minutes > 0) = 0, NULL, quantileExactIf(0.5)(f.lag_minutes, f.lag_minutes > 0)) AS lag,
       topKIf(1)(toString(f.horizon), f.horizon != '')[1] AS horizon
     FROM ${factsTable} WHERE ${where} AND f.story != ''
     GROUP BY story HAVING documents >= ${leastDocuments} ORDER BY documents DESC, accounts DESC, story LIMIT ${storiesShown}`,
    { ...parameters, ofWorkspace: brands.map(({ id }) => id) },
  );
  const labels = await store.query<{ story: string; label: string; first: string[]; roots: number; circular: number }>(
    "SELECT story, label, first, roots, notEmpty(circles) AS circular FROM stories FINAL WHERE generation = {generation:String} AND story IN {stories:Array(String)}",
    { generation, stories: rows.map(({ story }) => story) },
  );
  const labelOf = new Map(labels.map((row) => [row.story, row]));
  const firsts = await firstDocuments(
    context,
    labels.flatMap(({ first }) => first),
  );
  return rows.map((row) => {
    const known = labelOf.get(row.story);
    const first = (known?.first ?? []).flatMap((id) => firsts.get(id) ?? []);
    const independentRoots = known?.roots ?? 0;
    const filter = { brand, from, to, story: row.story };
    return {
      story: row.story,
      label: known?.label ?? row.story,
      documents: door(row.documents, filter),
      accounts: row.accounts,
      sources: row.sources,
      brands: row.brands.map((id) => nameOf(context.catalogue, id)),
      start: first[0]?.time ?? { from: null, to: null, grade: "unknown" as const, assumedZone: null },
      first,
      reading: readStory(row, first, independentRoots),
      roots: door(row.roots, { ...filter, role: "root" }),
      independentRoots,
      echoes: door(row.echoes, { ...filter, role: "echo" }),
      circular: known?.circular === 1,
      medianLagMinutes: row.lag,
      horizon: row.horizon,
    };
  });
}

type First = Brief["stories"][number]["first"][number];

async function firstDocuments({ store }: ReportContext, ids: string[]): Promise<Map<string, First>> {
  const rows = await store.query<{ id: string; author: string; publication: string; source: string } & Parameters<typeof timeOf>[0]>(
    `SELECT id, author, publication, source, toUnixTimestamp64Milli(time_from) AS from_ms, toUnixTimestamp64Milli(time_to) AS to_ms, time_grade, assumed_zone
     FROM documents FINAL WHERE id IN {ids:Array(String)}`,
    { ids },
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { document: row.id, author: row.author, publication: row.publication, source: row.source, time: timeOf(row) },
    ]),
  );
}

function readStory({ documents, accounts, lag }: StoryRow, first: First[], roots: number): string {
  const size = `${sayCount(documents, "document")} by ${sayCount(accounts, "account")}`;
  const lead =
    first.length === 0
      ? "who was first cannot be told: no time is known"
      : first.length === 1
        ? `first in what we saw: ${first[0].publication || first[0].author || first[0].source}`
        : `${first.length} are first within the uncertainty of their times: ${sayList(first.slice(0, 3).map((one) => one.publication || one.author || one.source))}${first.length > 3 ? " and others" : ""}`;
  const rootsSaid = roots > 0 ? `; ${sayCount(roots, "independent root")}` : "";
  const lagSaid = lag === null ? "" : `; half of the others followed within ${sayMinutes(lag)}`;
  return `${size}; ${lead}${rootsSaid}${lagSaid}.`;
}
