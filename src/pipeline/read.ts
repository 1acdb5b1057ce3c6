import type { Catalogue } from "../catalogue/types.js";
import { toLine } from "../collect/file/document-line.js";
import type { StoredDocument } from "../core/document.js";
import { LandfallError } from "../core/errors.js";
import type { Reading } from "../core/reading.js";
import { monthOf } from "../core/time.js";
import { createReader, type Reader } from "../read/reader.js";
import { type DocumentColumns, documentColumns, fromColumns } from "../store/documents.js";
import { type ReadingToSave, saveReadings } from "../store/readings.js";
import type { WorkOptions } from "./progress.js";
import type { Workspace } from "./workspace.js";

/** Documents read and saved in one step. */
const batchDocuments = 5000;

/** Documents that have no reading by this reader, or a newer content than their reading. */
const unread = `FROM (SELECT * FROM documents FINAL) AS d
  LEFT JOIN (SELECT id, reader, version AS read_version FROM readings FINAL) AS r ON r.id = d.id
  WHERE (r.reader != {reader:String} OR r.read_version < d.version)`;

/** The reader that a workspace's settings ask for. */
export function workspaceReader({ catalogue, config }: Pick<Workspace, "catalogue" | "config">): Reader {
  return createReader({ catalogue, market: config.market, thresholds: config.reading.thresholds });
}

/**
 * Reads every document that has no up-to-date reading yet, and says how many those were.
 * @throws LandfallError CANCELLED when stopped; what was read is kept
 */
export async function readPending(workspace: Workspace, { onProgress, signal }: WorkOptions = {}): Promise<number> {
  const { store } = workspace;
  const reader = workspaceReader(workspace);
  // The thresholds decide labels too: other thresholds are another reader.
  const version = `${reader.readerVersion} ${workspace.config.market} ${JSON.stringify(workspace.config.reading.thresholds)}`;
  const { total } = await store.one<{ total: number }>(`SELECT count() AS total ${unread}`, { reader: version });
  let done = 0;
  let after = { month: 0, id: "" };
  while (done < total) {
    if (signal?.aborted)
      throw new LandfallError("CANCELLED", "stopped while reading", { next: "run the same command again: it goes on where it was" });
    const rows = await store.query<DocumentColumns & { month: number }>(
      `SELECT ${documentColumns}, d.month AS month ${unread} AND (d.month, d.id) > ({month:UInt32}, {id:String})
       ORDER BY d.month, d.id LIMIT ${batchDocuments}`,
      { reader: version, ...after },
    );
    if (rows.length === 0) break;
    const batch = rows.map((row) => {
      const document = fromColumns(row);
      return withEntities(reader.read(toLine(document)), document, workspace.catalogue);
    });
    await saveReadings(store, batch, version);
    const last = rows[rows.length - 1];
    after = { month: last.month, id: last.id };
    done += rows.length;
    onProgress?.({ stage: "reading", done, total, unit: "documents" });
  }
  return done;
}

/** Adds what the store indexes: every entity named with the line it belongs to, and the brand of each. */
function withEntities(reading: Reading, document: StoredDocument, catalogue: Catalogue): ReadingToSave {
  const entities = new Set<string>();
  const brands = new Set<string>();
  const add = (entity: string | null): string => {
    if (entity === null) return "";
    for (let at: string | null = entity; at !== null && !entities.has(at); at = catalogue.product(at)?.line ?? null) entities.add(at);
    const brand = catalogue.brandOf(entity)?.id ?? "";
    if (brand !== "") brands.add(brand);
    return brand;
  };
  const mentionBrands = reading.mentions.map((mention) => add(mention.entity));
  add(reading.target.entity);
  return {
    reading,
    month: monthOf(document.time.interval?.from ?? null),
    brands: [...brands].sort(),
    entities: [...entities].sort(),
    mentionBrands,
  };
}
