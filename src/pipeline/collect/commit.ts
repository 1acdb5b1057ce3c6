import type { SourceStep } from "../../collect/source-step.js";
import type { StoredDocument } from "../../core/document.js";
import { stableId } from "../../core/hash.js";
import { announcedDeletions, type StepRow, saveStep, saveTask, type TaskState } from "../../store/cursors.js";
import { saveDocuments } from "../../store/documents.js";
import { eraseDocuments, idsByAuthor, presentIds } from "../../store/erasures.js";
import { savePayload } from "../../store/payloads.js";
import { saveQuarantine } from "../../store/quarantine.js";
import type { Store } from "../../store/store.js";
import { isErased, type KeepRules, keepDocument } from "./keep-document.js";
import { pseudonymOf, pseudonymousId } from "./privacy.js";
import { failureOf, isAskingDefect } from "./step-failure.js";

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
  const run = stableId("step", source, task, String(state.step));
  const documents = step.documents.flatMap((document): StoredDocument[] => {
    const kept = keepDocument(document, rules);
    return kept ? [kept] : [];
  });
  // Named by what was kept so far and not by the step: a failed try after a kill must not make the killed step's documents another run's.
  const saved = await saveDocuments(store, documents, stableId("collect", source, task, String(state.documents + state.duplicates)));
  const defects = step.diagnostics.filter((diagnostic) => !isAskingDefect(diagnostic));
  await saveQuarantine(store, rules.pseudonyms ? defects.map((defect) => ({ ...defect, raw: "" })) : defects, run);
  // What only says again what is known needs no second reading.
  const hasNews = saved.added + saved.updated + defects.length > 0;
  // An answer that still shows an erased author is not kept.
  const showsErased = step.documents.some((document) => isErased(document, rules));
  if (step.raw && rules.rawDays > 0 && !showsErased && step.raw.body.length > 0 && hasNews) {
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
  const tellsDeletions = step.deletions.length + (step.deletedPrefixes?.length ?? 0) > 0;
  const toDelete = tellsDeletions ? await idsToDelete(store, source, step, rules) : [];
  // What was deleted before a kill is no longer there to be counted: the step's row, kept before it, has the number.
  const deleted = tellsDeletions ? Math.max(toDelete.length, await announcedDeletions(store, state)) : 0;

  const failure = failureOf(step);
  const isAnswered = step.outcome === "read" || step.outcome === "unchanged";
  const row: StepRow = {
    source,
    task,
    step: state.step,
    at: rules.now,
    outcome: failure && isAnswered ? "failed" : step.outcome,
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
  const isGood = failure === null;
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
    outcome: row.outcome,
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

/** What of a step's deletions is here. Under pseudonyms neither an id nor an account stands as the source names it. */
async function idsToDelete(store: Store, source: string, step: SourceStep, { pseudonyms, key }: CommitRules): Promise<string[]> {
  const prefixes = step.deletedPrefixes ?? [];
  if (!pseudonyms) return presentIds(store, step.deletions, prefixes);
  const accounts = prefixes.map((prefix) => pseudonymOf(key, prefix.slice(prefix.indexOf(":") + 1).replace(/[./]$/, "")));
  const hashed = step.deletions.map((id) => pseudonymousId(key, id));
  return [...(await presentIds(store, hashed)), ...(accounts.length > 0 ? await idsByAuthor(store, source, accounts) : [])];
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
