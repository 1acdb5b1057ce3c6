import type { FetchedAnswer } from "../../collect/fetch/fetcher.js";
import type { SourceTask } from "../../collect/source.js";
import { stableId } from "../../core/hash.js";
import { saveDocuments } from "../../store/documents.js";
import { erasedHashes } from "../../store/erasures.js";
import { type Payload, payloadsOf } from "../../store/payloads.js";
import { dropQuarantine, saveQuarantine } from "../../store/quarantine.js";
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
  for await (const payload of payloadsOf(store, name)) {
    if (signal?.aborted) break;
    const task = taskOf(source, payload.task);
    if (!task) continue;
    const cursor = payload.cursor === "" ? null : JSON.parse(payload.cursor);
    const page = adapter.read(task, cursor, answerOf(payload), { source: name, now: payload.at });
    const documents = page.documents.flatMap((document) => keepDocument(document, rules) ?? []);
    const saved = await saveDocuments(store, documents, stableId("reread", payload.run));
    await dropQuarantine(store, payload.run);
    await saveQuarantine(store, page.diagnostics, payload.run);
    result.answers++;
    result.documents += saved.added;
    result.updated += saved.updated;
    result.quarantined += page.diagnostics.length;
    onProgress?.({ stage: `reading ${name} again`, done: result.answers, total: null, unit: "documents" });
  }
  return result;
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
