import type { EventsWanted } from "../source.js";
import type { MessageStream } from "./open-websocket.js";

/** A stream that has given something and then pauses for so long ends the step: what came is kept at once. In milliseconds. */
const pauseMs = 1000;

/** What was taken of a stream in one step. */
export interface TakenEvents {
  /** The events that were kept, in order. */
  kept: string[];
  /** Events that came by, kept or not. */
  seen: number;
  /** Where the first of them stands; null where none came, or none said. */
  firstPosition: string | null;
  /** Where the stream stands after them; null where no event has said. */
  position: string | null;
  /** True where the server ended the stream. */
  isEnded: boolean;
}

/** Characters kept in one step at most: a step's payload is held in memory and kept with its documents. */
const mostCharacters = 8 * 1024 * 1024;

/**
 * One open stream, read in bounded steps. Between two steps nothing is read: the operating system's buffers fill, and the server waits or lets us go. So memory stays bounded, and
 * what a server has dropped in the meantime is asked for again from the cursor.
 */
export class LiveStream {
  readonly #stream: MessageStream;
  /** A read that was under way when a step ended. */
  #reading: Promise<IteratorResult<string[]>> | null = null;
  /** Events that have come and were not taken yet. */
  #waiting: string[] = [];
  #at = 0;
  /** Where the last step ended. */
  position: string | null;

  constructor(stream: MessageStream, from: string | null) {
    this.#stream = stream;
    this.position = from;
  }

  /** Takes the next events. It rejects with what broke the stream only where nothing came before. */
  async take(wanted: EventsWanted, signal: AbortSignal | undefined): Promise<TakenEvents> {
    const taken: TakenEvents = { kept: [], seen: 0, firstPosition: null, position: this.position, isEnded: false };
    const end = deadline(wanted.longestMs, signal);
    let characters = 0;
    try {
      while (taken.kept.length < wanted.mostEvents && taken.seen < wanted.mostSeen && characters < mostCharacters) {
        if (this.#at < this.#waiting.length) {
          const event = this.#waiting[this.#at++];
          taken.seen++;
          const position = wanted.positionOf(event);
          if (position !== null) {
            this.position = position;
            taken.firstPosition ??= position;
          }
          if (!wanted.keep(event)) continue;
          taken.kept.push(event);
          characters += event.length;
          continue;
        }
        const pause = taken.seen > 0 ? deadline(Math.min(pauseMs, wanted.longestMs), undefined) : null;
        const more = await this.#more(pause ? Promise.race([end.passed, pause.passed]) : end.passed, taken.seen > 0);
        pause?.clear();
        if (more === "ended") taken.isEnded = true;
        if (more !== "read") break;
      }
      signal?.throwIfAborted();
    } finally {
      end.clear();
    }
    taken.position = this.position;
    return taken;
  }

  close(): void {
    this.#stream.close();
  }

  async #more(passed: Promise<"passed">, hasTaken: boolean): Promise<"read" | "passed" | "ended"> {
    this.#reading ??= this.#stream.messages.next();
    try {
      const next = await Promise.race([this.#reading, passed]);
      if (next === "passed") return "passed";
      this.#reading = null;
      if (next.done) return "ended";
      this.#waiting = next.value;
      this.#at = 0;
      return "read";
    } catch (error) {
      this.#reading = null;
      if (hasTaken) return "ended";
      throw error;
    }
  }
}

function deadline(ms: number, signal: AbortSignal | undefined): { passed: Promise<"passed">; clear(): void } {
  let clear = (): void => {};
  const passed = new Promise<"passed">((resolve) => {
    const stop = (): void => resolve("passed");
    if (signal?.aborted) stop();
    // Where this process itself was held up, what came in the meantime is read first: its own delay is no silence of the server.
    let turn: NodeJS.Immediate | undefined;
    const timer = setTimeout(() => {
      turn = setImmediate(stop);
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
    clear = () => {
      clearTimeout(timer);
      clearImmediate(turn);
      signal?.removeEventListener("abort", stop);
    };
  });
  return { passed, clear };
}
