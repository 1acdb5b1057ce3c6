import type { Dispatcher } from "undici";
import { LandfallError } from "../../core/errors.js";
import type { EventsWanted } from "../source.js";
import { refusalBehind } from "./check-url.js";
import type { Clock } from "./host-gate.js";
import { LiveStream, type TakenEvents } from "./live-stream.js";
import { openEventSource } from "./open-event-source.js";
import { openWebSocket } from "./open-websocket.js";
import { backOffMs } from "./retry.js";

/** Longest event, in bytes: the largest of the known streams stay under a tenth. */
const longestMessage = 1024 * 1024;

/** The streams that are open, one a key. A stream that stands where its task stands is read on; any other is opened anew. */
export class Streams {
  readonly #open = new Map<string, LiveStream>();
  readonly #dispatcher: Dispatcher;
  readonly #clock: Clock;
  readonly #maxTries: number;

  constructor(dispatcher: Dispatcher, clock: Clock, maxTries: number) {
    this.#dispatcher = dispatcher;
    this.#clock = clock;
    this.#maxTries = maxTries;
  }

  /** @param url with http or https in place of ws or wss, checked */
  async take(
    url: URL,
    isWebSocket: boolean,
    wanted: EventsWanted,
    headers: Record<string, string>,
    signal: AbortSignal | undefined,
  ): Promise<{ taken: TakenEvents; opened: number }> {
    for (let failures = 0, opened = 0; ; ) {
      let stream = this.#open.get(wanted.key);
      try {
        if (stream && stream.position !== wanted.from) {
          this.#drop(wanted.key);
          stream = undefined;
        }
        if (!stream) {
          opened++;
          const open = isWebSocket ? openWebSocket : openEventSource;
          const opening = signal ?? new AbortController().signal;
          stream = new LiveStream(await open(url, { dispatcher: this.#dispatcher, headers, longestMessage, signal: opening }), wanted.from);
          this.#open.set(wanted.key, stream);
        }
        const taken = await stream.take(wanted, signal);
        if (taken.isEnded) this.#drop(wanted.key);
        // A server that lets us in and hangs up at once has failed, whatever it says.
        if (taken.isEnded && taken.seen === 0)
          throw new LandfallError("FETCH_FAILED", `${url.host} ended the stream at once`, { next: "it is opened again on the next run" });
        return { taken, opened };
      } catch (error) {
        this.#drop(wanted.key);
        signal?.throwIfAborted();
        const refused = refusalBehind(error);
        if (refused) throw refused;
        if (++failures >= this.#maxTries) throw failureOf(url, error);
        await this.#clock.sleep(backOffMs(failures, this.#clock.random()), signal);
      }
    }
  }

  close(): void {
    for (const key of [...this.#open.keys()]) this.#drop(key);
  }

  #drop(key: string): void {
    this.#open.get(key)?.close();
    this.#open.delete(key);
  }
}

function failureOf(url: URL, cause: unknown): LandfallError {
  if (cause instanceof LandfallError) return cause;
  return new LandfallError("FETCH_FAILED", `${url.host}${url.pathname} could not be read: ${(cause as Error).message}`, {
    cause,
    next: "it is opened again on the next run",
  });
}
