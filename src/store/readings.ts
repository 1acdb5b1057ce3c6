import type { Reading } from "../core/reading.js";
import type { Store } from "./store.js";

/** A reading with what the store needs beside it. */
export interface ReadingToSave {
  reading: Reading;
  month: number;
  /** Catalogue ids of the brands and of all entities that the document names. */
  brands: string[];
  entities: string[];
  /** False where the catalogue's facts do not settle the day, so that the text's own horizon cannot disagree with them. */
  releaseSettled: boolean;
  /** The brand of each mention, in the order of `reading.mentions`; "" where unlisted. */
  mentionBrands: string[];
}

/**
 * Saves readings. Mentions come first and the reading last, so that a document whose saving was cut short is simply read again.
 * @param made.reader the version of the reader that made them
 * @param made.readBefore ids of the documents that have an older reading, whose rows must go
 */
export async function saveReadings(
  store: Store,
  batch: ReadingToSave[],
  { reader, readBefore }: { reader: string; readBefore: string[] },
): Promise<void> {
  if (batch.length === 0) return;
  const version = store.nextVersion();
  const old = await rowsOf<{ id: string; month: number; start: number; end: number; entity: string }>(
    store,
    "SELECT id, month, start, end, entity FROM mentions FINAL WHERE id IN {ids:Array(String)}",
    readBefore,
  );
  const mentions: object[] = [];
  const current = new Set<string>();
  for (const { reading, month, mentionBrands } of batch) {
    reading.mentions.forEach((mention, i) => {
      current.add(mentionKey(month, reading.id, mention.start, mention.end, mention.entity ?? ""));
      mentions.push({ ...mention, id: reading.id, month, entity: mention.entity ?? "", brand: mentionBrands[i], version, deleted: 0 });
    });
  }
  const gone = old.filter((row) => !current.has(mentionKey(row.month, row.id, row.start, row.end, row.entity)));
  await store.insert("mentions", [...mentions, ...gone.map((row) => ({ ...row, text: "", brand: "", kind: "", version, deleted: 1 }))]);

  const moved = await rowsOf<{ id: string; month: number }>(
    store,
    "SELECT id, month FROM readings FINAL WHERE id IN {ids:Array(String)}",
    readBefore,
  );
  const months = new Map(batch.map(({ reading, month }) => [reading.id, month]));
  const rows: object[] = moved
    .filter(({ id, month }) => months.get(id) !== month)
    .map(({ id, month }) => ({ id, month, version, deleted: 1 }));
  for (const item of batch) rows.push(toRow(item, reader, version));
  await store.insert("readings", rows);
}

async function rowsOf<Row>(store: Store, sql: string, ids: string[]): Promise<Row[]> {
  return ids.length === 0 ? [] : store.query<Row>(sql, { ids });
}

function mentionKey(month: number, id: string, start: number, end: number, entity: string): string {
  return `${month} ${start} ${end} ${entity} ${id}`;
}

function toRow({ reading, month, brands, entities, releaseSettled }: ReadingToSave, reader: string, version: number): object {
  return {
    id: reading.id,
    month,
    lang: reading.lang,
    target: reading.target.entity ?? "",
    target_label: reading.target.label ?? "",
    target_p: reading.target.p,
    level: reading.level.label,
    level_p: reading.level.p,
    horizon: reading.horizon.label ?? "",
    horizon_p: reading.horizon.p,
    experience: reading.experience.label,
    experience_p: reading.experience.p,
    tie: reading.tie.label,
    tie_p: reading.tie.p,
    disclosed: reading.disclosed.label === null ? null : Number(reading.disclosed.label),
    disclosed_p: reading.disclosed.p,
    speaker: reading.speaker.label,
    speaker_p: reading.speaker.p,
    stance: reading.stance.label,
    stance_p: reading.stance.p,
    voice: reading.voice,
    repost: Number(reading.repost),
    release_state: reading.release_state,
    release_settled: Number(releaseSettled),
    read_in_full: Number(reading.read_in_full),
    brands,
    entities,
    aspects: reading.aspects.map(({ aspect, polarity, quote, start, end }) => ({ aspect, polarity, quote, start, end })),
    claims: reading.claims.map(({ product, attribute, value, certainty, by, start, end }) => ({
      product,
      attribute,
      value,
      certainty,
      by: by ?? "",
      start,
      end,
    })),
    evidence: JSON.stringify(reading.evidence),
    reader,
    version,
    deleted: 0,
  };
}
