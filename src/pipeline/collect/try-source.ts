import { type SourceFetcher, stepSource } from "../../collect/source-step.js";
import type { TimeGrade } from "../../core/time.js";
import type { PlannedSource } from "./plan.js";

/** What one question to a source gave, of which nothing was kept. */
export interface SourceTrial {
  source: string;
  task: string;
  asks: string;
  outcome: "read" | "unchanged" | "failed" | "refused" | "gone";
  documents: number;
  reason: string;
  requests: number;
  /** The first documents, to look at. */
  samples: { title: string; text: string; author: string; url: string; published: string | null; grade: TimeGrade }[];
}

const samplesShown = 3;
const sampleCharacters = 200;

/** Asks the first questions of a source once, and keeps nothing. */
export async function trySource(
  source: PlannedSource,
  fetcher: SourceFetcher,
  { now, mostTasks = 1, signal }: { now: () => number; mostTasks?: number; signal?: AbortSignal },
): Promise<SourceTrial[]> {
  const trials: SourceTrial[] = [];
  for (const task of source.tasks.slice(0, mostTasks)) {
    const step = await stepSource(source.adapter, fetcher, task, null, { source: source.name, now, signal });
    trials.push({
      source: source.name,
      task: task.key,
      asks: task.asks,
      outcome: step.outcome,
      documents: step.documents.length,
      reason: step.outcome === "read" || step.outcome === "unchanged" ? "" : (step.diagnostics.at(0)?.reason ?? ""),
      requests: step.requests,
      samples: step.documents.slice(0, samplesShown).map(({ title, text, author, url, time }) => ({
        title,
        text: text.slice(0, sampleCharacters),
        author,
        url,
        published: time.interval ? new Date(time.interval.from).toISOString() : null,
        grade: time.grade,
      })),
    });
  }
  return trials;
}
