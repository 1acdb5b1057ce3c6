import type { StoredDocument } from "../../core/document.js";
import type { Diagnostic } from "../../core/errors.js";
import type { FetchedAnswer } from "../fetch/fetcher.js";
import { matcherOf } from "../match-query.js";
import type { CompiledQuery } from "../query.js";
import type { Cursor, ReadContext, SourceAdapter, SourcePage, SourceRequest, SourceTask } from "../source.js";
import { headlineDocument, pageDocument } from "./page-document.js";
import { dequeue, enqueue, mostFailures, type WaitingPage, type WaitingPages, waitingFields, waitingOf } from "./waiting-pages.js";

/** What a list named, and where its reading stands. */
export interface ReadList {
  found: WaitingPage[];
  /** The list's own part of the cursor. */
  cursor: Cursor;
  diagnostics: Diagnostic[];
}

/** Why a list can't be read. */
export interface ListDefect {
  defect: string;
  raw: string;
}

/** A source that finds pages: a list that names them, asked in its own way, and then the pages, one a step. */
export interface Discovery<Settings> {
  kind: string;
  limits: readonly string[];
  pauseMs: number;
  plan(query: CompiledQuery, settings: Settings): SourceTask[];
  requestList(task: SourceTask, cursor: Cursor | null, now: number): SourceRequest;
  /** Reads the list, or a further list that it named (`at`); null with a reason where it is none. */
  readList(
    task: SourceTask,
    cursor: Cursor | null,
    answer: FetchedAnswer,
    context: ReadContext,
    at: WaitingPage | null,
  ): ReadList | ListDefect;
  /** How a page is asked for, and what came read, where a page is no page of the web. */
  requestPage?(page: WaitingPage): SourceRequest;
  readPage?(page: WaitingPage, answer: FetchedAnswer, context: ReadContext): StoredDocument | null;
  /** What a further list answers where there are no more. */
  isEnd?(status: number): boolean;
  /** The cursor's own part once all pages of a list have been read. */
  finish?(cursor: Cursor): Cursor;
}

/**
 * Makes a source of a discovery. Pages obey robots.txt. A page that is closed or gone is passed over, with its headline kept where the list gave one; one that fails for now is
 * tried again on the next pass, and left after five.
 *
 * A task with a setting `query` keeps only pages that name what is asked for.
 */
export function discovering<Settings>(discovery: Discovery<Settings>): SourceAdapter<Settings> {
  const next = (cursor: Cursor, waiting: WaitingPages): Pick<SourcePage, "cursor" | "isDone"> => {
    const isDone = waiting.queue.length === 0;
    const own = isDone && discovery.finish ? discovery.finish(cursor) : cursor;
    return { cursor: { ...own, ...waitingFields(waiting) }, isDone };
  };
  return {
    kind: discovery.kind,
    limits: discovery.requestPage
      ? discovery.limits
      : [...discovery.limits, "robots.txt is obeyed: of a page that it closes only the headline is kept, where the list gives one."],
    pauseMs: discovery.pauseMs,
    plan: discovery.plan,

    request(task, cursor, now) {
      const [page] = waitingOf(cursor).queue;
      if (!page) return discovery.requestList(task, cursor, now);
      if (page.isList) return { url: page.url, obeyRobots: discovery.requestList(task, cursor, now).obeyRobots };
      return discovery.requestPage?.(page) ?? { url: page.url, obeyRobots: true };
    },

    read(task, cursor, answer, context) {
      const waiting = waitingOf(cursor);
      const [page] = waiting.queue;
      if (!page || page.isList) {
        const list = discovery.readList(task, cursor, answer, context, page ?? null);
        if ("defect" in list) {
          const diagnostic = { file: context.source, line: 0, code: page ? "bad_list" : "unreadable", reason: list.defect, raw: list.raw };
          // A broken list among lists is passed over; a broken first one is a failure of the source.
          const rest = page ? next(cursor ?? {}, dequeue(waiting)) : { cursor: cursor ?? {}, isDone: true };
          return { documents: [], deletions: [], diagnostics: [diagnostic], ...rest };
        }
        const rest = enqueue(page ? dequeue(waiting) : waiting, list.found, { url: page?.url ?? answer.url, skip: page?.skip ?? 0 });
        return { documents: [], deletions: [], diagnostics: list.diagnostics, ...next({ ...cursor, ...list.cursor }, rest) };
      }
      const document = discovery.readPage
        ? discovery.readPage(page, answer, context)
        : pageDocument(answer, context, answer.fetchedAt, page);
      const isWanted =
        document !== null && (!task.settings.query || matcherOf(task.settings.query).matches(`${document.title}\n${document.text}`));
      return { documents: isWanted ? [document] : [], deletions: [], diagnostics: [], ...next(cursor ?? {}, dequeue(waiting)) };
    },

    otherWay(_task, cursor, { status, reason }, context) {
      const waiting = waitingOf(cursor);
      const [page] = waiting.queue;
      if (!page) return null;
      if (page.isList && status !== null && discovery.isEnd?.(status))
        return { documents: [], deletions: [], diagnostics: [], ...next(cursor ?? {}, dequeue(waiting)) };
      const isForGood = status !== null && status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429;
      const failures = waiting.failures + 1;
      if (!isForGood && failures < mostFailures)
        return {
          documents: [],
          deletions: [],
          diagnostics: [{ file: context.source, line: 0, code: "unreachable", reason, raw: page.url }],
          cursor: { ...cursor, ...waitingFields({ ...waiting, failures }) },
          isDone: true,
        };
      const headline = page.isList ? null : headlineDocument(page, context, reason);
      return {
        documents: headline ? [headline] : [],
        deletions: [],
        diagnostics: [{ file: context.source, line: 0, code: "page_left", reason, raw: page.url }],
        ...next(cursor ?? {}, dequeue(waiting)),
      };
    },
  };
}
