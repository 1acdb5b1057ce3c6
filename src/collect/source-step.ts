import { LandfallError } from "../core/errors.js";
import type { FetchedAnswer, FetchOptions } from "./fetch/fetcher.js";
import { retryAfterMs } from "./fetch/retry.js";
import type { AnyAdapter, Cursor, EventsWanted, OpenHandles, SourcePage, SourceTask } from "./source.js";

/** What a step needs from outside: a fetcher, or a stand-in for it. */
export interface SourceFetcher {
  get(url: string, options: FetchOptions): Promise<FetchedAnswer>;
  /** The next events of a stream, one a line; absent where there are no streams. */
  events?(url: string, wanted: EventsWanted, options: FetchOptions): Promise<FetchedAnswer>;
  /** What local sources keep open; they open anew where it is absent. */
  handles?: OpenHandles;
}

/** Keeps nothing open: a local source then finds its place again in each step. */
const noHandles: OpenHandles = { take: () => null, keep: (_, handle) => void handle[Symbol.asyncDispose]() };

/** A page with the payload that it was read from, to be read again by a better reader. */
export interface SourceStep extends SourcePage {
  raw: { url: string; contentType: string | null; body: Uint8Array; fetchedAt: number } | null;
  requests: number;
  /** How long the source asks to be left alone, in milliseconds from now; null where it does not say. */
  retryAfterMs?: number | null;
  /** Whether the source answered as it should: a failure leaves the cursor where it was. */
  outcome: "read" | "unchanged" | "failed" | "refused" | "gone";
}

/** Raw input kept with a diagnostic, in bytes. */
const rawKept = 500;

/**
 * Asks a source once and reads the answer. The cursor that it gives must be kept in one commit with the documents; without that commit the same step is done again.
 *
 * It never throws for what the source did: a failure is a diagnostic and the old cursor. It throws only when told to stop.
 */
export async function stepSource(
  adapter: AnyAdapter,
  fetcher: SourceFetcher,
  task: SourceTask,
  cursor: Cursor | null,
  context: { source: string; now: () => number; signal?: AbortSignal },
): Promise<SourceStep> {
  const failed = (outcome: "failed" | "refused" | "gone", code: string, reason: string, answer: FetchedAnswer | null): SourceStep => ({
    documents: [],
    deletions: [],
    cursor: cursor ?? {},
    isDone: true,
    diagnostics: [{ file: context.source, line: 0, code, reason: named(task, reason), raw: answer ? head(answer) : "" }],
    raw: answer ? payloadOf(answer) : null,
    requests: answer?.requests ?? 0,
    retryAfterMs: retryAfterMs(answer?.headers.get("retry-after") ?? null, context.now()),
    outcome,
  });
  const reading = { source: context.source, now: context.now() };
  if ("take" in adapter) {
    try {
      const page = await adapter.take(task, cursor, { ...reading, handles: fetcher.handles ?? noHandles, signal: context.signal });
      const isBroken = page.diagnostics.some(({ code }) => code === "unreadable");
      return { ...page, cursor: isBroken ? (cursor ?? {}) : page.cursor, raw: null, requests: 0, outcome: isBroken ? "failed" : "read" };
    } catch (error) {
      if (context.signal?.aborted) throw error;
      return failed("failed", "unreachable", (error as Error).message, null);
    }
  }
  const otherWay = (status: number | null, reason: string, answer: FetchedAnswer | null): SourceStep | null => {
    const page = adapter.otherWay?.(task, cursor, { status, reason }, reading);
    if (!page) return null;
    const isFailed = page.diagnostics.some(({ code }) => code === "unreachable");
    return { ...page, raw: answer ? payloadOf(answer) : null, requests: answer?.requests ?? 0, outcome: isFailed ? "failed" : "read" };
  };
  let answer: FetchedAnswer;
  try {
    const { url, events, ...options } = adapter.request(task, cursor, context.now());
    if (events && !fetcher.events) return failed("failed", "unreachable", "this fetcher opens no streams", null);
    answer = events
      ? await fetcher.events!(url, events, { ...options, signal: context.signal })
      : await fetcher.get(url, { ...options, signal: context.signal });
  } catch (error) {
    if (context.signal?.aborted) throw error;
    const isRefused = error instanceof LandfallError && error.code === "FETCH_REFUSED";
    const other = otherWay(isRefused ? 403 : null, (error as Error).message, null);
    if (other) return other;
    return failed(isRefused ? "refused" : "failed", isRefused ? "refused" : "unreachable", happened(error), null);
  }
  if (answer.status === 304) {
    return {
      documents: [],
      deletions: [],
      cursor: cursor ?? {},
      isDone: true,
      diagnostics: [],
      raw: null,
      requests: answer.requests,
      outcome: "unchanged",
    };
  }
  const isBad = answer.status < 200 || answer.status >= 300;
  const other = isBad ? otherWay(answer.status, `${answer.url} answered ${answer.status}`, answer) : null;
  if (other) return other;
  if (answer.status === 404 || answer.status === 410)
    return failed("gone", "gone", `the source says that ${answer.url} is not there (${answer.status})`, answer);
  if (answer.status === 401 || answer.status === 403)
    return failed("refused", "no_access", `the source lets us not in (${answer.status}); check the key, or its terms`, answer);
  if (answer.status === 429) return failed("failed", "too_many", "the source asks us to come back later (429)", answer);
  if (answer.status < 200 || answer.status >= 300) return failed("failed", "bad_status", `the source answered ${answer.status}`, answer);
  const page = adapter.read(task, cursor, answer, { source: context.source, now: context.now() });
  const isBroken = page.diagnostics.some(({ code }) => code === "unreadable");
  return {
    ...page,
    cursor: isBroken ? (cursor ?? {}) : page.cursor,
    isDone: page.isDone || isBroken,
    raw: payloadOf(answer),
    requests: answer.requests,
    outcome: isBroken ? "failed" : "read",
  };
}

/** What happened, without the next step: a collector takes that by itself. */
function happened(error: unknown): string {
  const { message } = error as Error;
  const next = error instanceof LandfallError && error.code === "FETCH_FAILED" ? error.next : undefined;
  return next !== undefined && message.endsWith(`; ${next}`) ? message.slice(0, -next.length - 2) : message;
}

/** A reason says which task it is about, where its own address does not. */
function named({ key }: SourceTask, reason: string): string {
  return reason.includes(key.replace(/^https?:\/\//, "")) ? reason : `${key}: ${reason}`;
}

function payloadOf({ url, contentType, body, fetchedAt }: FetchedAnswer): SourceStep["raw"] {
  return { url, contentType, body, fetchedAt };
}

function head({ body }: FetchedAnswer): string {
  return new TextDecoder().decode(body.subarray(0, rawKept));
}
