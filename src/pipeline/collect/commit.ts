import type { SourceStep } from "../../collect/source-step.js";
import type { StoredDocument } from "../../core/document.js";
import { stableId } from "../../core/hash.js";
import { announcedDeletions, type StepRow, saveStep, saveTask, type TaskState } from "../../store/cursors.js";
import { saveDocuments } from "../../store/documents.js";
import { eraseDocuments, presentIds } from "../../store/erasures.js";
import { savePayload } from "../../store/payloads.js";
import { saveQuarantine } from "../../store/quarantine.js";
import type { Store } from "../../store/store.js";
import { isErased, type KeepRules, keepDocument } from "./keep-document.js";

/** Defects of the answer and of single items; a host that could not be reached is no row that could not be used. */
const dataDefects = new Set(["unreachable", "too_many", "bad_status", "refused", "no_access", "gone"]);

/** What a commit needs besides the step. */
export interface CommitRules extends KeepRules {
  /** Days that the raw answer is kept; 0 for not at all. */
  rawDays: number;
  /** Unix milliseconds. */
  now: number;
  /** When the task is asked again after this step, in Unix milliseconds. */
  due: number;
}

/**
 * Keeps what a step gave, and then where its task stands: documents, quarantine, raw answer, the step's row, deletions, and last the cursor.
 *
 * Killed between any two of them, the step is done again under its old number: documents are known by id and run and count as before, and every other row replaces its former self. So
 * the sums are those of an undisturbed run.
 * @returns where the task stands now, and what the step did
 */
export async function commitStep(
  store: Store,
  state: TaskState,
  step: SourceStep,
  rules: CommitRules,
): Promise<{ state: TaskState; row: StepRow }> {
  const { source, task } = state;
  const run = stableId("collect", source, task, String(state.step));
  const documents = step.documents.flatMap((document): StoredDocument[] => {
    const kept = keepDocument(document, rules);
    return kept ? [kept] : [];
  });
  const saved = await saveDocuments(store, documents, run);
  const defects = step.diagnostics.filter(({ code }) => !dataDefects.has(code));
  await saveQuarantine(store, rules.pseudonyms ? defects.map((defect) => ({ ...defect, raw: "" })) : defects, run);
  // An answer that still shows an erased author is not kept.
  const showsErased = step.documents.some((document) => isErased(document, rules));
  if (step.raw && rules.rawDays > 0 && !showsErased && step.raw.body.length > 0 && (documents.length > 0 || defects.length > 0)) {
    const { url, contentType, body, fetchedAt } = step.raw;
    await savePayload(
      store,
      {
        source,
        task,
        step: state.step,
        run,
        url,
        contentType: contentType ?? "",
        cursor: state.cursor,
        at: fetchedAt,
        body,
        documents: documents.map(({ id }) => id),
      },
      rules.rawDays,
    );
  }
  const prefixes = step.deletedPrefixes ?? [];
  const toDelete = step.deletions.length + prefixes.length === 0 ? [] : await presentIds(store, step.deletions, prefixes);
  // What was deleted before a kill is no longer there to be counted: the step's row, kept before it, has the number.
  const deleted = step.deletions.length + prefixes.length === 0 ? 0 : Math.max(toDelete.length, await announcedDeletions(store, state));

  const failure = step.outcome === "read" || step.outcome === "unchanged" ? undefined : step.diagnostics.at(0);
  const row: StepRow = {
    source,
    task,
    step: state.step,
    at: rules.now,
    outcome: step.outcome,
    code: failure?.code ?? "",
    reason: failure?.reason ?? "",
    requests: step.requests,
    bytes: step.raw?.body.length ?? 0,
    documents: saved.added,
    duplicates: saved.known + saved.updated,
    quarantined: defects.length,
    deleted,
    lag: saved.added > 0 ? lagOf(documents, state, rules.now) : null,
  };
  const isGood = failure === undefined;
  const next: TaskState = {
    ...state,
    // After a failure it stands where it stood; it may say how often it failed there, or which server is next.
    cursor: isGood || Object.keys(step.cursor).length > 0 ? JSON.stringify(step.cursor) : state.cursor,
    step: state.step + 1,
    passes: state.passes + Number(isGood && step.isDone),
    rows: state.rows + row.documents + row.duplicates + row.quarantined,
    documents: state.documents + row.documents,
    duplicates: state.duplicates + row.duplicates,
    quarantined: state.quarantined + row.quarantined,
    deleted: state.deleted + deleted,
    requests: state.requests + step.requests,
    failures: isGood ? 0 : state.failures + 1,
    outcome: step.outcome,
    code: row.code,
    reason: row.reason,
    succeeded: isGood ? rules.now : state.succeeded,
    at: rules.now,
    due: rules.due,
  };
  await saveStep(store, row);
  await eraseDocuments(store, toDelete);
  await saveTask(store, next);
  return { state: next, row };
}

/** Median time between publication and now of what was published since the last look; the backlog of a first pass says nothing about lag. */
function lagOf(documents: readonly StoredDocument[], { succeeded }: TaskState, now: number): number | null {
  if (succeeded === null) return null;
  const lags = documents
    .flatMap(({ time }) =>
      time.interval && time.grade !== "first_sight" && time.interval.from >= succeeded ? [now - time.interval.from] : [],
    )
    .filter((lag) => lag >= 0)
    .sort((a, b) => a - b);
  return lags.length === 0 ? null : lags[Math.floor(lags.length / 2)];
}
