import { codebook } from "../../core/codebook.js";
import { type Axis, axes, axisLabels } from "../../core/reading.js";
import type { LabelOrigin } from "../../store/corrections.js";
import type { ReportContext } from "../context.js";
import { timeOf } from "../document-item.js";
import type { LabelQueue, LabelTask } from "./answers.js";
import { standingLabels } from "./labelled-filter.js";

export interface QueueOptions {
  /** Who labels: what they skipped is not drawn for them again. */
  by: string;
  axes?: readonly Axis[];
  limit?: number;
  /** The same seed draws the same documents. */
  seed?: number;
  /**
   * `mixed`: disagreements, then by turns two unsure documents and one at random; `uncertain` and `random`: only those.
   * Figures for documents at large can stand on random ones only.
   */
  order?: (typeof queueOrders)[number];
}

export const queueOrders = ["mixed", "uncertain", "random"] as const;

/** In a mixed queue every so manieth document is drawn at random. */
const randomEvery = 3;

/** So many of each kind are looked at for a queue: more than anybody labels in one sitting. */
const candidatesEach = 500;

/** So much of a text is shown to a person who labels, in UTF-16 units. */
const shownText = 6000;

interface Candidate {
  id: string;
  rank: number;
}

/**
 * The documents to label next. Unsure ones are drawn by turns from every pair of source and voice, the least sure of each first; random ones from all
 * documents alike. Copies, and documents that a person has labelled on every axis asked, are left out.
 */
export async function labelQueue(context: ReportContext, options: QueueOptions): Promise<LabelQueue> {
  const wanted = options.axes ?? axes;
  const order = options.order ?? "mixed";
  const parameters = { generation: context.generation, by: options.by, wanted: [...wanted], seed: options.seed ?? 1 };
  const [disagreeing, unsure, random, { left }] = await Promise.all([
    order === "mixed" ? disagreements(context, options.by, wanted) : [],
    order === "random" ? [] : context.store.query<Candidate>(uncertainSql(wanted), parameters),
    order === "uncertain" ? [] : context.store.query<Candidate>(randomSql(wanted), parameters),
    context.store.one<{ left: number }>(`SELECT count() AS left FROM ${open(wanted)}`, parameters),
  ]);
  const picked = interleave(disagreeing, unsure, random).slice(0, options.limit ?? 20);
  const tasks = await tasksOf(context, picked, wanted);
  return { tasks, left, disagreements: disagreeing.length, questions: questionsOf(wanted) };
}

/** The codebook, an axis a question. */
export function questionsOf(wanted: readonly Axis[]): LabelQueue["questions"] {
  return wanted.map((axis) => ({
    axis,
    asks: codebook[axis].asks,
    labels: axisLabels[axis].map((label) => ({ label, means: codebook[axis].labels[label] })),
  }));
}

/** Documents that can be drawn: original, read in full, not labelled on every axis asked, not skipped. */
function open(wanted: readonly Axis[]): string {
  const isDone = wanted.includes("horizon") ? "has(l.done, a) OR (a = 'horizon' AND f.level != 'product')" : "has(l.done, a)";
  return `(SELECT f.id AS id, f.source AS source, f.voice AS voice FROM (SELECT * FROM facts FINAL WHERE generation = {generation:String}) AS f
    LEFT JOIN (SELECT id, groupArray(toString(axis)) AS done FROM (${standingLabels}) GROUP BY id) AS l ON l.id = f.id
    WHERE f.copy_of = '' AND f.read_in_full = 1 AND NOT arrayAll(a -> ${isDone}, {wanted:Array(String)})
      AND f.id NOT IN (SELECT id FROM skips FINAL WHERE by = {by:String} AND axis IN {wanted:Array(String)}))`;
}

/** How many labels of a document are wrong, by the reader's own probabilities. */
function doubt(wanted: readonly Axis[]): string {
  return wanted.map((axis) => (axis === "horizon" ? "if(r.horizon = '', 0, 1 - r.horizon_p)" : `(1 - r.${axis}_p)`)).join(" + ");
}

function uncertainSql(wanted: readonly Axis[]): string {
  return `SELECT id, rank FROM (
      SELECT o.id AS id, ${doubt(wanted)} AS doubt, row_number() OVER (PARTITION BY o.source, o.voice ORDER BY doubt DESC, cityHash64({seed:UInt32}, o.id)) AS rank,
        cityHash64({seed:UInt32}, o.source, o.voice) AS stratum
      FROM ${open(wanted)} AS o INNER JOIN (SELECT * FROM readings FINAL) AS r ON r.id = o.id)
    ORDER BY rank, stratum, id LIMIT ${candidatesEach}`;
}

function randomSql(wanted: readonly Axis[]): string {
  return `SELECT o.id AS id, 0 AS rank FROM ${open(wanted)} AS o ORDER BY cityHash64({seed:UInt32}, o.id, 'random'), o.id LIMIT ${candidatesEach}`;
}

interface Picked {
  id: string;
  origin: LabelOrigin;
  why: string;
  /** The axes on which two differ. */
  disputed?: readonly Axis[];
}

/** Documents on which two people differ and no third has spoken since, then those on which the two readers differ; each with the axes in question. */
async function disagreements({ store, generation }: ReportContext, by: string, wanted: readonly Axis[]): Promise<Picked[]> {
  const rows = await store.query<{ id: string; axes: Axis[]; rank: number }>(
    `SELECT id, argMin(disputed, kind) AS axes, min(kind) AS rank FROM (
       SELECT id, arraySort(groupUniqArray(toString(axis))) AS disputed, 0 AS kind FROM (
         SELECT id, axis FROM (SELECT id, axis, by, argMax(label, version) AS label FROM corrections FINAL WHERE undone = 0 GROUP BY id, axis, by)
         WHERE axis IN {wanted:Array(String)} GROUP BY id, axis HAVING uniqExact(label) > 1 AND uniqExact(by) = 2 AND NOT has(groupArray(by), {by:String}))
       GROUP BY id
       UNION ALL
       SELECT s.id AS id, arraySort(groupUniqArray(toString(s.axis))) AS disputed, 1 AS kind
       FROM (SELECT * FROM second_labels FINAL WHERE axis IN {wanted:Array(String)}) AS s
       INNER JOIN (SELECT id, map(${axes.map((axis) => `'${axis}', toString(${axis})`).join(", ")}) AS read FROM readings FINAL) AS r ON r.id = s.id
       LEFT JOIN (SELECT id, groupArray(toString(axis)) AS done FROM (${standingLabels}) GROUP BY id) AS l ON l.id = s.id
       WHERE r.read[toString(s.axis)] != s.label AND NOT has(l.done, toString(s.axis)) GROUP BY s.id)
     WHERE id IN (SELECT id FROM facts FINAL WHERE generation = {generation:String} AND copy_of = '')
       AND id NOT IN (SELECT id FROM skips FINAL WHERE by = {by:String} AND axis IN {wanted:Array(String)})
     GROUP BY id ORDER BY rank, id LIMIT ${candidatesEach}`,
    { by, wanted: [...wanted], generation },
  );
  return rows.map(({ id, axes: disputed, rank }) => ({
    id,
    origin: "disagreement",
    why: `${rank === 0 ? "two people" : "the two readers"} differ on ${disputed.join(", ")}`,
    disputed,
  }));
}

/** Disagreements first; then two unsure ones and one at random by turns, each document once. */
function interleave(disagreeing: Picked[], unsure: Candidate[], random: Candidate[]): Picked[] {
  const picked = [...disagreeing];
  const seen = new Set(disagreeing.map(({ id }) => id));
  const take = (from: Candidate[], origin: LabelOrigin, why: string) => {
    for (let next = from.shift(); next; next = from.shift()) {
      if (seen.has(next.id)) continue;
      seen.add(next.id);
      picked.push({ id: next.id, origin, why });
      return;
    }
  };
  while (unsure.length + random.length > 0) {
    if ((picked.length + 1) % randomEvery === 0)
      take(random.length > 0 ? random : unsure, random.length > 0 ? "random" : "uncertain", random.length > 0 ? drawnAtRandom : isUnsure);
    else
      take(unsure.length > 0 ? unsure : random, unsure.length > 0 ? "uncertain" : "random", unsure.length > 0 ? isUnsure : drawnAtRandom);
  }
  return picked;
}

const isUnsure = "the reader is unsure";
const drawnAtRandom = "drawn at random, so that the card speaks for all documents";

type TaskRow = Omit<LabelTask, "origin" | "why" | "axes" | "read" | "time" | "target" | "copyOf"> &
  Parameters<typeof timeOf>[0] & {
    copy_of: string;
    target: string;
    target_label: string;
    read: Record<string, string>;
    p: Record<string, number>;
    done: string[];
  };

async function tasksOf({ store, generation }: ReportContext, picked: readonly Picked[], wanted: readonly Axis[]): Promise<LabelTask[]> {
  if (picked.length === 0) return [];
  const map = (suffix: string, type: string) => `map(${axes.map((axis) => `'${axis}', ${type}(r.${axis}${suffix})`).join(", ")})`;
  const rows = await store.query<TaskRow>(
    `SELECT d.id AS id, d.source AS source, d.author AS author, d.client AS client, d.publication AS publication, d.forum AS forum, d.product AS product,
       d.rating AS rating, d.title AS title, d.text AS text, d.links AS links, d.url AS url, f.voice AS voice, f.copy_of AS copy_of,
       toUnixTimestamp64Milli(d.time_from) AS from_ms, toUnixTimestamp64Milli(d.time_to) AS to_ms, d.time_grade AS time_grade, d.assumed_zone AS assumed_zone,
       r.target AS target, r.target_label AS target_label, ${map("", "toString")} AS read, ${map("_p", "toFloat64")} AS p, l.done AS done
     FROM (SELECT * FROM facts FINAL WHERE generation = {generation:String} AND id IN {ids:Array(String)}) AS f
     INNER JOIN (SELECT * FROM documents FINAL WHERE id IN {ids:Array(String)}) AS d ON d.id = f.id
     INNER JOIN (SELECT * FROM readings FINAL WHERE id IN {ids:Array(String)}) AS r ON r.id = f.id
     LEFT JOIN (SELECT id, groupArray(toString(axis)) AS done FROM (${standingLabels}) GROUP BY id) AS l ON l.id = f.id`,
    { generation, ids: picked.map(({ id }) => id) },
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return picked.flatMap(({ id, origin, why, disputed }) => {
    const row = byId.get(id);
    if (!row) return [];
    const { from_ms, to_ms, time_grade, assumed_zone, copy_of, target, target_label, read, p, done, ...document } = row;
    return {
      ...document,
      text: row.text.length > shownText ? `${row.text.slice(0, shownText).toWellFormed()}…` : row.text,
      time: timeOf({ from_ms, to_ms, time_grade, assumed_zone }),
      copyOf: copy_of,
      target: { label: target_label || null, entity: target || null },
      origin,
      why,
      axes: wanted.filter((axis) => !done.includes(axis) || disputed?.includes(axis)),
      read: Object.fromEntries(axes.map((axis) => [axis, { label: read[axis], p: p[axis] }])),
    };
  });
}
