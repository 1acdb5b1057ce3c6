/** Answers kept in memory: a page that was seen is there at once when it is gone back to. */
import { type Signal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { problemOf, request } from "./api.js";
import type { Problem } from "./api-types.js";

export interface Answer<T> {
  data: T | null;
  problem: Problem | null;
  /** True while a request is under way; `data` may still be the one before. */
  loading: boolean;
  /** True where the data may have changed since: it is asked again when next shown. */
  stale: boolean;
}

const kept = new Map<string, Signal<Answer<unknown>>>();
/** As many answers as a reader goes back through; the oldest is forgotten. */
const keptAtMost = 40;

function slot<T>(path: string): Signal<Answer<T>> {
  let answer = kept.get(path);
  if (!answer) {
    answer = signal<Answer<unknown>>({ data: null, problem: null, loading: false, stale: true });
    kept.set(path, answer);
    const [oldest] = kept.keys();
    if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
  }
  return answer as Signal<Answer<T>>;
}

async function ask<T>(path: string, answer: Signal<Answer<T>>): Promise<void> {
  answer.value = { ...answer.value, loading: true, stale: false };
  try {
    const data = await request<T>(path);
    answer.value = { data, problem: null, loading: false, stale: answer.value.stale };
  } catch (error) {
    answer.value = { ...answer.value, problem: problemOf(error), loading: false };
  }
}

/** The answer of a path; asked when first shown and when it has gone stale. */
export function useAnswer<T>(path: string): Answer<T> & { retry: () => void } {
  const answer = slot<T>(path);
  const { stale, loading } = answer.value;
  useEffect(() => {
    if (stale && !loading) void ask(path, answer);
  }, [path, stale, loading]);
  return { ...answer.value, retry: () => void ask(path, answer) };
}

/** Puts an answer in place that a change has returned. */
export function keep<T>(path: string, data: T): void {
  slot<T>(path).value = { data, problem: null, loading: false, stale: false };
}

/** After a change: what is kept is shown until it has been asked anew. `except` starts of paths stay as they are. */
export function forgetAll(except: string[] = []): void {
  for (const [path, answer] of kept) {
    if (!except.some((start) => path.startsWith(start))) answer.value = { ...answer.value, stale: true };
  }
}
