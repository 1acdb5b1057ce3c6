import { type Clock, systemClock } from "../../collect/fetch/host-gate.js";
import { LandfallError } from "../../core/errors.js";
import { secondMs } from "../../core/time.js";
import type { Collector } from "./collector.js";

/** Documents are read and related so long after the first new one came, in milliseconds: what comes together is related together. */
const settleMs = 10 * secondMs;

/** Relating takes in everything anew: at most this part of the time goes into it. */
const shareOfTime = 0.2;

export interface KeepCollectingOptions {
  signal: AbortSignal;
  /** Reads and relates what is new. */
  bringUpToDate(): Promise<void>;
  /** True where something has changed since it was last asked. */
  hasNews(): boolean;
  onProblem(error: unknown): void;
  clock?: Clock;
}

/** Collects on the schedule until it is stopped, and reads and relates what comes. A failure to relate is told and tried again; collecting goes on. */
export async function keepCollecting(
  collector: Collector,
  { signal, bringUpToDate, hasNews, onProblem, clock = systemClock }: KeepCollectingOptions,
): Promise<void> {
  const ended = new AbortController();
  const either = AbortSignal.any([signal, ended.signal]);
  const reading = async () => {
    let wait = settleMs;
    while (!either.aborted) {
      await clock.sleep(wait, either).catch(() => undefined);
      if (either.aborted || !hasNews()) continue;
      const started = clock.now();
      await bringUpToDate().catch((error: unknown) => {
        if (!(error instanceof LandfallError && error.code === "CANCELLED")) onProblem(error);
      });
      wait = Math.max(settleMs, (clock.now() - started) / shareOfTime);
    }
  };
  const reads = reading();
  try {
    await collector.watch(signal);
  } finally {
    ended.abort();
    await reads;
  }
}
