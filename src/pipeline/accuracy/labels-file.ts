import { toLine } from "../../collect/file/document-line.js";
import { readRows } from "../../collect/file/read-rows.js";
import { isBadRow } from "../../collect/file/row.js";
import type { DocumentLine } from "../../core/document.js";
import { type Axis, axes, axisLabels } from "../../core/reading.js";
import type { GoldLabels } from "../../read/evaluate.js";
import { labelledDocuments, labelledTexts } from "../../report/accuracy/labelled.js";
import type { ReportContext } from "../../report/context.js";
import { type LabelOrigin, type LabelToSave, labelOrigins, saveCorrections } from "../../store/corrections.js";

/** A document with labels, as `landfall eval --labels` takes it. */
export type LabelledLine = DocumentLine & { labels: GoldLabels & Record<string, unknown> };

/** The workspace's labelled documents as lines; `labels.given` says for each axis who gave it, when and how it was drawn. */
export async function exportLabels(context: ReportContext): Promise<LabelledLine[]> {
  const [labelled, texts] = await Promise.all([labelledDocuments(context), labelledTexts(context)]);
  const byId = new Map(labelled.map((document) => [document.id, document]));
  return texts.flatMap((document) => {
    const found = byId.get(document.id);
    if (!found) return [];
    const labels: LabelledLine["labels"] = {};
    for (const axis of axes) if (found.labels[axis]) labels[axis] = found.labels[axis].label;
    if (labels.level !== undefined && labels.level !== "product") labels.horizon = null;
    const given = Object.fromEntries(Object.entries(found.labels).map(([axis, { origin, by, at }]) => [axis, { origin, by, at }]));
    return { ...toLine(document), labels: { ...labels, given } };
  });
}

/** Longest name of a person who labels, in UTF-16 units; as in the API. */
const longestName = 120;

/** A line that could not be used. */
export interface RefusedLine {
  line: number;
  reason: string;
}

/**
 * The labelled documents of a file, line by line.
 * @throws LandfallError FILE_MISSING
 */
export async function readLabels(
  file: string,
  signal?: AbortSignal,
): Promise<{ lines: { line: number; document: LabelledLine }[]; refused: RefusedLine[] }> {
  const lines: { line: number; document: LabelledLine }[] = [];
  const refused: RefusedLine[] = [];
  const stream = await readRows(file, { format: "jsonl", signal });
  try {
    for await (const events of stream.blocks) {
      for (const event of events) {
        if (isBadRow(event)) {
          refused.push({ line: event.line, reason: event.reason });
          continue;
        }
        const document = event.values as unknown as LabelledLine;
        const { labels } = document;
        if (typeof labels !== "object" || labels === null || typeof document.text !== "string") {
          refused.push({ line: event.line, reason: "a labelled document needs `text` and `labels`" });
        } else
          lines.push({
            line: event.line,
            document: { ...document, id: String(document.id ?? event.line), source: String(document.source ?? "") },
          });
      }
    }
  } finally {
    await stream.close();
  }
  return { lines, refused };
}

/** Who gave a label and how it was drawn, where the file says so as {@link exportLabels} does. */
function givenOf({ labels }: LabelledLine, axis: Axis, by: string): { by: string; origin: LabelOrigin } {
  const given = (labels.given as Record<string, { by?: unknown; origin?: unknown } | undefined> | undefined)?.[axis];
  return {
    by: typeof given?.by === "string" && given.by !== "" ? given.by.slice(0, longestName) : by,
    origin: labelOrigins.find((origin) => origin === given?.origin) ?? "import",
  };
}

/** What a document may be called here: its id as exported, or as an import made it of the id within its source. */
function namesOf({ id, source }: LabelledLine): string[] {
  return [id, `${source}:${id}`];
}

/** Takes labels for documents of the workspace from a file; those of other documents, and labels that there are not, are refused with their line. */
export async function importLabels(
  context: ReportContext,
  file: string,
  { by, signal }: { by: string; signal?: AbortSignal },
): Promise<{ labels: number; documents: number; refused: RefusedLine[] }> {
  const { lines, refused } = await readLabels(file, signal);
  const rows = await context.store.query<{ id: string } & Record<Axis, string>>(
    `SELECT id, ${axes.map((axis) => `toString(${axis}) AS ${axis}`).join(", ")} FROM facts FINAL WHERE generation = {generation:String} AND id IN {ids:Array(String)}`,
    { generation: context.generation, ids: lines.flatMap(({ document }) => namesOf(document)) },
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const labels: LabelToSave[] = [];
  for (const { line, document } of lines) {
    const shown = namesOf(document)
      .map((name) => known.get(name))
      .find((row) => row !== undefined);
    if (!shown) {
      refused.push({ line, reason: `there is no document '${document.id.slice(0, 80)}' in the workspace` });
      continue;
    }
    for (const axis of axes) {
      const label = document.labels[axis];
      if (label === undefined || label === null) continue;
      if (!(axisLabels[axis] as readonly string[]).includes(label))
        refused.push({ line, reason: `'${String(label).slice(0, 40)}' is no label of ${axis}` });
      else labels.push({ id: shown.id, axis, label, was: shown[axis], ...givenOf(document, axis, by) });
    }
  }
  await saveCorrections(context.store, context.generation, labels);
  refused.sort((a, b) => a.line - b.line);
  return { labels: labels.length, documents: new Set(labels.map(({ id }) => id)).size, refused };
}
