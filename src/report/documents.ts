import { LandfallError } from "../core/errors.js";
import type { DocumentFilter } from "./answers.js";
import { nameOf, type ReportContext } from "./context.js";
import type { DocumentList } from "./document-answers.js";
import { type ItemRow, itemColumns, joinTexts, toItem } from "./document-item.js";
import { type FilterSql, factsTable, filterSql } from "./filter.js";
import { describeFilter } from "./filter-words.js";

export const sortOrders = ["newest", "oldest", "relevance", "strongest"] as const;
export type SortOrder = (typeof sortOrders)[number];

export interface ListOptions {
  sort?: SortOrder;
  /** Documents a page, 1 to 200. */
  limit?: number;
  /** The token of a page, as the page before gave it. */
  page?: string;
  /** Leave the facets out where only the documents are wanted. */
  facets?: boolean;
}

const defaultLimit = 40;
const maximumLimit = 200;
const facetValues = 40;

/** `strongest`: specific experience before claimed, longer before shorter. Undated documents come last when sorting by time. */
const orders: Record<SortOrder, string> = {
  newest: "isNull(f.time_from), f.time_from DESC, f.id",
  oldest: "isNull(f.time_from), f.time_from, f.id",
  relevance: "f.copy_of != '', f.copies DESC, isNull(f.time_from), f.time_from DESC, f.id",
  strongest:
    "indexOf(['specific', 'claimed'], toString(f.experience)) = 0, indexOf(['specific', 'claimed'], toString(f.experience)), length(f.aspects) DESC, f.id",
};

/**
 * The documents that a filter finds, a page at a time, with how many they are and their facets.
 * @throws LandfallError USAGE for a page token or a date that is none
 */
export async function listDocuments(context: ReportContext, filter: DocumentFilter, options: ListOptions = {}): Promise<DocumentList> {
  const sql = filterSql(filter, context.generation);
  const limit = Math.min(maximumLimit, Math.max(1, options.limit ?? defaultLimit));
  const offset = readPage(options.page);
  const order = orders[options.sort ?? (filter.q === undefined ? "newest" : "relevance")];
  const chosen = `SELECT * FROM ${factsTable} WHERE ${sql.where} ORDER BY ${order} LIMIT {limit:UInt32} OFFSET {offset:UInt32}`;
  const ids = `SELECT f.id FROM ${factsTable} WHERE ${sql.where} ORDER BY ${order} LIMIT {limit:UInt32} OFFSET {offset:UInt32}`;
  const [total, rows, facets] = await Promise.all([
    countDocuments(context, filter),
    context.store.query<ItemRow>(`SELECT ${itemColumns} FROM ${joinTexts(chosen, ids)} ORDER BY ${order}`, {
      ...sql.parameters,
      limit,
      offset,
    }),
    options.facets === false ? [] : facetsOf(context, sql),
  ]);
  return {
    total,
    documents: rows.map((row) => toItem(row, context, filter.q)),
    next: offset + rows.length < total ? writePage(offset + rows.length) : null,
    facets,
    reading: describeFilter(filter, total, (entity) => nameOf(context.catalogue, entity)),
  };
}

/** How many documents a filter finds. */
export async function countDocuments({ store, generation }: ReportContext, filter: DocumentFilter): Promise<number> {
  const sql = filterSql(filter, generation);
  const { n } = await store.one<{ n: number }>(`SELECT count() AS n FROM ${factsTable} WHERE ${sql.where}`, sql.parameters);
  return n;
}

const facets: { name: string; values: string }[] = [
  { name: "voice", values: "[toString(f.voice)]" },
  { name: "horizon", values: "if(f.horizon = '', [], [toString(f.horizon)])" },
  { name: "level", values: "[toString(f.level)]" },
  { name: "experience", values: "[toString(f.experience)]" },
  { name: "stance", values: "[toString(f.stance)]" },
  { name: "brand", values: "arrayMap(x -> toString(x), f.brands)" },
  { name: "product", values: "arrayMap(x -> toString(x), arrayFilter(x -> position(x, '/') > 0, f.entities))" },
  { name: "source", values: "[toString(f.source)]" },
  { name: "lang", values: "[toString(f.lang)]" },
  { name: "story", values: "if(f.story = '', [], [f.story])" },
  { name: "group", values: "if(f.`group` = '', [], [f.`group`])" },
];

async function facetsOf(context: ReportContext, sql: FilterSql): Promise<DocumentList["facets"]> {
  const pairs = facets.map(({ name, values }) => `arrayMap(v -> ('${name}', v), ${values})`).join(", ");
  const rows = await context.store.query<{ facet: string; value: string; n: number }>(
    `SELECT pair.1 AS facet, pair.2 AS value, count() AS n
     FROM (SELECT arrayJoin(arrayConcat(${pairs})) AS pair FROM ${factsTable} WHERE ${sql.where})
     GROUP BY facet, value ORDER BY n DESC, value LIMIT ${facetValues} BY facet`,
    sql.parameters,
  );
  const stories = await storyLabels(
    context,
    rows.filter((row) => row.facet === "story").map((row) => row.value),
  );
  return facets.map(({ name }) => ({
    name,
    values: rows
      .filter((row) => row.facet === name)
      .map(({ value, n }) => ({
        value,
        label: name === "story" ? (stories.get(value) ?? value) : labelOf(context, name, value),
        count: n,
      })),
  }));
}

async function storyLabels({ store, generation }: ReportContext, stories: string[]): Promise<Map<string, string>> {
  if (stories.length === 0) return new Map();
  const rows = await store.query<{ story: string; label: string }>(
    "SELECT story, label FROM stories FINAL WHERE generation = {generation:String} AND story IN {stories:Array(String)}",
    { generation, stories },
  );
  return new Map(rows.map((row) => [row.story, row.label]));
}

const languageNames = new Intl.DisplayNames(["en"], { type: "language" });

function labelOf({ catalogue }: ReportContext, facet: string, value: string): string {
  if (facet === "brand" || facet === "product") return nameOf(catalogue, value);
  if (facet === "lang") return value === "und" || value === "" ? "not told" : (languageNames.of(value) ?? value);
  return value;
}

/** A page token is opaque to callers so that it may change its meaning. */
function writePage(offset: number): string {
  return Buffer.from(`o${offset}`).toString("base64url");
}

function readPage(token: string | undefined): number {
  if (token === undefined || token === "") return 0;
  const offset = /^o(\d{1,9})$/.exec(Buffer.from(token, "base64url").toString())?.[1];
  if (offset === undefined)
    throw new LandfallError("USAGE", "that page token is none of ours", { next: "take `next` from the page before, or leave it out" });
  return Number(offset);
}
