import { LandfallError } from "../core/errors.js";
import { axes } from "../core/reading.js";
import { type DocumentColumns, documentColumns, fromColumns } from "../store/documents.js";
import { nameOf, type ReportContext } from "./context.js";
import type { DetailRow, ReadFor } from "./document.js";
import type { DocumentDetail } from "./document-answers.js";

/** Everything of the catalogue that a document names, its main target first, each once. */
export function targetsOf(main: string, mentions: readonly { entity: string }[], { catalogue }: ReportContext): DocumentDetail["targets"] {
  const entities = new Set([main, ...mentions.map(({ entity }) => entity)]);
  entities.delete("");
  return [...entities].map((entity) => ({ entity, name: nameOf(catalogue, entity), main: entity === main }));
}

/**
 * A document's row as it is read for another entity that it names; where it stands among other documents stays.
 * @throws LandfallError USAGE where it does not name that entity
 */
export async function rowFor(
  context: ReportContext,
  row: DetailRow,
  { target, read }: { target: string; read: ReadFor },
  targets: DocumentDetail["targets"],
): Promise<DetailRow> {
  if (!targets.some(({ entity }) => entity === target)) {
    throw new LandfallError("USAGE", `the document does not name '${target}'`, { next: "choose one of its `targets`" });
  }
  const [columns] = await context.store.query<DocumentColumns>(
    `SELECT ${documentColumns} FROM (SELECT * FROM documents FINAL WHERE id = {id:String}) AS d`,
    { id: row.id },
  );
  const reading = read(fromColumns(columns), target);
  const labels = Object.fromEntries(axes.map((axis) => [axis, reading[axis].label ?? ""]));
  return {
    ...row,
    voice: reading.voice,
    target: reading.target.entity ?? target,
    target_label: reading.target.label ?? "",
    target_p: reading.target.p,
    shown: labels,
    read: labels,
    probability: Object.fromEntries(axes.map((axis) => [axis, reading[axis].p])),
    disclosed: reading.disclosed.label === null ? null : Number(reading.disclosed.label),
    disclosed_p: reading.disclosed.p,
    release_state: reading.release_state,
    disagrees: Number(disagrees(context, row, target, reading.horizon.label)),
    evidence: JSON.stringify(reading.evidence),
    aspects: reading.aspects,
    claims: reading.claims.map((claim) => ({ ...claim, by: claim.by ?? null })),
  };
}

/** Which states of the catalogue contradict what a text says; as in `src/store/facts.ts`. */
const contradicting: Record<string, readonly string[]> = {
  released: ["rumoured", "announced"],
  announced: ["rumoured", "released", "discontinued"],
  rumoured: ["announced", "released", "discontinued"],
};

function disagrees({ catalogue, config }: ReportContext, { from_ms }: DetailRow, target: string, horizon: string | null): boolean {
  if (from_ms === null || horizon === null || catalogue.product(target) === undefined) return false;
  const { state, settled } = catalogue.releaseState(target, config.market, new Date(from_ms).toISOString().slice(0, 10));
  return settled && (contradicting[horizon] ?? []).includes(state);
}
