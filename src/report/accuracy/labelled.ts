import { type Axis, axes } from "../../core/reading.js";
import type { LabelOrigin } from "../../store/corrections.js";
import { type DocumentColumns, documentColumns, fromColumns } from "../../store/documents.js";
import type { ReportContext } from "../context.js";
import { standingLabels } from "./labelled-filter.js";

/** A document that persons have labelled, beside what the reader reads in it. */
export interface LabelledDocument {
  id: string;
  source: string;
  /** What must not be parted from it in a cross-validation: the original that it copies, or itself. */
  group: string;
  /** The standing labels of persons. */
  labels: Partial<Record<Axis, { label: string; origin: LabelOrigin; by: string; at: string }>>;
  /** The reader's own, with the probability; a horizon of '' where the level is no product. */
  read: Record<Axis, { label: string; p: number }>;
  voice: string;
}

interface Row {
  id: string;
  source: string;
  copy_of: string;
  voice: string;
  read: Record<Axis, string>;
  p: Record<Axis, number>;
  given: [string, string, string, string, string][];
}

/** Every document with a person's label, in order of id. A horizon counts only where the document is about a product. */
export async function labelledDocuments({ store, generation }: ReportContext): Promise<LabelledDocument[]> {
  const map = (suffix: string, type: string) => `map(${axes.map((axis) => `'${axis}', ${type}(r.${axis}${suffix})`).join(", ")})`;
  const rows = await store.query<Row & { level: string }>(
    `SELECT f.id AS id, f.source AS source, f.copy_of AS copy_of, toString(f.level) AS level, toString(r.voice) AS voice,
       ${map("", "toString")} AS read, ${map("_p", "toFloat64")} AS p, l.given AS given
     FROM (SELECT * FROM facts FINAL WHERE generation = {generation:String}) AS f
     INNER JOIN (SELECT id, groupArray((toString(axis), label, toString(origin), by, at)) AS given FROM (
         SELECT id, axis, argMax(label, version) AS label, argMax(origin, version) AS origin, argMax(by, version) AS by,
           formatDateTime(max(at), '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS at FROM corrections FINAL WHERE undone = 0 GROUP BY id, axis) GROUP BY id) AS l ON l.id = f.id
     INNER JOIN (SELECT * FROM readings FINAL WHERE id IN (SELECT id FROM corrections FINAL WHERE undone = 0)) AS r ON r.id = f.id
     ORDER BY f.id`,
    { generation },
  );
  return rows.map(({ id, source, copy_of, level, voice, read, p, given }) => ({
    id,
    source,
    group: copy_of || id,
    voice,
    labels: Object.fromEntries(
      given
        .filter(([axis]) => axis !== "horizon" || level === "product")
        .map(([axis, label, origin, by, at]) => [axis, { label, origin: origin as LabelOrigin, by, at }]),
    ),
    read: Object.fromEntries(axes.map((axis) => [axis, { label: read[axis], p: p[axis] }])) as LabelledDocument["read"],
  }));
}

/** The documents behind labels, whole, to be read anew or written out. */
export async function labelledTexts({ store }: Pick<ReportContext, "store">): Promise<ReturnType<typeof fromColumns>[]> {
  const rows = await store.query<DocumentColumns>(
    `SELECT ${documentColumns} FROM (SELECT * FROM documents FINAL WHERE id IN (SELECT id FROM (${standingLabels}))) AS d ORDER BY d.id`,
  );
  return rows.map(fromColumns);
}
