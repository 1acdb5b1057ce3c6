import type { DocumentFilter } from "../answers.js";
import { door } from "../brief/cells.js";
import { nameOf, type ReportContext } from "../context.js";
import { timeOf } from "../document-item.js";
import { factsTable } from "../filter.js";
import type { RaceStory } from "./answers.js";
import { readStory } from "./say.js";

/** A row of `stories` as {@link storyColumns} selects it. */
export interface StoryRow {
  story: string;
  label: string;
  tellers: number;
  from_ms: number | null;
  to_ms: number | null;
  first: string[];
  roots: number;
  circles: string[][];
  /** JSON of a story's lags, by name and by platform. */
  lags: string;
  by_hand: number;
}

/** Stories of which a document stands elsewhere than it was found, or beside one that was found elsewhere. */
const ofStories = "FROM places FINAL WHERE generation = {generation:String} AND story != ''";
const movedByHand = `SELECT DISTINCT story ${ofStories} AND (
    story_found IN (SELECT story_found ${ofStories} GROUP BY story_found HAVING uniqExact(story) > 1)
    OR story IN (SELECT story ${ofStories} GROUP BY story HAVING uniqExact(story_found) > 1)) ORDER BY story`;

/** The columns of a story; `s` is stories. */
export const storyColumns = `s.story AS story, s.label AS label, s.tellers AS tellers, toUnixTimestamp64Milli(s.time_from) AS from_ms,
  toUnixTimestamp64Milli(s.time_to) AS to_ms, s.first AS first, s.roots AS roots, s.circles AS circles, s.lags AS lags,
  s.story IN {byHand:Array(String)} AS by_hand`;

/** Stories that a person split or merged, as they stand. */
export async function storiesByHand({ store, generation }: ReportContext): Promise<string[]> {
  const { n } = await store.one<{ n: number }>("SELECT count() AS n FROM story_edits FINAL WHERE undone = 0");
  if (n === 0) return [];
  const rows = await store.query<{ story: string }>(movedByHand, { generation });
  return rows.map(({ story }) => story);
}

/** A lag as it is kept. */
interface KeptLag {
  id: string;
  minutes: number;
  least: number;
  most: number;
}

/** The lags that are kept with a story. */
export interface KeptLags {
  second: KeptLag | null;
  tenth: KeptLag | null;
  press: KeptLag | null;
  platforms: Record<string, KeptLag>;
}

export function lagsOf(row: StoryRow): KeptLags {
  return JSON.parse(row.lags) as KeptLags;
}

/** Candidates for the first that a list names. */
const candidatesShown = 5;

/** Whole stories as a list shows them, in the order of the rows. */
export async function storyItems(context: ReportContext, rows: readonly StoryRow[]): Promise<RaceStory[]> {
  const ids = rows.map(({ story }) => story);
  const counts = new Map((await countRoles(context, ids)).map((row) => [row.story, row]));
  const named = rows.flatMap((row) => {
    const { second, tenth, press } = lagsOf(row);
    return [...row.first.slice(0, candidatesShown), ...[second, tenth, press].flatMap((lag) => lag?.id ?? [])];
  });
  const documents = await tellersOf(context, named);
  return rows.map((row) => {
    const { second, tenth, press } = lagsOf(row);
    const lag = (kept: KeptLag | null) => kept && toLag(kept, documents);
    const count = counts.get(row.story);
    const of = (n: number | undefined, more: DocumentFilter = {}) => door(n ?? 0, { story: row.story, ...more });
    const item: Omit<RaceStory, "reading"> = {
      story: row.story,
      label: row.label,
      documents: of(count?.documents),
      tellers: row.tellers,
      platforms: count?.platforms ?? [],
      brands: (count?.brands ?? []).map((brand) => ({ brand, name: nameOf(context.catalogue, brand) })),
      roots: row.roots,
      rootDocuments: of(count?.roots, { role: "root" }),
      echoes: of(count?.echoes, { role: "echo" }),
      undetermined: of(count?.undetermined, { role: "undetermined" }),
      undated: of(count?.undated, { undated: "only" }),
      from: isoOf(row.from_ms),
      to: isoOf(row.to_ms),
      first: row.first.slice(0, candidatesShown).flatMap((id) => documents.get(id) ?? []),
      couldBeFirst: row.first.length,
      second: lag(second),
      tenth: lag(tenth),
      press: lag(press),
      circles: row.circles.length,
      byHand: row.by_hand === 1,
    };
    return { ...item, reading: readStory(item) };
  });
}

/** A lag with the name of who it is of. */
export function toLag(kept: KeptLag, documents: ReadonlyMap<string, RaceStory["first"][number]>): NonNullable<RaceStory["second"]> {
  const { id, ...lag } = kept;
  return { document: id, teller: documents.get(id)?.teller ?? "", ...lag };
}

interface RoleCounts {
  story: string;
  documents: number;
  roots: number;
  echoes: number;
  undetermined: number;
  undated: number;
  platforms: string[];
  brands: string[];
}

/** Over the whole of each story, in and out of any period. */
function countRoles({ store, generation, brands }: ReportContext, stories: readonly string[]): Promise<RoleCounts[]> {
  return store.query<RoleCounts>(
    `SELECT f.story AS story, count() AS documents, countIf(f.story_role = 'root') AS roots, countIf(f.story_role = 'echo') AS echoes,
       countIf(f.story_role = 'undetermined') AS undetermined, countIf(f.time_from IS NULL) AS undated,
       arraySort(groupUniqArray(toString(f.source))) AS platforms,
       arraySort(arrayFilter(b -> b IN {ofWorkspace:Array(String)}, arrayDistinct(arrayFlatten(groupArray(f.brands))))) AS brands
     FROM ${factsTable} WHERE f.generation = {generation:String} AND f.story IN {stories:Array(String)} GROUP BY story`,
    { generation, stories, ofWorkspace: brands.map(({ id }) => id) },
  );
}

/** Who wrote some documents, and when. */
export async function tellersOf({ store }: ReportContext, ids: readonly string[]): Promise<Map<string, RaceStory["first"][number]>> {
  if (ids.length === 0) return new Map();
  const rows = await store.query<{ id: string; teller: string; source: string } & Parameters<typeof timeOf>[0]>(
    `SELECT id, if(publication != '', publication, author) AS teller, toString(source) AS source, toUnixTimestamp64Milli(time_from) AS from_ms,
       toUnixTimestamp64Milli(time_to) AS to_ms, time_grade, assumed_zone FROM documents FINAL WHERE id IN {ids:Array(String)}`,
    { ids },
  );
  return new Map(rows.map((row) => [row.id, { document: row.id, teller: row.teller, source: row.source, time: timeOf(row) }]));
}

function isoOf(instantMs: number | null): string | null {
  return instantMs === null ? null : new Date(instantMs).toISOString();
}
