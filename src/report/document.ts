import type { StoredDocument } from "../core/document.js";
import { LandfallError } from "../core/errors.js";
import type { Axis, Evidence, Reading } from "../core/reading.js";
import { axes, axisLabels } from "../core/reading.js";
import { type Correction, correctionsOf } from "../store/corrections.js";
import { type SecondLabel, secondLabelsOf } from "../store/second-reader.js";
import { nameOf, type ReportContext } from "./context.js";
import type { DocumentDetail } from "./document-answers.js";
import { type ItemRow, itemColumns, joinTexts, timeOf, toItem } from "./document-item.js";
import { rowFor, targetsOf } from "./document-target.js";
import { factsTable } from "./filter.js";
import { labelMeanings, releaseMeanings } from "./label-words.js";

/** What the drawer needs beyond a list item. */
export interface DetailRow extends ItemRow {
  client: string;
  product: string;
  rating: number | null;
  forum: string;
  reply_to: string;
  links: string[];
  extra: string;
  file: string;
  line: number;
  release_state: DocumentDetail["releaseState"]["state"];
  disagrees: number;
  /** JSON. */
  evidence: string;
  aspects: DocumentDetail["aspects"];
  claims: DocumentDetail["claims"];
}

/** Reads a document for an entity that it names. */
export type ReadFor = (document: StoredDocument, entity: string) => Reading;

/**
 * One document with everything that was read in it and related to it.
 * @param other reads it for another target than its main one; what persons and the second reader said of the main one then stays out
 * @throws LandfallError NOT_FOUND; USAGE for a target that the document does not name
 */
export async function readDocument(context: ReportContext, id: string, other?: { target: string; read: ReadFor }): Promise<DocumentDetail> {
  const parameters = { generation: context.generation, id };
  const [found] = await context.store.query<DetailRow>(
    `SELECT ${itemColumns}, d.client AS client, d.product AS product, d.rating AS rating, d.forum AS forum, d.reply_to AS reply_to, d.links AS links,
       d.extra AS extra, d.file AS file, d.line AS line, f.release_state AS release_state, f.disagrees AS disagrees,
       r.evidence AS evidence, r.aspects AS aspects, r.claims AS claims
     FROM ${joinTexts(`SELECT * FROM ${factsTable} WHERE f.generation = {generation:String} AND f.id = {id:String}`, "{id:String}")}`,
    parameters,
  );
  if (!found)
    throw new LandfallError("NOT_FOUND", `there is no document '${id}'`, { next: "it may have been erased; search for its words" });
  const [mentions, copyLinks, corrections, second] = await Promise.all([
    context.store.query<{ start: number; end: number; text: string; entity: string; kind: string }>(
      "SELECT start, end, text, entity, kind FROM mentions FINAL WHERE id = {id:String} ORDER BY start, end",
      { id },
    ),
    copiesOf(context, id),
    correctionsOf(context.store, id),
    secondLabelsOf(context.store, id),
  ]);
  const targets = targetsOf(found.target, mentions, context);
  const isOther = other !== undefined && other.target !== found.target;
  const row = isOther ? await rowFor(context, found, other, targets) : found;
  return {
    ...toItem(row, context),
    client: row.client,
    product: row.product,
    rating: row.rating,
    forum: row.forum,
    replyTo: row.reply_to,
    links: row.links,
    fullText: row.text,
    file: row.file,
    line: row.line,
    extra: JSON.parse(row.extra) as Record<string, unknown>,
    mentions: mentions.map((mention) => ({
      ...mention,
      entity: mention.entity || null,
      name: mention.entity === "" ? mention.text : nameOf(context.catalogue, mention.entity),
    })),
    evidence: evidenceOf(row),
    aspects: row.aspects,
    claims: row.claims.map((claim) => ({ ...claim, by: claim.by || null })),
    explanations: axes
      .filter((axis) => axis !== "horizon" || row.shown.level === "product")
      .map((axis) => (isOther ? { ...explain(axis, row, [], []), choices: [] } : explain(axis, row, corrections, second))),
    targets,
    releaseState: releaseOf(row, context),
    copyLinks,
    corrections: corrections.map(({ correction, axis, label, by, at, undone }) => ({ id: correction, axis, label, by, at, undone })),
  };
}

/** How many of a document's copies the drawer lists. */
const copiesShown = 50;

async function copiesOf({ store, generation }: ReportContext, id: string): Promise<DocumentDetail["copyLinks"]> {
  const rows = await store.query<
    { other: string; kind: DocumentDetail["copyLinks"][number]["kind"]; score: number; author: string; source: string } & Parameters<
      typeof timeOf
    >[0]
  >(
    `SELECT l.other AS other, l.best_kind AS kind, l.best_score AS score, d.author AS author, d.source AS source,
       toUnixTimestamp64Milli(d.time_from) AS from_ms, toUnixTimestamp64Milli(d.time_to) AS to_ms, d.time_grade AS time_grade, d.assumed_zone AS assumed_zone
     FROM (SELECT if(a = {id:String}, b, a) AS other, argMax(kind, score) AS best_kind, max(score) AS best_score FROM relations
           WHERE generation = {generation:String} AND (a = {id:String} OR b = {id:String}) GROUP BY other) AS l
     INNER JOIN (SELECT * FROM documents FINAL) AS d ON d.id = l.other
     ORDER BY isNull(d.time_from), d.time_from, l.other LIMIT ${copiesShown}`,
    { generation, id },
  );
  return rows.map((row) => ({
    id: row.other,
    kind: row.kind,
    score: row.score,
    author: row.author,
    source: row.source,
    time: timeOf(row),
  }));
}

function explain(axis: Axis, row: DetailRow, corrections: Correction[], second: SecondLabel[]): DocumentDetail["explanations"][number] {
  const label = row.shown[axis] || "unclear";
  const standing = corrections.filter((correction) => correction.axis === axis && !correction.undone).at(-1);
  const meaning = labelMeanings[axis][label] ?? label;
  const first = { label: row.read[axis] || "unclear", p: row.probability[axis] };
  const other = second.find((one) => one.axis === axis);
  const answer = other ? { model: other.model, label: other.label, quotes: other.quotes, first } : null;
  if (answer && !standing) {
    const why = answer.quotes.length > 0 ? `, for it says “${answer.quotes[0]}”` : "";
    return {
      axis,
      label,
      p: 1,
      sentence: `${capital(meaning)}, as ${answer.model} reads it${why}.`,
      choices: axisLabels[axis].filter((choice) => choice !== label),
      second: answer,
      corrected: null,
    };
  }
  const cues = evidenceOf(row)
    .filter((evidence) => evidence.axis === axis)
    .map((evidence) => evidence.cue);
  const because = cues.length > 0 ? ` because it ${cues[0]}` : "";
  return {
    axis,
    label,
    p: standing ? 1 : row.probability[axis],
    sentence: standing ? `${capital(meaning)}, as ${standing.by} says.` : `${capital(meaning)}${because}.`,
    choices: axisLabels[axis].filter((choice) => choice !== label),
    second: answer,
    corrected: standing ? { by: standing.by, at: standing.at, from: row.read[axis] || "unclear", correction: standing.correction } : null,
  };
}

function evidenceOf(row: DetailRow): DocumentDetail["evidence"] {
  const evidence = JSON.parse(row.evidence) as Evidence[];
  return evidence.map(({ axis, start, end, cue, weight }) => ({ axis, start, end, cue, weight: weight ?? null }));
}

function releaseOf(row: DetailRow, { catalogue, config }: ReportContext): DocumentDetail["releaseState"] {
  if (row.target === "" || row.from_ms === null) {
    const reason = row.target === "" ? "No product to look up." : "The document's day is not known, so the catalogue cannot be asked.";
    return { state: "unknown", sentence: reason, disagrees: false };
  }
  const name = nameOf(catalogue, row.target);
  const sentence = `On that day ${name} was ${releaseMeanings[row.release_state]} in ${config.market}, says the catalogue.`;
  const disagreement = row.disagrees === 1 ? ` The text treats it as ${row.shown.horizon}: a finding, not an error.` : "";
  return { state: row.release_state, sentence: sentence + disagreement, disagrees: row.disagrees === 1 };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
