import type { Clock } from "../../collect/fetch/host-gate.js";
import type { SourceTask } from "../../collect/source.js";
import { type SourceFetcher, type SourceStep, stepSource } from "../../collect/source-step.js";
import { nextOf } from "../../core/cron.js";
import { dayMs, hourMs, minuteMs } from "../../core/time.js";
import { newTask, type StepRow, type TaskState, taskStates } from "../../store/cursors.js";
import { erasedHashes } from "../../store/erasures.js";
import type { Workspace } from "../workspace.js";
import { commitStep } from "./commit.js";
import type { PlannedSource } from "./plan.js";
import { privacyKey } from "./privacy.js";
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

/** Told of every step that was kept. */
export type OnStep = (step: StepRow, state: TaskState) => void;

export interface CollectionOptions {
  fetcher: SourceFetcher;
  clock: Clock;
  onStep?: OnStep;
  /** Collects only what was published in this time, beside the standing cursors; Unix milliseconds, the end exclusive. */
  range?: { since: number | null; until: number | null };
}

/** Asks tasks and keeps what they give. Steps of different tasks may be asked at once; they are kept one after the other. */
export class Collection {
  readonly #workspace: Workspace;
  readonly #options: CollectionOptions;
  readonly #states = new Map<string, TaskState>();
  readonly #key: Buffer;
  #erased: ReadonlySet<string> = new Set();
  #keeping: Promise<unknown> = Promise.resolve();

  private constructor(workspace: Workspace, options: CollectionOptions) {
    this.#workspace = workspace;
    this.#options = options;
    this.#key = privacyKey(workspace.data);
  }

  /** Opens a workspace's cursors. */
  static async open(workspace: Workspace, options: CollectionOptions): Promise<Collection> {
    const collection = new Collection(workspace, options);
    for (const state of await taskStates(workspace.store)) collection.#states.set(keyOf(state.source, state.task), state);
    await collection.reloadErasures();
    return collection;
  }

  /** Takes in authors that were erased since. */
  async reloadErasures(): Promise<void> {
    this.#erased = await erasedHashes(this.#workspace.store);
  }

  /** Where a task stands; a run over a range of time has a cursor of its own. */
  state(source: PlannedSource, task: SourceTask): TaskState {
    const name = task.key + this.#rangeSuffix();
    return this.#states.get(keyOf(source.name, name)) ?? newTask(source.name, name);
  }

  /**
   * Asks a task until it has nothing more for now, keeping each step.
   * @returns false where it failed or was stopped before its end
   */
  async runPass(source: PlannedSource, task: SourceTask, signal?: AbortSignal): Promise<boolean> {
    for (;;) {
      if (signal?.aborted) return false;
      const state = this.state(source, task);
      let step: SourceStep;
      try {
        step = await stepSource(source.adapter, this.#paced(source), task, state.cursor === "" ? null : JSON.parse(state.cursor), {
          source: source.name,
          now: () => this.#options.clock.now(),
          signal,
        });
      } catch (error) {
        if (signal?.aborted) return false;
        throw error;
      }
      await this.#keep(source, state, step);
      if (failureOf(step)) return false;
      if (step.isDone) return true;
    }
  }

  /** Waits until everything that is being kept is kept. */
  async settled(): Promise<void> {
    await this.#keeping.catch(() => undefined);
  }

  /** Does work on the store while no step is being kept. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#keeping.catch(() => undefined).then(work);
    this.#keeping = turn;
    return await turn;
  }

  async #keep(source: PlannedSource, state: TaskState, step: SourceStep): Promise<void> {
    const { clock, range, onStep } = this.#options;
    await this.exclusively(async () => {
      const now = clock.now();
      const oldest = source.keepDays === null ? 0 : now - source.keepDays * dayMs;
      const kept = await commitStep(this.#workspace.store, state, step, {
        notBefore: Math.max(oldest, range?.since ?? 0),
        before: range?.until ?? Number.POSITIVE_INFINITY,
        pseudonyms: source.pseudonyms,
        key: this.#key,
        erased: this.#erased,
        catalogue: this.#workspace.catalogue,
        rawDays: source.rawDays,
        now,
        due: dueAfter(source, state, step, now, clock.random()),
      });
      this.#states.set(keyOf(kept.state.source, kept.state.task), kept.state);
      onStep?.(kept.row, kept.state);
    });
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

function keyOf(source: string, task: string): string {
  return `${source}\u001f${task}`;
}

/** When a task is to be asked again after a step, in Unix milliseconds. */
export function dueAfter(
  { everyMs, cron, config }: Pick<PlannedSource, "everyMs" | "cron" | "config">,
  { failures }: Pick<TaskState, "failures">,
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
