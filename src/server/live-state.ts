import type { ReportContext } from "../report/context.js";
import type { ServerState } from "./state.js";

/** The state of a server whose workspace goes on changing. */
export class LiveState implements ServerState {
  readonly version: string;
  readonly reader: string;
  #context: ReportContext;
  #busy: string | null = null;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();

  constructor(context: ReportContext, { version, reader, now = Date.now }: { version: string; reader: string; now?: () => number }) {
    this.#context = context;
    this.version = version;
    this.reader = reader;
    this.#now = now;
  }

  get context(): ReportContext {
    return this.#context;
  }

  get busy(): string | null {
    return this.#busy;
  }

  now(): number {
    return this.#now();
  }

  setContext(context: ReportContext): void {
    this.#context = context;
    this.#tell();
  }

  setBusy(busy: string | null): void {
    if (busy === this.#busy) return;
    this.#busy = busy;
    this.#tell();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
