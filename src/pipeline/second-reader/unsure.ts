import type { StoredDocument } from "../../core/document.js";
import { axes } from "../../core/reading.js";
import type { SecondReaderConfig } from "../../core/second-reader-config.js";
import type { FirstReading } from "../../read/second/merge.js";
import { type DocumentColumns, documentColumns, fromColumns } from "../../store/documents.js";
import type { Store } from "../../store/store.js";

/** A document of which the first reader is unsure, with what it read. */
export interface UnsureDocument {
  document: StoredDocument;
  target: string | null;
  first: FirstReading;
}

/** Most documents that are looked at in one run, beside those that the second reader has labelled already: far more than a day's limit lets it answer. */
const mostCandidates = 20_000;

/** Documents with an axis less probable than the settings ask for, the least sure first. Reposts are left to what they repeat. */
export async function unsureDocuments(store: Store, { axes: asked, below }: SecondReaderConfig): Promise<UnsureDocument[]> {
  const isUnsure = asked.map((axis) =>
    axis === "horizon" ? "(r.horizon != '' AND r.horizon_p < {below:Float64})" : `r.${axis}_p < {below:Float64}`,
  );
  const doubt = asked.map((axis) => (axis === "horizon" ? "if(r.horizon = '', 0, 1 - r.horizon_p)" : `(1 - r.${axis}_p)`)).join(" + ");
  const map = (suffix: string, type: string) => `map(${axes.map((axis) => `'${axis}', ${type}(r.${axis}${suffix})`).join(", ")})`;
  const rows = await store.query<DocumentColumns & { target_label: string; read: Record<string, string>; p: Record<string, number> }>(
    `SELECT ${documentColumns}, r.target_label AS target_label, ${map("", "toString")} AS read, ${map("_p", "toFloat64")} AS p
     FROM (SELECT r.*, ${doubt} AS doubt, r.id IN (SELECT id FROM second_labels FINAL) AS is_known FROM readings AS r FINAL
           WHERE r.repost = 0 AND (${isUnsure.join(" OR ")}) ORDER BY is_known DESC, doubt DESC, r.id LIMIT ${mostCandidates}) AS r
     INNER JOIN (SELECT * FROM documents FINAL) AS d ON d.id = r.id ORDER BY r.doubt DESC, d.id`,
    { below },
  );
  return rows.map((row) => ({
    document: fromColumns(row),
    target: row.target_label || null,
    first: Object.fromEntries(axes.map((axis) => [axis, { label: row.read[axis], p: row.p[axis] }])) as FirstReading,
  }));
}
