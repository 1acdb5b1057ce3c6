import type { Clock } from "../../collect/fetch/host-gate.js";
import type { SourceTask } from "../../collect/source.js";
import { type SourceFetcher, type SourceStep, stepSource } from "../../collect/source-step.js";
import { dayMs } from "../../core/time.js";
import { finishBatch, keepBatch } from "../../store/batch.js";
import { newTask, type StepRow, type TaskCounts, type TaskPosition, type TaskState, taskStates } from "../../store/cursors.js";
import { erasedHashes } from "../../store/erasures.js";
import type { Workspace } from "../workspace.js";
import { dueAfter, positionAfter } from "./after-step.js";
import { type AnsweredStep, decideSteps } from "./commit.js";
import type { PlannedSource } from "./plan.js";
import { privacyKey } from "./privacy.js";
import { failureOf } from "./step-failure.js";

/** Steps that are kept together at most, and the size of their answers, in bytes: what waits is held in memory. */
const mostTogether = 200;
const mostBytesTogether = 4 * 2 ** 20;

/** Told of every step that was kept. */
export type OnStep = (step: StepRow, state: TaskState) => void;

export interface CollectionOptions {
  fetcher: SourceFetcher;
  clock: Clock;
  onStep?: OnStep;
  /** Collects only what was published in this time, beside the standing cursors; Unix milliseconds, the end exclusive. */
  range?: { since: number | null; until: number | null };
}

/**
 * Asks tasks and keeps what they give.
 *
 * While some steps are being kept others are asked; those that were answered by then are kept together. A task goes on in memory from a step that is not kept yet: killed, it goes on where
 * its last kept step left it, and asks again.
 */
export class Collection {
  readonly #workspace: Workspace;
  readonly #options: CollectionOptions;
  readonly #positions = new Map<string, TaskPosition>();
  readonly #counts = new Map<string, TaskCounts>();
  readonly #key: Buffer;
  #erased: ReadonlySet<string> = new Set();
  /** Answered and not kept yet, oldest first. */
  #waiting: AnsweredStep[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #isKeeping = false;
  /** Why steps can no longer be kept. */
  #trouble: { error: unknown } | null = null;
  #onTrouble: (error: unknown) => void = () => undefined;
  /** Rejects when steps can no longer be kept; else it never settles. */
  readonly broken = new Promise<never>((_, reject) => {
    this.#onTrouble = reject;
  });

  private constructor(workspace: Workspace, options: CollectionOptions) {
    this.#workspace = workspace;
    this.#options = options;
    this.#key = privacyKey(workspace.data);
    this.broken.catch(() => undefined);
  }

  /** Opens a workspace's cursors. */
  static async open(workspace: Workspace, options: CollectionOptions): Promise<Collection> {
    const collection = new Collection(workspace, options);
    await finishBatch(workspace.store, workspace.data);
    for (const state of await taskStates(workspace.store)) {
      const { rows, documents, duplicates, quarantined, deleted, ...position } = state;
      collection.#positions.set(keyOf(state), position);
      collection.#counts.set(keyOf(state), { rows, documents, duplicates, quarantined, deleted });
    }
    await collection.reloadErasures();
    return collection;
  }

  /** Takes in authors that were erased since. */
  async reloadErasures(): Promise<void> {
    this.#erased = await erasedHashes(this.#workspace.store);
  }

  /** Where a task stands, with what it has counted in its kept steps; a run over a range of time has a cursor of its own. */
  state(source: PlannedSource, task: SourceTask): TaskState {
    const fresh = newTask(source.name, task.key + this.#rangeSuffix());
    const key = keyOf(fresh);
    return { ...fresh, ...this.#positions.get(key), ...this.#counts.get(key) };
  }

  /**
   * Asks a task until it has nothing more for now. When it returns its last steps may still wait to be kept.
   * @returns false where it failed or was stopped before its end
   * @throws what kept earlier steps from being kept
   */
  async runPass(source: PlannedSource, task: SourceTask, signal?: AbortSignal): Promise<boolean> {
    for (;;) {
      if (signal?.aborted) return false;
      const from: TaskPosition = this.state(source, task);
      let step: SourceStep;
      try {
        step = await stepSource(source.adapter, this.#paced(source), task, from.cursor === "" ? null : JSON.parse(from.cursor), {
          source: source.name,
          now: () => this.#options.clock.now(),
          signal,
        });
      } catch (error) {
        if (signal?.aborted) return false;
        throw error;
      }
      this.#keep(source, from, step);
      await this.#room();
      if (failureOf(step)) return false;
      if (step.isDone) return true;
    }
  }

  /**
   * Waits until everything that was answered is kept.
   * @throws what kept it from being kept
   */
  async kept(): Promise<void> {
    await this.settled();
    if (this.#trouble) throw this.#trouble.error;
  }

  /** Waits until nothing is being kept. */
  async settled(): Promise<void> {
    while (this.#isKeeping) await this.#turn.catch(() => undefined);
  }

  /** Does work on the store while no step is being kept. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.catch(() => undefined).then(work);
    this.#turn = turn;
    return await turn;
  }

  #keep(source: PlannedSource, from: TaskPosition, step: SourceStep): void {
    const { clock, range } = this.#options;
    const now = clock.now();
    const oldest = source.keepDays === null ? 0 : now - source.keepDays * dayMs;
    const to = positionAfter(from, step, now, dueAfter(source, from, step, now, clock.random()));
    this.#positions.set(keyOf(to), to);
    this.#waiting.push({
      from,
      step,
      to,
      keep: {
        notBefore: Math.max(oldest, range?.since ?? 0),
        before: range?.until ?? Number.POSITIVE_INFINITY,
        pseudonyms: source.pseudonyms,
        rawDays: source.rawDays,
      },
    });
    if (!this.#isKeeping && !this.#trouble) this.#keepWaiting();
  }

  /** Keeps what waits, one batch a turn, until nothing does. */
  #keepWaiting(): void {
    this.#isKeeping = true;
    this.exclusively(() => this.#keepBatch()).then(
      () => {
        if (this.#waiting.length > 0) this.#keepWaiting();
        else this.#isKeeping = false;
      },
      (error: unknown) => {
        this.#trouble = { error };
        this.#isKeeping = false;
        this.#onTrouble(error);
      },
    );
  }

  async #keepBatch(): Promise<void> {
    const { store, data, catalogue } = this.#workspace;
    const rules = { key: this.#key, erased: this.#erased, catalogue };
    const { batch, kept } = await decideSteps(store, this.#together(), rules, (position) => this.#counts.get(keyOf(position)) ?? noCounts);
    await keepBatch(store, data, batch);
    this.#waiting = this.#waiting.slice(kept.length);
    for (const { row, state } of kept) {
      const { rows, documents, duplicates, quarantined, deleted } = state;
      this.#counts.set(keyOf(state), { rows, documents, duplicates, quarantined, deleted });
      this.#options.onStep?.(row, state);
    }
  }

  /** The first of what waits, as much as is kept at once: one step at least. */
  #together(): AnsweredStep[] {
    let bytes = 0;
    const end = this.#waiting.findIndex(({ step }, at) => {
      bytes += step.raw?.body.length ?? 0;
      return at > 0 && (at >= mostTogether || bytes > mostBytesTogether);
    });
    return end < 0 ? this.#waiting : this.#waiting.slice(0, end);
  }

  /** Until what waits is no more than what is kept at once. */
  async #room(): Promise<void> {
    while (!this.#trouble && this.#together().length < this.#waiting.length) await this.#turn.catch(() => undefined);
    if (this.#trouble) throw this.#trouble.error;
  }

  /** The fetcher at the pace of a source. */
  #paced({ pauseMs }: PlannedSource): SourceFetcher {
    const { fetcher } = this.#options;
    return {
      get: (url, options) => fetcher.get(url, { ...options, pauseMs }),
      ...(fetcher.events ? { events: fetcher.events.bind(fetcher) } : {}),
      handles: fetcher.handles,
    };
  }

  #rangeSuffix(): string {
    const { range } = this.#options;
    if (!range) return "";
    const say = (instant: number | null) => (instant === null ? "" : new Date(instant).toISOString());
    return ` [${say(range.since)}..${say(range.until)}]`;
  }
}

const noCounts: TaskCounts = { rows: 0, documents: 0, duplicates: 0, quarantined: 0, deleted: 0 };

function keyOf({ source, task }: Pick<TaskPosition, "source" | "task">): string {
  return `${source}\u001f${task}`;
}
