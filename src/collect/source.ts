import type { StoredDocument } from "../core/document.js";
import type { Diagnostic } from "../core/errors.js";
import type { FetchedAnswer, Validators } from "./fetch/fetcher.js";
import type { CompiledQuery } from "./query.js";

/**
 * Where a task stands: plain JSON, opaque to all but its adapter. It is kept in the same commit as the documents that it stands behind, so that a collector killed at any point
 * goes on with neither gap nor double: what is asked again has the same ids.
 */
export type Cursor = Readonly<Record<string, string | number | boolean | null>>;

/** One stream of documents that a source is asked for, with a cursor of its own. */
export interface SourceTask {
  /** Stable name of the task in its source: the key of its cursor. */
  key: string;
  /** What the source is asked, in one sentence for the user. */
  asks: string;
  /** Addresses, phrases and settings that the adapter needs. */
  settings: Readonly<Record<string, string>>;
}

/** One request, as the adapter wants it made. */
export interface SourceRequest {
  url: string;
  headers?: Record<string, string>;
  validators?: Validators | null;
  /** False for APIs. */
  obeyRobots: boolean;
}

/** What one answer held. */
export interface SourcePage {
  documents: StoredDocument[];
  /** Ids of documents that were deleted at the source. */
  deletions: string[];
  /** Where to go on; kept with the documents. */
  cursor: Cursor;
  /** True where there is nothing more for now. */
  isDone: boolean;
  diagnostics: Diagnostic[];
}

/** What an adapter knows beside the answer itself. */
export interface ReadContext {
  /** The user's name of the source, which its documents carry. */
  source: string;
  /** Unix milliseconds. */
  now: number;
}

/**
 * One kind of source. All of it is pure: `plan` says what will be asked, `request` how, `read` what came; the driver does the asking.
 */
export interface SourceAdapter<Settings = unknown> {
  /** The kind's name in the workspace file. */
  kind: string;
  /** What it can't see, in sentences for the user. */
  limits: readonly string[];
  /** Pause between requests that the source's terms ask for, in milliseconds. */
  pauseMs: number;
  plan(query: CompiledQuery, settings: Settings): SourceTask[];
  request(task: SourceTask, cursor: Cursor | null, now: number): SourceRequest;
  /** @throws never: what can't be read is a diagnostic, and the cursor stays */
  read(task: SourceTask, cursor: Cursor | null, answer: FetchedAnswer, context: ReadContext): SourcePage;
}
