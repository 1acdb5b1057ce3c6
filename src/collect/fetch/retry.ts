import { hourMs, secondMs } from "../../core/time.js";

/** First wait after a failure, doubled each time up to the longest: seconds let a hiccup pass, minutes let a server recover. */
const firstWaitMs = secondMs;
const longestWaitMs = 5 * 60 * secondMs;

/** A server's own word on when to come back counts up to here; a longer wait belongs to the next run. */
const longestRetryAfterMs = 6 * hourMs;

/**
 * How long to wait before a further try, in milliseconds: "full jitter", evenly spread from zero to the doubled wait, so that many collectors don't come back at once.
 * Source: Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 * @param failures how many tries have failed, from 1
 * @param random a number from 0 up to but not including 1
 */
export function backOffMs(failures: number, random: number): number {
  return Math.floor(random * Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures, 30)));
}

/** What `Retry-After` says, as milliseconds from now: seconds or an HTTP date (RFC 9110, 10.2.3). Null where it says nothing that can be read. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  const text = header?.trim();
  if (!text) return null;
  const wait = /^\d{1,9}(?:\.\d{1,3})?$/.test(text) ? Number(text) * secondMs : Date.parse(text) - nowMs;
  return Number.isNaN(wait) ? null : Math.min(longestRetryAfterMs, Math.max(0, Math.ceil(wait)));
}

/** Answers after which a further try may go better. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}
