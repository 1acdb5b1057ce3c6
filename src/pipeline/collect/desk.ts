import { unwatchFile, watchFile } from "node:fs";
import { join } from "node:path";
import { LandfallError } from "../../core/errors.js";
import { aboutKind } from "../../core/source-config.js";
import type { SourceList } from "../../report/sources/answers.js";
import { listSources, type SourceToReport } from "../../report/sources/list.js";
import { currentGeneration } from "../relate.js";
import { readWorkspaceFile, type Workspace, workspaceFile } from "../workspace.js";
import type { Collector } from "./collector.js";
import { addSource, editFile, pauseSource, removeSource, type SourceInput } from "./edit-sources.js";
import { type AuthorErasure, countAuthor, eraseAuthor } from "./erase-author.js";
import type { HubSubscriptions } from "./hub-subscriptions.js";
import { type PlannedSource, planOf, requestsADay } from "./plan.js";
import { type TriedSource, tryAddress, tryNamed } from "./try-address.js";
import type { SourceTrial } from "./try-source.js";

export interface DeskOptions {
  version: string;
  /** What is collecting now; null where nothing is. */
  collector?: Collector | null;
  /** Subscriptions to feeds' hubs; absent where the workspace names no public address. */
  hubs?: HubSubscriptions;
  /** False for the shipped sample, whose file is nobody's. */
  canChange: boolean;
  /** Does work after all that was begun before it: nobody reads a document while it is erased. */
  inTurn?: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told when an author was erased: what is left is to be related anew. */
  onErased?: () => void;
  /** Told of a workspace file that was changed into something that can't be read. */
  onProblem?: (message: string) => void;
}

/** How often the workspace file is looked at for changes, in milliseconds. */
const fileLookMs = 1000;

/** Where the sources of a workspace are seen, added, tried, paused and removed, from the command line and from the app alike. Changes are made in the workspace file. */
export class SourceDesk {
  readonly #workspace: Workspace;
  readonly #options: DeskOptions;

  constructor(workspace: Workspace, options: DeskOptions) {
    this.#workspace = workspace;
    this.#options = options;
  }

  get hubs(): HubSubscriptions | undefined {
    return this.#options.hubs;
  }

  /** How every source stands. */
  async list(now: number = Date.now()): Promise<SourceList> {
    const { config, store } = this.#workspace;
    const planned = this.#options.collector?.sources ?? planOf(this.#workspace);
    return listSources(
      { store, generation: await currentGeneration(store) },
      {
        sources: planned.map((source) => toReport(source, this.#options.collector?.running.has(source.name) ?? false)),
        now,
        canChange: this.#options.canChange,
        hasContact: config.collect.contact !== undefined,
      },
    );
  }

  /** Asks an address what it is and what it gives; keeps nothing. */
  test(address: string, name?: string, signal?: AbortSignal): Promise<TriedSource> {
    return tryAddress(this.#workspace, this.#options.version, address, name, signal);
  }

  /** Asks a source of the workspace its first question; keeps nothing. */
  testNamed(name: string, signal?: AbortSignal): Promise<SourceTrial[]> {
    return tryNamed(this.#workspace, this.#options.version, name, signal);
  }

  /** Adds a source to the workspace file; it is asked at once where somebody collects. */
  add(source: SourceInput): void {
    this.#change((text) => addSource(text, source));
  }

  pause(name: string, paused: boolean): void {
    this.#change((text) => pauseSource(text, name, paused));
  }

  /** Takes a source out of the workspace file. Its documents and its cursor stay. */
  remove(name: string): void {
    this.#change((text) => removeSource(text, name));
  }

  /** Asks a source at once. */
  askNow(name: string): void {
    const { collector } = this.#options;
    if (!collector?.sources.some((source) => source.name === name)) throw notThere(name);
    collector.askSoon(name);
  }

  /** What erasing an author would take away; erases nothing. */
  countAuthor(account: string): Promise<AuthorErasure> {
    return countAuthor(this.#workspace, account);
  }

  /**
   * Erases an author, where there is still as much of theirs as was counted.
   * @throws LandfallError USAGE where there is more or less by now, and in the sample
   */
  async eraseAuthor(account: string, counted: Pick<AuthorErasure, "documents" | "quarantined">): Promise<AuthorErasure> {
    const { canChange, collector, inTurn = (work) => work(), onErased } = this.#options;
    if (!canChange) throw new LandfallError("USAGE", "nobody can be erased from the sample");
    const erase = async () => {
      const { documents, quarantined } = await this.countAuthor(account);
      if (documents !== counted.documents || quarantined !== counted.quarantined) {
        throw new LandfallError("USAGE", `there are ${documents} documents and ${quarantined} quarantined rows of ${account} by now`, {
          next: "look at the count again, then erase",
        });
      }
      return eraseAuthor(this.#workspace, account, Date.now());
    };
    const erased = await inTurn(() => (collector ? collector.erasing(erase) : erase()));
    onErased?.();
    return erased;
  }

  /** Follows changes that are made to the workspace file by hand, or by another command. */
  watchFile(signal: AbortSignal): void {
    const file = join(this.#workspace.folder, workspaceFile);
    const look = () => {
      try {
        this.reload();
      } catch (error) {
        this.#options.onProblem?.((error as Error).message);
      }
    };
    watchFile(file, { interval: fileLookMs, persistent: false }, look);
    signal.addEventListener("abort", () => unwatchFile(file, look), { once: true });
  }

  /** Takes in the workspace file as it is now. */
  reload(): void {
    const { config } = readWorkspaceFile(this.#workspace.folder);
    this.#workspace.config = { ...this.#workspace.config, sources: config.sources, collect: config.collect };
    const { collector, hubs, onProblem } = this.#options;
    collector?.reload(this.#workspace.config);
    const asked = config.sources.flatMap((source) => (source.kind === "file" || source.paused ? [] : source.name));
    hubs?.keepOnly(new Set(asked)).catch((error: Error) => onProblem?.(`a hub could not be told: ${error.message}`));
  }

  #change(edit: (text: string) => string): void {
    if (!this.#options.canChange)
      throw new LandfallError("USAGE", "the sample has no live sources", { next: "make a workspace of your own with `landfall init`" });
    editFile(join(this.#workspace.folder, workspaceFile), edit);
    this.reload();
  }
}

function toReport(source: PlannedSource, running: boolean): SourceToReport {
  const { name, config, tasks, limits, everyMs, missingKey, keepDays, rawDays, pseudonyms } = source;
  return {
    name,
    kind: config.kind,
    about: aboutKind(config.kind),
    tasks,
    limits,
    everyMs,
    requestsADay: requestsADay(source),
    paused: config.paused,
    running,
    missingKey,
    keepDays,
    rawDays,
    pseudonyms,
  };
}

function notThere(name: string): LandfallError {
  return new LandfallError("NOT_FOUND", `there is no live source '${name}'`, { next: "`landfall sources` lists them" });
}
