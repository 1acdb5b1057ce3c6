import type { SourceStep } from "../../collect/source-step.js";
import { nextOf } from "../../core/cron.js";
import { dayMs, hourMs, minuteMs } from "../../core/time.js";
import type { TaskPosition } from "../../store/cursors.js";
import type { PlannedSource } from "./plan.js";
import { failureOf } from "./step-failure.js";

/** The first wait after a failure and the longest one: doubled in between, so that a source that is down costs a request a day. */
const firstRetryMs = 2 * minuteMs;
const longestRetryMs = dayMs;

/** A source that says no or is gone is asked again this seldom: nothing will change within minutes. */
const refusedRetryMs = 6 * hourMs;

/** What a feed says of its own rhythm is believed up to here. */
const longestTtlMs = 12 * hourMs;

/** Part of the rhythm by which a next run is put off at random, so that sources drift apart. */
const jitter = 0.1;

/**
 * Where a task stands after a step.
 * @param now Unix milliseconds
 * @param due when it is asked again, in Unix milliseconds
 */
export function positionAfter(from: TaskPosition, step: SourceStep, now: number, due: number): TaskPosition {
  const failure = failureOf(step);
  const isGood = failure === null;
  const isAnswered = step.outcome === "read" || step.outcome === "unchanged";
  return {
    source: from.source,
    task: from.task,
    // After a failure it stands where it stood; it may say how often it failed there, or which server is next.
    cursor: isGood || Object.keys(step.cursor).length > 0 ? JSON.stringify(step.cursor) : from.cursor,
    step: from.step + 1,
    passes: from.passes + Number(isGood && step.isDone),
    requests: from.requests + step.requests,
    failures: isGood ? 0 : from.failures + 1,
    outcome: !isGood && isAnswered ? "failed" : step.outcome,
    code: failure?.code ?? "",
    reason: failure?.reason ?? "",
    succeeded: isGood ? now : from.succeeded,
    at: now,
    due,
  };
}

/** When a task is to be asked again after a step, in Unix milliseconds. */
export function dueAfter(
  { everyMs, cron, config }: Pick<PlannedSource, "everyMs" | "cron" | "config">,
  { failures }: Pick<TaskPosition, "failures">,
  step: Pick<SourceStep, "outcome" | "isDone" | "cursor" | "retryAfterMs" | "diagnostics" | "documents">,
  now: number,
  random: number,
): number {
  const spread = 1 + jitter * random;
  if (failureOf(step) === null) {
    if (!step.isDone) return now;
    if (cron) return nextOf(cron, now) ?? now + longestRetryMs;
    const ttlMinutes = config.every === undefined && typeof step.cursor.ttlMinutes === "number" ? step.cursor.ttlMinutes : 0;
    return now + Math.round(Math.max(everyMs, Math.min(ttlMinutes * minuteMs, longestTtlMs)) * spread);
  }
  const doubled = Math.min(firstRetryMs * 2 ** Math.min(failures, 20), longestRetryMs);
  const least = step.outcome === "refused" || step.outcome === "gone" ? refusedRetryMs : 0;
  return now + Math.round(Math.max(Math.min(doubled, longestRetryMs), least, step.retryAfterMs ?? 0) * spread);
}
