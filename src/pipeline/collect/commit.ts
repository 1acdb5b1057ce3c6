import type { SourceStep } from "../../collect/source-step.js";
import type { StoredDocument } from "../../core/document.js";
import { stableId } from "../../core/hash.js";
import type { Batch } from "../../store/batch.js";
import type { StepRow, TaskCounts, TaskPosition, TaskState } from "../../store/cursors.js";
import { documentRows, type KnownDocument, knownDocuments } from "../../store/documents.js";
import { idsByAuthor, presentIds } from "../../store/erasures.js";
import { payloadRow, payloadTable } from "../../store/payloads.js";
import { quarantineRows } from "../../store/quarantine.js";
import type { Store } from "../../store/store.js";
import { isErased, type KeepRules, keepDocument } from "./keep-document.js";
import { pseudonymOf, pseudonymousId } from "./privacy.js";
import { isAskingDefect } from "./step-failure.js";

/** A step that was asked and is to be kept. */
export interface AnsweredStep {
  /** Where its task stood when it was asked. */
  from: TaskPosition;
  step: SourceStep;
  /** Where its task stands once it is kept. */
  to: TaskPosition;
  keep: Pick<KeepRules, "notBefore" | "before" | "pseudonyms"> & {
    /** Days that the raw answer is kept; 0 for not at all. */
    rawDays: number;
  };
}

/** What counts for all steps of a batch. */
type CommonRules = Pick<KeepRules, "key" | "erased" | "catalogue">;

export interface DecidedSteps {
  batch: Batch;
  /** What each step did and where its task stands then: of the first steps given, as many as go into one batch. */
  kept: { row: StepRow; state: TaskState }[];
}

/**
 * Decides what becomes of some steps, in their order and as if each had been kept by itself: documents, quarantine, raw answers, the steps' rows, cursors, and what is erased. It
 * writes nothing. The counts are exact where every earlier batch is in the store and nobody else writes documents.
 *
 * A batch erases last: a step that brings again what an earlier one deletes begins the next batch.
 * @param countsOf what a task has counted in all
 */
export async function decideSteps(
  store: Store,
  steps: readonly AnsweredStep[],
  rules: CommonRules,
  countsOf: (position: TaskPosition) => TaskCounts,
): Promise<DecidedSteps> {
  const prepared = steps.map((answered) => prepare(answered, rules));
  const landing = await Landing.among(store, prepared, rules);
  const counts = new Map<string, TaskCounts>();
  const kept: DecidedSteps["kept"] = [];
  for (const one of prepared) {
    if (!landing.takes(one)) break;
    const row = await landing.take(one);
    const key = stableId(row.source, row.task);
    const after = addCounts(counts.get(key) ?? countsOf(one.from), row);
    counts.set(key, after);
    kept.push({ row, state: { ...one.to, ...after } });
  }
  return { batch: landing.batch(kept), kept };
}

function addCounts(
  before: TaskCounts,
  { documents, duplicates, quarantined, deleted }: Pick<StepRow, "documents" | "duplicates" | "quarantined" | "deleted">,
): TaskCounts {
  return {
    rows: before.rows + documents + duplicates + quarantined,
    documents: before.documents + documents,
    duplicates: before.duplicates + duplicates,
    quarantined: before.quarantined + quarantined,
    deleted: before.deleted + deleted,
  };
}

/** A step with what of it is kept and deleted here. */
interface PreparedStep extends AnsweredStep {
  documents: StoredDocument[];
  /** Ids as they stand here: under pseudonyms an id does not stand as the source names it. */
  deletions: string[];
}

function prepare(answered: AnsweredStep, rules: CommonRules): PreparedStep {
  const { step, keep } = answered;
  const all = { ...keep, ...rules };
  return {
    ...answered,
    documents: step.documents.flatMap((document) => keepDocument(document, all) ?? []),
    deletions: keep.pseudonyms ? step.deletions.map((id) => pseudonymousId(rules.key, id)) : step.deletions,
  };
}

/** How steps land, one after the other, among the documents that are there. */
class Landing {
  readonly #store: Store;
  readonly #rules: CommonRules;
  readonly #known: Map<string, KnownDocument>;
  /** Present documents of accounts that are gone at their source. */
  readonly #ofAccounts: readonly string[];
  readonly #documents: object[] = [];
  readonly #quarantine: object[] = [];
  readonly #payloads: object[] = [];
  readonly #erase = new Set<string>();
  #taken = 0;

  private constructor(store: Store, rules: CommonRules, known: Map<string, KnownDocument>, ofAccounts: readonly string[]) {
    this.#store = store;
    this.#rules = rules;
    this.#known = known;
    this.#ofAccounts = ofAccounts;
  }

  static async among(store: Store, steps: readonly PreparedStep[], rules: CommonRules): Promise<Landing> {
    const ids = new Set(steps.flatMap(({ documents, deletions }) => [...documents.map(({ id }) => id), ...deletions]));
    const prefixes = steps.flatMap(({ step, keep }) => (keep.pseudonyms ? [] : (step.deletedPrefixes ?? [])));
    const known = ids.size === 0 ? new Map<string, KnownDocument>() : await knownDocuments(store, [...ids]);
    return new Landing(store, rules, known, prefixes.length === 0 ? [] : await presentIds(store, [], [...new Set(prefixes)]));
  }

  /** False for a step that must wait for the next batch. */
  takes({ keep, step, documents }: PreparedStep): boolean {
    // Under pseudonyms an account's documents are found in the store only.
    const looksIntoStore = keep.pseudonyms && (step.deletedPrefixes ?? []).length > 0;
    if (looksIntoStore && this.#taken > 0) return false;
    return this.#erase.size === 0 || !documents.some(({ id }) => this.#erase.has(id));
  }

  async take(prepared: PreparedStep): Promise<StepRow> {
    this.#taken++;
    const { from, to, step, keep, documents } = prepared;
    const { source, task } = from;
    const nextVersion = () => this.#store.nextVersion();
    const run = stableId("step", source, task, String(from.step));
    const landed = documentRows(documents, this.#known, run, nextVersion);
    this.#documents.push(...landed.rows);
    const { added, updated, known } = landed.counts;

    const defects = step.diagnostics.filter((diagnostic) => !isAskingDefect(diagnostic));
    const shown = keep.pseudonyms ? defects.map((defect) => ({ ...defect, raw: "" })) : defects;
    this.#quarantine.push(...quarantineRows(shown, run, to.at, nextVersion));

    // What only says again what is known needs no second reading, and an answer that still shows an erased author is not kept.
    const isWorthKeeping = added + updated + defects.length > 0 && !step.documents.some((document) => isErased(document, this.#rules));
    if (step.raw && keep.rawDays > 0 && step.raw.body.length > 0 && isWorthKeeping) {
      const { url, contentType, body, fetchedAt } = step.raw;
      const ids = documents.map(({ id }) => id);
      const answer = { url, contentType: contentType ?? "", cursor: from.cursor, at: fetchedAt, body, documents: ids };
      this.#payloads.push(payloadRow({ source, task, step: from.step, run, ...answer }, keep.rawDays, nextVersion()));
    }

    const gone = await this.#present(prepared);
    for (const id of gone) {
      this.#erase.add(id);
      this.#known.delete(id);
    }
    return {
      source,
      task,
      step: from.step,
      at: to.at,
      outcome: to.outcome === "" ? step.outcome : to.outcome,
      code: to.code,
      reason: to.reason,
      requests: step.requests,
      bytes: step.raw?.body.length ?? 0,
      documents: added,
      duplicates: known + updated,
      quarantined: defects.length,
      deleted: gone.size,
      lag: added > 0 ? lagOf(documents, from, to.at) : null,
    };
  }

  batch(kept: DecidedSteps["kept"]): Batch {
    const versioned = (row: object): object => ({ ...row, version: this.#store.nextVersion() });
    return {
      inserts: [
        { table: "documents", rows: this.#documents },
        { table: "quarantine", rows: this.#quarantine },
        { table: payloadTable, rows: this.#payloads },
        { table: "source_steps", rows: kept.map(({ row }) => versioned(row)) },
        { table: "cursors", rows: kept.map(({ state }) => versioned(state)) },
      ],
      erase: [...this.#erase],
    };
  }

  /** What of a step's deletions is here. */
  async #present({ step, keep, from, deletions }: PreparedStep): Promise<Set<string>> {
    const prefixes = step.deletedPrefixes ?? [];
    const present = new Set(deletions.filter((id) => this.#known.has(id)));
    if (prefixes.length === 0) return present;
    if (keep.pseudonyms) {
      const accounts = prefixes.map((prefix) => pseudonymOf(this.#rules.key, prefix.slice(prefix.indexOf(":") + 1).replace(/[./]$/, "")));
      for (const id of await idsByAuthor(this.#store, from.source, accounts)) present.add(id);
    } else {
      for (const id of [...this.#ofAccounts, ...this.#known.keys()])
        if (!this.#erase.has(id) && prefixes.some((prefix) => id.startsWith(prefix))) present.add(id);
    }
    return present;
  }
}

/** Median time between publication and now of what was published since the last look; the backlog of a first pass says nothing about lag. */
function lagOf(documents: readonly StoredDocument[], { succeeded }: TaskPosition, now: number): number | null {
  if (succeeded === null) return null;
  const lags = documents
    .flatMap(({ time }) =>
      time.interval && time.grade !== "first_sight" && time.interval.from >= succeeded ? [now - time.interval.from] : [],
    )
    .filter((lag) => lag >= 0)
    .sort((a, b) => a - b);
  return lags.length === 0 ? null : lags[Math.floor(lags.length / 2)];
}
