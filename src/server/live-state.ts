import type { WorkspaceActions } from "../pipeline/accuracy/actions.js";
import type { SourceDesk } from "../pipeline/collect/desk.js";
import type { WorkOptions } from "../pipeline/progress.js";
import type { ReportContext } from "../report/context.js";
import type { ServerState } from "./state.js";

/** The state of a server whose workspace goes on changing. */
export class LiveState implements ServerState {
  readonly version: string;
  readonly actions: WorkspaceActions | undefined;
  readonly desk: SourceDesk | undefined;
  #reader: string;
  #turn: Promise<unknown> = Promise.resolve();
  #context: ReportContext;
  #busy: string | null = null;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();

  constructor(
    context: ReportContext,
    {
      version,
      reader,
      actions,
      desk,
      now = Date.now,
    }: { version: string; reader: string; actions?: WorkspaceActions; desk?: SourceDesk; now?: () => number },
  ) {
    this.#context = context;
    this.version = version;
    this.#reader = reader;
    this.actions = actions;
    this.desk = desk;
    this.#now = now;
  }

  get context(): ReportContext {
    return this.#context;
  }

  get reader(): string {
    return this.#reader;
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

  /** Does work after all that was begun before it; two that change how documents are read would undo each other. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  change(work: (options: WorkOptions) => Promise<{ context: ReportContext; reader: string }>): Promise<void> {
    return this.inTurn(async () => {
      try {
        const { context, reader } = await work({ onProgress: ({ stage }) => this.setBusy(stage) });
        this.#reader = reader;
        this.setContext(context);
      } finally {
        this.setBusy(null);
      }
    });
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
