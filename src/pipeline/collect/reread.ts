import type { FetchedAnswer } from "../../collect/fetch/fetcher.js";
import type { SourceTask } from "../../collect/source.js";
import type { StoredDocument } from "../../core/document.js";
import type { Diagnostic } from "../../core/errors.js";
import { stableId } from "../../core/hash.js";
import { keepBatch } from "../../store/batch.js";
import { newTask, type TaskState, taskStates } from "../../store/cursors.js";
import { documentRows, knownDocuments, type SaveCounts } from "../../store/documents.js";
import { erasedHashes } from "../../store/erasures.js";
import { type Payload, payloadsOf } from "../../store/payloads.js";
import { countQuarantined, quarantineRows } from "../../store/quarantine.js";
import type { WorkOptions } from "../progress.js";
import type { Workspace } from "../workspace.js";
import { keepDocument } from "./keep-document.js";
import type { PlannedSource } from "./plan.js";
import { privacyKey } from "./privacy.js";

/** What reading a source's kept answers again gave. */
export interface Rereading {
  source: string;
  answers: number;
  /** Documents that had not been made of them before. */
  documents: number;
  /** Documents whose content is other now. */
  updated: number;
  /** Items that still can't be used. */
  quarantined: number;
}

/**
 * Reads the answers that a source's `raw_days` have kept once more, oldest first, with the reader as it is now: what had lost its form for a former one becomes documents, and its rows
 * leave quarantine. Nobody is asked, and no cursor moves.
 */
export async function rereadSource(
  workspace: Workspace,
  source: PlannedSource,
  { signal, onProgress }: WorkOptions = {},
): Promise<Rereading> {
  const { store, catalogue, data } = workspace;
  const { adapter, name } = source;
  const result: Rereading = { source: name, answers: 0, documents: 0, updated: 0, quarantined: 0 };
  if (!("request" in adapter)) return result;
  const rules = {
    notBefore: 0,
    before: Number.POSITIVE_INFINITY,
    pseudonyms: source.pseudonyms,
    key: privacyKey(data),
    erased: await erasedHashes(store),
    catalogue,
  };
  const states = new Map((await taskStates(store)).filter(({ source: of }) => of === name).map((state) => [state.task, state]));
  for await (const payload of payloadsOf(store, name)) {
    if (signal?.aborted) break;
    const task = taskOf(source, payload.task);
    if (!task) continue;
    const cursor = payload.cursor === "" ? null : JSON.parse(payload.cursor);
    const page = adapter.read(task, cursor, answerOf(payload), { source: name, now: payload.at });
    const documents = page.documents.flatMap((document) => keepDocument(document, rules) ?? []);
    const state = states.get(payload.task) ?? newTask(name, payload.task);
    const kept = await reread(workspace, payload, documents, page.diagnostics, state);
    states.set(payload.task, kept.state);
    result.answers++;
    result.documents += kept.added;
    result.updated += kept.updated;
    result.quarantined += page.diagnostics.length;
    onProgress?.({ stage: `reading ${name} again`, done: result.answers, total: null, unit: "documents" });
  }
  return result;
}

/** Keeps what an answer gives now, and books it anew: what was in quarantine became a document, turned out to be known, or stays there. */
async function reread(
  { store, data }: Workspace,
  { run }: Payload,
  documents: readonly StoredDocument[],
  diagnostics: readonly Diagnostic[],
  state: TaskState,
): Promise<SaveCounts & { state: TaskState }> {
  const nextVersion = () => store.nextVersion();
  const before = await countQuarantined(store, run);
  const known = await knownDocuments(
    store,
    documents.map(({ id }) => id),
  );
  const { rows, counts } = documentRows(documents, known, stableId("reread", run), nextVersion);
  const after: TaskState = {
    ...state,
    documents: state.documents + counts.added,
    duplicates: state.duplicates + Math.max(0, before - diagnostics.length - counts.added),
    quarantined: Math.max(0, state.quarantined - before + diagnostics.length),
  };
  after.rows = after.documents + after.duplicates + after.quarantined;
  await keepBatch(store, data, {
    requarantine: [run],
    inserts: [
      { table: "documents", rows },
      { table: "quarantine", rows: quarantineRows(diagnostics, run, Date.now(), nextVersion) },
      { table: "cursors", rows: [{ ...after, version: nextVersion() }] },
    ],
    erase: [],
  });
  return { ...counts, state: after };
}

/** The task of a payload; a run over a range of time had the range in its name. */
function taskOf({ tasks }: PlannedSource, name: string): SourceTask | undefined {
  return tasks.find(({ key }) => name === key || name.startsWith(`${key} [`));
}

function answerOf({ url, contentType, body, at }: Payload): FetchedAnswer {
  return {
    url,
    redirects: [],
    status: 200,
    contentType: contentType === "" ? null : contentType,
    headers: new Map(),
    body,
    validators: { etag: null, lastModified: null },
    fetchedAt: at,
    requests: 0,
  };
}
