import PQueue from "p-queue";

/** Time and chance from outside, so that a test can run a day in a second. */
export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  random(): number;
}

/** Hosts without a request for so long are forgotten. */
const idleMs = 10 * 60 * 1000;
/** Hosts remembered before idle ones are looked for. */
const sweepAt = 500;

interface Host {
  queue: PQueue;
  /** Unix milliseconds before which nothing is asked of it. */
  openAt: number;
  lastUsed: number;
}

/** Keeps requests to one host apart: one at a time, and a pause between. */
export class HostGate {
  readonly #hosts = new Map<string, Host>();
  readonly #clock: Clock;
  readonly #concurrency: number;

  constructor(clock: Clock, concurrency: number) {
    this.#clock = clock;
    this.#concurrency = concurrency;
  }

  /** Runs a task when the host's turn comes, then keeps the host closed for `pauseMs`. */
  async run<T>(host: string, pauseMs: number, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const entry = this.#entry(host);
    return await entry.queue.add(async () => {
      const wait = entry.openAt - this.#clock.now();
      if (wait > 0) await this.#clock.sleep(wait, signal);
      signal?.throwIfAborted();
      try {
        return await task();
      } finally {
        const now = this.#clock.now();
        entry.lastUsed = now;
        entry.openAt = Math.max(entry.openAt, now + pauseMs);
      }
    });
  }

  /** Closes a host until an instant, for it said so. */
  closeUntil(host: string, instant: number): void {
    const entry = this.#entry(host);
    entry.openAt = Math.max(entry.openAt, instant);
  }

  #entry(host: string): Host {
    let entry = this.#hosts.get(host);
    if (!entry) {
      if (this.#hosts.size >= sweepAt) this.#sweep();
      entry = { queue: new PQueue({ concurrency: this.#concurrency }), openAt: 0, lastUsed: this.#clock.now() };
      this.#hosts.set(host, entry);
    }
    return entry;
  }

  #sweep(): void {
    const now = this.#clock.now();
    for (const [name, { queue, openAt, lastUsed }] of this.#hosts) {
      if (queue.size === 0 && queue.pending === 0 && openAt < now && lastUsed < now - idleMs) this.#hosts.delete(name);
    }
  }
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, ms);
      signal?.addEventListener("abort", stop, { once: true });
    }),
};
