import type { Voice } from "../../core/reading.js";
import type { CopyKind, StoryRole } from "../../core/relation.js";
import { nameOf, type ReportContext } from "../context.js";
import { timeOf } from "../document-item.js";
import { factsTable } from "../filter.js";
import type { Telling } from "./answers.js";
import { timeFlagsOf } from "./times.js";

/** So much of a text stands for its title where it has none, in characters. */
const titleLength = 160;

/** A row that {@link loadTellings} selects. */
interface TellingRow extends Pick<Parameters<typeof timeOf>[0], "from_ms" | "to_ms" | "time_grade" | "assumed_zone"> {
  id: string;
  teller: string;
  teller_key: string;
  source: string;
  voice: Voice;
  title: string;
  text: string;
  role: StoryRole;
  root: string;
  first: number;
  origin: string;
  origin_by: string;
  lag: number | null;
  copy_kind: CopyKind | "";
  new_words: number;
  numbers: string[];
  passages: { start: number; end: number }[];
  claims: { product: string; attribute: Telling["newClaims"][number]["attribute"]; value: string; certainty: string; by: string }[];
}

/** A document of a story with all its claims: {@link Telling} has the new ones only. */
export interface ToldClaim {
  document: string;
  teller: string;
  product: string;
  attribute: Telling["newClaims"][number]["attribute"];
  value: string;
  certainty: string;
}

/** All documents of a story in order of time, with what each added; and every claim that they make. */
export async function loadTellings(context: ReportContext, story: string): Promise<{ tellings: Telling[]; claims: ToldClaim[] }> {
  const rows = await loadRows(context, "f.story = {only:String}", story);
  const known = new Set<string>();
  const claims: ToldClaim[] = [];
  const tellings = rows.map((row): Telling => {
    const newClaims: Telling["newClaims"] = [];
    for (const { product, attribute, value, certainty } of row.claims) {
      claims.push({ document: row.id, teller: row.teller, product, attribute, value, certainty });
      const key = claimKey({ product, attribute, value });
      if (known.has(key)) continue;
      known.add(key);
      newClaims.push({ product, name: nameOf(context.catalogue, product), attribute, value });
    }
    return { ...toTelling(row), newClaims };
  });
  const flags = await timeFlagsOf(
    context,
    tellings.map(({ document }) => document),
  );
  for (const telling of tellings) telling.timeFlags = (flags.get(telling.document) ?? []).map(({ sentence }) => sentence);
  return { tellings, claims };
}

/** One document in the race of its story; which of its claims were new only the whole story tells. null where it has none to race with. */
export async function loadTelling(context: ReportContext, id: string): Promise<Omit<Telling, "newClaims"> | null> {
  const [row] = await loadRows(context, "f.id = {only:String}", id);
  return row ? toTelling(row) : null;
}

function loadRows({ store, generation }: ReportContext, condition: string, only: string): Promise<TellingRow[]> {
  const chosen = `FROM ${factsTable} WHERE f.generation = {generation:String} AND ${condition}`;
  const ids = `SELECT f.id ${chosen}`;
  const ofGeneration = `generation = {generation:String} AND id IN (${ids})`;
  return store.query<TellingRow>(
    `SELECT f.id AS id, if(d.publication != '', d.publication, d.author) AS teller, t.teller AS teller_key, toString(d.source) AS source, f.voice AS voice,
       d.title AS title, substringUTF8(d.text, 1, 30000) AS text, toUnixTimestamp64Milli(d.time_from) AS from_ms, toUnixTimestamp64Milli(d.time_to) AS to_ms,
       d.time_grade AS time_grade, d.assumed_zone AS assumed_zone, f.story_role AS role, f.story_root AS root, t.first AS first,
       t.origin AS origin, toString(t.origin_by) AS origin_by, f.lag_minutes AS lag, toString(p.copy_kind) AS copy_kind,
       t.new_words AS new_words, t.numbers AS numbers, t.passages AS passages, r.claims AS claims
     FROM (SELECT * ${chosen}) AS f
     INNER JOIN (SELECT * FROM documents FINAL WHERE id IN (${ids})) AS d ON d.id = f.id
     INNER JOIN (SELECT id, claims FROM readings FINAL WHERE id IN (${ids})) AS r ON r.id = f.id
     LEFT JOIN (SELECT * FROM places FINAL WHERE ${ofGeneration}) AS p ON p.id = f.id
     LEFT JOIN (SELECT * FROM tellings FINAL WHERE ${ofGeneration}) AS t ON t.id = f.id
     ORDER BY isNull(d.time_from), d.time_from, d.time_to, f.id`,
    { generation, only },
  );
}

function toTelling(row: TellingRow): Omit<Telling, "newClaims"> {
  return {
    document: row.id,
    teller: row.teller,
    tellerKey: row.teller_key,
    source: row.source,
    voice: row.voice,
    title: headOf(row),
    time: timeOf(row),
    role: row.role,
    root: row.root || null,
    first: row.first === 1,
    origin: row.origin === "" ? null : { document: row.origin, by: row.origin_by },
    lagMinutes: row.lag,
    copy: row.copy_kind || null,
    newWords: row.new_words,
    newNumbers: row.numbers,
    newPassages: row.passages.map(({ start, end }) => row.text.slice(start, end)),
    timeFlags: [],
  };
}

/** Claims that say the same, as far as they are written the same. */
export function claimKey({ product, attribute, value }: Pick<ToldClaim, "product" | "attribute" | "value">): string {
  return `${product}\n${attribute}\n${value.toLowerCase()}`;
}

function headOf({ title, text }: Pick<TellingRow, "title" | "text">): string {
  const said = (title || text).slice(0, 4 * titleLength);
  // An address says nothing to a reader, unless it is all that there is.
  const head =
    said
      .replace(/https?:\/\/\S+/g, " ")
      .replace(/\s+/g, " ")
      .trim() || said.trim();
  return head.length <= titleLength ? head : `${head.slice(0, titleLength - 1).toWellFormed()}…`;
}
