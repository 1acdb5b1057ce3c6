import type { AnyAdapter, SourceTask } from "./source.js";
import { type SourceFetcher, type SourceStep, stepSource } from "./source-step.js";

/** One thing that may be asked. */
export interface CheckedTask {
  /** The source's name, for the report. */
  source: string;
  adapter: AnyAdapter;
  task: SourceTask;
}

/** What came of asking it once. Nothing of it is kept. */
export interface SourceCheck {
  source: string;
  task: string;
  asks: string;
  /** `answers` with documents or with pages to read; `silent` where it answers and has nothing; else why not. */
  verdict: "answers" | "silent" | "refused" | "gone" | "failed";
  /** One sentence for a person. */
  reason: string;
  documents: number;
  /** When its newest document was published, in Unix milliseconds; null where none says. */
  newestMs: number | null;
  requests: number;
  tookMs: number;
}

export interface CheckOptions {
  now: () => number;
  /** Tasks asked at a time; the fetcher keeps requests to one host apart by itself. */
  concurrency?: number;
  signal?: AbortSignal;
  /** Told of each check as it is done. */
  onChecked?: (check: SourceCheck) => void;
}

const defaultConcurrency = 4;

/** Steps asked of one task: a list first names pages, and a page that offers a feed leads to it. */
const mostSteps = 3;

/** Asks each task as it would be asked, a few steps and politely, and says which answer, in the order given. It throws only when told to stop. */
export async function checkSources(tasks: readonly CheckedTask[], fetcher: SourceFetcher, options: CheckOptions): Promise<SourceCheck[]> {
  const checks = new Array<SourceCheck>(tasks.length);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < tasks.length; at = next++) {
      options.signal?.throwIfAborted();
      checks[at] = await checkSource(tasks[at], fetcher, options);
      options.onChecked?.(checks[at]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.concurrency ?? defaultConcurrency, tasks.length) }, work));
  return checks;
}

async function checkSource(
  { source, adapter, task }: CheckedTask,
  fetcher: SourceFetcher,
  { now, signal }: CheckOptions,
): Promise<SourceCheck> {
  const begun = now();
  let requests = 0;
  let documents = 0;
  let newestMs: number | null = null;
  let last: SourceStep | null = null;
  for (let step = 0; step < mostSteps; step++) {
    last = await stepSource(adapter, fetcher, task, last?.cursor ?? null, { source, now, signal });
    requests += last.requests;
    documents += last.documents.length;
    for (const { time } of last.documents) if (time.interval) newestMs = Math.max(newestMs ?? 0, time.interval.from);
    if (last.isDone || documents > 0 || last.outcome !== "read") break;
  }
  const { outcome, isDone, diagnostics } = last as SourceStep;
  const isWaiting = !isDone && outcome === "read";
  const verdict =
    outcome === "refused" || outcome === "gone" || outcome === "failed" ? outcome : documents > 0 || isWaiting ? "answers" : "silent";
  return {
    source,
    task: task.key,
    asks: task.asks,
    verdict,
    reason: reasonOf(verdict, documents, diagnostics[0]?.reason),
    documents,
    newestMs,
    requests,
    tookMs: now() - begun,
  };
}

function reasonOf(verdict: SourceCheck["verdict"], documents: number, why: string | undefined): string {
  if (verdict === "silent") return why ?? "it answers, and has nothing of what is asked for";
  if (verdict !== "answers") return why ?? "it does not answer as it should";
  return documents === 0
    ? "it answers, and has pages to read"
    : `it answers, with ${documents} ${documents === 1 ? "document" : "documents"} at first`;
}
