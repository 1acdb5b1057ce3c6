import type { Catalogue } from "../catalogue/types.js";
import type { Stance, Voice } from "../core/reading.js";
import type { TimeGrade, TimeInterval } from "../core/time.js";
import type { StoryRow } from "../relate/stories/detect.js";
import type { Store } from "../store/store.js";

/** What the detectors need of a document. */
export interface RelateRow {
  id: string;
  source: string;
  author: string;
  client: string;
  title: string;
  text: string;
  url: string;
  publication: string;
  links: string[];
  reply_to: string;
  /** The document that it reposts and the fingerprint of its picture, where the export gave them; else ''. */
  repost_of: string;
  image: string;
  from_ms: number | null;
  to_ms: number | null;
  time_grade: TimeGrade;
  assumed_zone: string;
  /** When its content was taken in, Unix milliseconds. */
  taken_in_ms: number;
  target: string;
  target_brand: string;
  brands: string[];
  entities: string[];
  stance: Stance;
  voice: Voice;
  level: string;
}

/** A version counts microseconds (`Store.nextVersion`). */
const columns = `d.id AS id, d.source AS source, d.author AS author, d.client AS client, d.title AS title, d.text AS text, d.url AS url, d.publication AS publication,
  d.links AS links, d.reply_to AS reply_to,
  coalesce(nullIf(JSONExtractString(d.extra, 'repost_of'), ''), JSONExtractString(d.extra, 'retweeted_status_id')) AS repost_of,
  coalesce(nullIf(JSONExtractString(d.extra, 'image_fingerprint'), ''), JSONExtractString(d.extra, 'phash_id')) AS image,
  toUnixTimestamp64Milli(d.time_from) AS from_ms, toUnixTimestamp64Milli(d.time_to) AS to_ms,
  toString(d.time_grade) AS time_grade, toString(d.assumed_zone) AS assumed_zone, intDiv(d.version, 1000) AS taken_in_ms,
  r.target AS target, r.brands AS brands, r.entities AS entities, r.stance AS stance, r.voice AS voice, r.level AS level`;

const select = (only: string): string =>
  `SELECT ${columns} FROM (SELECT * FROM documents FINAL ${only}) AS d INNER JOIN (SELECT * FROM readings FINAL ${only}) AS r ON r.id = d.id ORDER BY d.id`;

/** Every document with what was read in it. */
export async function loadRows(store: Store, catalogue: Catalogue): Promise<RelateRow[]> {
  const rows: RelateRow[] = [];
  for await (const block of store.stream<Omit<RelateRow, "target_brand">>(select(""))) {
    for (const row of block) rows.push({ ...row, target_brand: catalogue.brandOf(row.target)?.id ?? "" });
  }
  return rows;
}

/** Some documents as the story detector takes them. */
export async function loadStoryRows(store: Store, ids: readonly string[]): Promise<StoryRow[]> {
  const rows = await store.query<Omit<RelateRow, "target_brand">>(select("WHERE id IN {ids:Array(String)}"), { ids });
  return rows.map((row) => toDetectorRow(row));
}

export function timeOf({ from_ms, to_ms }: Pick<RelateRow, "from_ms" | "to_ms">): TimeInterval | null {
  return from_ms === null || to_ms === null ? null : { from: from_ms, to: to_ms };
}

/** A document as the copy and story detectors take it. */
export function toDetectorRow(row: Omit<RelateRow, "target_brand">) {
  const { id, source, author, title, text, url, publication, links, entities } = row;
  const time = timeOf(row);
  const common = { id, source, author, title, text, url, publication, links, entities, time };
  return { ...common, grade: row.time_grade, assumedZone: row.assumed_zone || null, press: row.voice === "press" };
}
