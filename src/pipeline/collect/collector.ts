import { Fetcher } from "../../collect/fetch/fetcher.js";
import { type Clock, systemClock } from "../../collect/fetch/host-gate.js";
import type { SourceFetcher } from "../../collect/source-step.js";
import type { Config } from "../../core/config.js";
import { LandfallError } from "../../core/errors.js";
import { hourMs, secondMs } from "../../core/time.js";
import type { Workspace } from "../workspace.js";
import { Collection, type OnStep } from "./collection.js";
import { hostOfTask } from "./host-of-task.js";
import { keepHouse } from "./housekeeping.js";
import { type PlannedSource, planSources } from "./plan.js";

/** What stands in the user agent where the workspace names no contact. */
const noContact = "no contact given";

/** How often what is past its time is let go of, in milliseconds. */
const houseEveryMs = hourMs;

/** Longest sleep between two looks at what is due, in milliseconds: a source that was added or resumed is seen within it. */
const longestSleepMs = 5 * secondMs;

/** Failures that are the host's and not the task's. */
const hostCodes = new Set(["unreachable", "too_many"]);

export interface CollectorOptions {
  version: string;
  clock?: Clock;
  /** A stand-in for the network. */
  fetcher?: SourceFetcher;
  onStep?: OnStep;
  range?: { since: number | null; until: number | null };
}

/** Which tasks of a source are asked: all of them, or those that are due now (Unix milliseconds). */
type Wanted = "all" | { now: number };

/** How the asking of a source went. */
interface SourcePass {
  source: string;
  tasks: number;
  /** Tasks that reached their end. */
  finished: number;
  /** Why the others did not; the first one. */
  failure: string | null;
}

const countKeys = ["documents", "duplicates", "quarantined", "deleted", "requests"] as const;
type SourceCounts = Record<(typeof countKeys)[number], number>;
const noCounts: SourceCounts = { documents: 0, duplicates: 0, quarantined: 0, deleted: 0, requests: 0 };

function difference(after: SourceCounts, before: SourceCounts): SourceCounts {
  const counts = { ...after };
  for (const key of countKeys) counts[key] -= before[key];
  return counts;
}

/** How a source did in a run. */
export interface SourceRun extends SourcePass, SourceCounts {}

/** The fetcher of a workspace: honest about who asks, open to the hosts that it allows by name. */
export function fetcherOf({ collect }: Config, version: string, clock: Clock = systemClock): Fetcher {
  return new Fetcher({ contact: collect.contact ?? noContact, version, allowedHosts: collect.allowed_hosts, clock });
}

/** Collects the live sources of a workspace: once, or on their schedule until it is stopped. */
export class Collector implements AsyncDisposable {
  readonly #workspace: Workspace;
  readonly #clock: Clock;
  readonly #own: Fetcher | null;
  readonly #collection: Collection;
  readonly #range: CollectorOptions["range"];
  readonly #running = new Set<string>();
  #sources: PlannedSource[] = [];
  #houseAt = 0;
  #wake: () => void = () => undefined;

  private constructor(workspace: Workspace, clock: Clock, own: Fetcher | null, collection: Collection, range: CollectorOptions["range"]) {
    this.#workspace = workspace;
    this.#clock = clock;
    this.#own = own;
    this.#collection = collection;
    this.#range = range;
    this.reload(workspace.config);
  }

  static async open(workspace: Workspace, options: CollectorOptions): Promise<Collector> {
    const clock = options.clock ?? systemClock;
    const own = options.fetcher ? null : fetcherOf(workspace.config, options.version, clock);
    const fetcher = options.fetcher ?? (own as SourceFetcher);
    const collection = await Collection.open(workspace, { fetcher, clock, onStep: options.onStep, range: options.range });
    return new Collector(workspace, clock, own, collection, options.range);
  }

  /** What will be asked. */
  get sources(): readonly PlannedSource[] {
    return this.#sources;
  }

  /** Sources that are being asked now. */
  get running(): ReadonlySet<string> {
    return this.#running;
  }

  /** Takes in other settings: sources added, removed, paused or resumed. */
  reload(config: Config): void {
    this.#sources = planSources(config, this.#workspace.catalogue, {
      folder: this.#workspace.folder,
      since: this.#range?.since ?? undefined,
    });
    this.#wake();
  }

  /** Sends a form to a hub, under the same guard as every request. */
  async sendForm(address: string, form: Record<string, string>): Promise<void> {
    await this.#own?.sendForm(address, form);
  }

  /** Asks a source at the next look, whatever its schedule says. */
  askSoon(name: string): void {
    this.#soon.add(name);
    this.#wake();
  }
  readonly #soon = new Set<string>();

  /**
   * Asks sources once, all their tasks, whatever is due.
   * @param names sources by name; all that are not paused where empty
   * @throws LandfallError NOT_FOUND where there is no source of a name
   */
  async runOnce(names: readonly string[], signal?: AbortSignal): Promise<SourceRun[]> {
    const unknown = names.find((name) => !this.#sources.some((source) => source.name === name));
    if (unknown !== undefined)
      throw new LandfallError("NOT_FOUND", `there is no live source '${unknown}'`, { next: "`landfall sources` lists them" });
    const wanted = this.#sources.filter(({ name, config }) => (names.length === 0 ? !config.paused : names.includes(name)));
    const before = new Map(wanted.map((source) => [source.name, this.#countsOf(source)]));
    const passes = await this.#askAll(wanted, "all", signal);
    await this.#collection.kept();
    await this.#keepHouse();
    return wanted.flatMap((source) => {
      const pass = passes.get(source.name);
      return pass ? [{ ...pass, ...difference(this.#countsOf(source), before.get(source.name) as SourceCounts) }] : [];
    });
  }

  /** Asks what is due now. When it returns, the last of it may still wait to be kept; {@link Collector.kept} waits for that. */
  async askDue(signal?: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    await this.#askAll(
      this.#sources.filter((source) => this.#dueOf(source) <= now),
      { now },
      signal,
    );
    await this.#keepHouse();
  }

  /**
   * Waits until everything that was answered is kept.
   * @throws what kept it from being kept
   */
  kept(): Promise<void> {
    return this.#collection.kept();
  }

  /** When the next task is due, in Unix milliseconds; infinite where there is none. */
  nextDue(): number {
    return Math.min(Number.POSITIVE_INFINITY, ...this.#sources.map((source) => this.#dueOf(source)));
  }

  /** Collects on the schedule until it is stopped. Each source is asked by itself: a slow one keeps no other waiting. */
  async watch(signal: AbortSignal): Promise<void> {
    const atWork = new Set<Promise<void>>();
    try {
      while (!signal.aborted) await this.#watchOnce(atWork, signal);
    } finally {
      await Promise.allSettled(atWork);
      await this.#collection.settled();
    }
  }

  /** Begins what is due, then waits for the next thing to happen. */
  async #watchOnce(atWork: Set<Promise<void>>, signal: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    const soon = new Set(this.#soon);
    this.#soon.clear();
    const due = this.#sources
      .filter(({ name }) => !this.#running.has(name))
      .filter((source) => soon.has(source.name) || this.#dueOf(source) <= now)
      .slice(0, Math.max(0, this.#workspace.config.collect.concurrency - this.#running.size));
    for (const source of due) {
      const work = this.#askSource(source, soon.has(source.name) ? "all" : { now }, signal)
        .then(() => this.#wake())
        .finally(() => atWork.delete(work));
      atWork.add(work);
    }
    for (const name of soon) if (this.#running.has(name) && !due.some((source) => source.name === name)) this.#soon.add(name);
    await this.#keepHouse();
    // A step that could not be kept ends the watch: nothing would be kept after it either.
    await Promise.race([this.#sleep(signal), this.#collection.broken, ...atWork]);
  }

  /** Erases while no step is being kept; from then on nothing by the erased is kept. */
  erasing<T>(work: () => Promise<T>): Promise<T> {
    return this.#collection.exclusively(async () => {
      const done = await work();
      await this.#collection.reloadErasures();
      return done;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#collection.settled();
    await this.#own?.[Symbol.asyncDispose]();
  }

  #dueOf(source: PlannedSource): number {
    if (source.config.paused) return Number.POSITIVE_INFINITY;
    const closed = this.#closedHosts(source);
    const dues = source.tasks.map((task) =>
      Math.max(this.#collection.state(source, task).due, closed.get(hostOfTask(source.adapter, task)) ?? 0),
    );
    return Math.min(Number.POSITIVE_INFINITY, ...dues);
  }

  /** Hosts that did not answer, with the instant until which they are left alone. */
  #closedHosts(source: PlannedSource): Map<string | null, number> {
    const closed = new Map<string | null, number>();
    for (const task of source.tasks) {
      const { failures, code, due } = this.#collection.state(source, task);
      if (failures === 0 || !hostCodes.has(code)) continue;
      const host = hostOfTask(source.adapter, task);
      closed.set(host, Math.max(due, closed.get(host) ?? 0));
    }
    return closed;
  }

  async #askAll(sources: PlannedSource[], wanted: Wanted, signal?: AbortSignal): Promise<Map<string, SourcePass>> {
    const passes = new Map<string, SourcePass>();
    const waiting = [...sources];
    const worker = async () => {
      for (let source = waiting.shift(); source && !signal?.aborted; source = waiting.shift())
        passes.set(source.name, await this.#askSource(source, wanted, signal));
    };
    await Promise.all(Array.from({ length: Math.min(this.#workspace.config.collect.concurrency, waiting.length) }, worker));
    return passes;
  }

  /** Asks the tasks of a source one after the other: most are on one host anyway. */
  async #askSource(source: PlannedSource, wanted: Wanted, signal?: AbortSignal): Promise<SourcePass> {
    this.#running.add(source.name);
    try {
      const closed = this.#closedHosts(source);
      const tasks = source.tasks.filter(
        (task) =>
          wanted === "all" ||
          Math.max(this.#collection.state(source, task).due, closed.get(hostOfTask(source.adapter, task)) ?? 0) <= wanted.now,
      );
      const pass: SourcePass = { source: source.name, tasks: tasks.length, finished: 0, failure: null };
      const silent = new Set<string | null>();
      for (const task of tasks) {
        if (signal?.aborted) break;
        const host = hostOfTask(source.adapter, task);
        if (host !== null && silent.has(host)) continue;
        const isFinished = await this.#collection.runPass(source, task, signal);
        pass.finished += Number(isFinished);
        if (isFinished || signal?.aborted) continue;
        const { reason, code } = this.#collection.state(source, task);
        pass.failure ??= reason;
        if (hostCodes.has(code)) silent.add(host);
      }
      return pass;
    } finally {
      this.#running.delete(source.name);
    }
  }

  /** What all tasks of a source have counted. */
  #countsOf(source: PlannedSource): SourceCounts {
    const counts = { ...noCounts };
    for (const task of source.tasks) {
      const state = this.#collection.state(source, task);
      for (const key of countKeys) counts[key] += state[key];
    }
    return counts;
  }

  async #keepHouse(): Promise<void> {
    const now = this.#clock.now();
    if (now - this.#houseAt < houseEveryMs) return;
    this.#houseAt = now;
    await this.#collection.exclusively(() => keepHouse(this.#workspace, this.#sources, now));
  }

  /** Until something is due, at most a few seconds; a change of the settings or the end of a source's run ends it at once. */
  async #sleep(signal: AbortSignal): Promise<void> {
    const isFull = this.#running.size >= this.#workspace.config.collect.concurrency;
    const idle = isFull ? [] : this.#sources.filter(({ name }) => !this.#running.has(name)).map((source) => this.#dueOf(source));
    const wait = Math.min(longestSleepMs, Math.max(0, Math.min(Number.POSITIVE_INFINITY, ...idle) - this.#clock.now()));
    const woken = new AbortController();
    this.#wake = () => woken.abort();
    await this.#clock.sleep(wait, AbortSignal.any([signal, woken.signal])).catch(() => undefined);
  }
}
