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
  /** Set where the address is a stream without end: its next events are taken, not an answer. */
  events?: EventsWanted;
}

/** How much of a stream is taken in one step, and what of it. Source: RFC 6455 (`wss:`), the HTML standard's server-sent events (`https:`). */
export interface EventsWanted {
  /** Names the connection, which stays open between two steps. */
  key: string;
  /** Where the task stands in the stream; a connection that stands elsewhere is opened anew. */
  from: string | null;
  /** Looks at an event as it comes, before anything is parsed: what it refuses is not kept. */
  keep(event: string): boolean;
  /** Where in the stream an event stands; null where it does not say. */
  positionOf(event: string): string | null;
  /** Events kept in one step at most, and events looked at. */
  mostEvents: number;
  mostSeen: number;
  /** Longest wait for events, in milliseconds; what has come by then is given. */
  longestMs: number;
}

/** What one answer held. */
export interface SourcePage {
  documents: StoredDocument[];
  /** Ids of documents that were deleted at the source. */
  deletions: string[];
  /** Beginnings of the ids of documents that went with their author's account at the source. */
  deletedPrefixes?: string[];
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
  /**
   * Another way where the source does not let us go this one: the next page of a list whose first is gone, a feed instead of an API. Null where there is none.
   *
   * `status` is what the source answered, 403 where we refuse to ask by ourselves (robots.txt, the guard), null where no answer came.
   */
  otherWay?(
    task: SourceTask,
    cursor: Cursor | null,
    why: { status: number | null; reason: string },
    context: ReadContext,
  ): SourcePage | null;
}

/** What a source on this machine keeps open between two steps: a file in the middle of which it stands. Closed by its owner. */
export interface OpenHandles {
  /** The handle kept under a name, which is then the caller's; null where there is none. */
  take(key: string): (AsyncDisposable & { position: string }) | null;
  keep(key: string, handle: AsyncDisposable & { position: string }): void;
}

/** A kind of source on this machine: files and folders. It reads the next bounded stretch itself. */
export interface LocalAdapter<Settings = unknown> {
  kind: string;
  limits: readonly string[];
  pauseMs: number;
  plan(query: CompiledQuery, settings: Settings): SourceTask[];
  /** @throws never for what the files hold or are: that is a diagnostic, and the cursor stays */
  take(task: SourceTask, cursor: Cursor | null, context: ReadContext & { handles: OpenHandles; signal?: AbortSignal }): Promise<SourcePage>;
}

export type AnyAdapter<Settings = unknown> = SourceAdapter<Settings> | LocalAdapter<Settings>;
