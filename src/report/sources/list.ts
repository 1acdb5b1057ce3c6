import { dayMs, hourMs, minuteMs } from "../../core/time.js";
import { type TaskState, taskStates } from "../../store/cursors.js";
import type { Store } from "../../store/store.js";
import type { ReportContext } from "../context.js";
import type { LiveSource, SourceList, SourceNotice, SourceState } from "./answers.js";
import { noticesOf } from "./notices.js";
import { type HeardHour, type Silence, silenceOf } from "./quiet.js";
import { sayList, saySource } from "./say.js";

/** What the pipeline knows of a live source beyond the store. */
export interface SourceToReport {
  name: string;
  kind: string;
  about: string;
  tasks: { key: string; asks: string }[];
  limits: readonly string[];
  everyMs: number;
  requestsADay: number;
  paused: boolean;
  /** True where it is being asked now. */
  running: boolean;
  /** The variable that should hold its key and does not. */
  missingKey: string | null;
  keepDays: number | null;
  rawDays: number;
  pseudonyms: boolean;
}

/** What the list is made with besides the store. */
export interface SourceListOptions {
  sources: readonly SourceToReport[];
  /** Unix milliseconds. */
  now: number;
  canChange: boolean;
  /** False where hosts are not told who asks. */
  hasContact: boolean;
}

const rhythmHours = 7 * 24;
/** A source's own rhythm is learnt from so many days. */
const quietDays = 28;

/** So many sources that cannot be reached, and none that can, are no accident of theirs. */
const cutOffFrom = 3;

interface HourRow {
  source: string;
  hour: number;
  documents: number;
  asked: number;
  failed: number;
  requests: number;
  bytes: number;
  lag: number | null;
}

/** How every live source of the workspace stands. */
export async function listSources(
  { store, generation }: Pick<ReportContext, "store" | "generation">,
  options: SourceListOptions,
): Promise<SourceList> {
  const [states, hours, counted] = await Promise.all([
    taskStates(store),
    hoursOf(store, options.now),
    store.query<{ source: string; n: number }>(
      "SELECT toString(source) AS source, count() AS n FROM facts FINAL WHERE generation = {generation:String} GROUP BY source",
      { generation },
    ),
  ]);
  const statesBySource = groupBy(states, ({ source }) => source);
  const hoursBySource = groupBy(hours, ({ source }) => source);
  const documents = new Map(counted.map(({ source, n }) => [source, n]));
  const notices: SourceNotice[] = [];
  const sources = options.sources.map((source) => {
    const known = new Map((statesBySource.get(source.name) ?? []).map((state) => [state.task, state]));
    const tasks = source.tasks.flatMap(({ key }) => known.get(key) ?? []);
    const all = [...known.values()];
    const rows = hoursBySource.get(source.name) ?? [];
    const silence = source.paused ? null : silenceOf(heardHours(rows));
    const item = liveSource(source, tasks, all, rows, documents.get(source.name) ?? 0, silence, options.now);
    notices.push(...noticesOf(source, item, silence));
    return item;
  });
  const unreached = sources.filter(({ lastError }) => lastError?.code === "unreachable");
  const isCutOff =
    unreached.length >= cutOffFrom && sources.every(({ lastAsked, lastSuccess }) => lastAsked === null || lastSuccess === null);
  if (isCutOff)
    notices.unshift({
      source: "",
      kind: "failing",
      text: `None of the ${unreached.length} sources asked so far could be reached.`,
      next: "Check this machine's network, its name server and its proxy. Each source is tried again by itself; meanwhile `landfall import FILE` brings in exports.",
    });
  if (!options.hasContact && sources.length > 0)
    notices.push({
      source: "",
      kind: "no_contact",
      text: "Hosts are not told who asks: [collect] contact is not set.",
      next: "Set it in landfall.toml to a page or mailbox of yours; some hosts refuse those who give none.",
    });
  return {
    reading: sayList(sources, options.now),
    sources,
    notices: isCutOff ? notices.filter(({ source, kind }) => source === "" || kind !== "failing") : notices,
    canChange: options.canChange,
    now: new Date(options.now).toISOString(),
  };
}

function liveSource(
  source: SourceToReport,
  tasks: TaskState[],
  all: TaskState[],
  rows: HourRow[],
  documents: number,
  silence: Silence | null,
  now: number,
): LiveSource {
  const thisHour = Math.floor(now / hourMs);
  const firstHour = thisHour - rhythmHours + 1;
  const week = rows.filter(({ hour }) => hour >= firstHour);
  const day = rows.filter(({ hour }) => hour > thisHour - 24);
  const inWeek = (pick: (row: HourRow) => number): number[] => {
    const values = new Array<number>(rhythmHours).fill(0);
    for (const row of week) if (row.hour <= thisHour) values[row.hour - firstHour] = pick(row);
    return values;
  };
  const sum = (list: readonly HourRow[], pick: (row: HourRow) => number) => list.reduce((total, row) => total + pick(row), 0);
  const total = (pick: (state: TaskState) => number) => all.reduce((total, state) => total + pick(state), 0);
  const worst = tasks.reduce<TaskState | null>((most, state) => (state.failures > (most?.failures ?? 0) ? state : most), null);
  const succeeded = latest(tasks.map((state) => state.succeeded));
  const asked = latest(tasks.map(({ at }) => at || null));
  const isNew = tasks.length < source.tasks.length;
  const due = isNew ? now : Math.min(...tasks.map((state) => state.due));
  const firstAsked = rows.at(0)?.hour ?? thisHour;
  const daysSeen = Math.min(rhythmHours, thisHour - firstAsked + 1) / 24;
  const lags = week.flatMap(({ lag }) => (lag === null ? [] : [lag])).sort((a, b) => a - b);
  const state = stateOf(source, tasks, worst, silence);
  const item: LiveSource = {
    name: source.name,
    kind: source.kind,
    about: source.about,
    state,
    reading: "",
    asks: source.tasks.map(({ asks }) => asks),
    limits: [...source.limits],
    documents: { count: documents, filter: { source: source.name, undated: "include" } },
    aDay: daysSeen >= 1 ? sum(week, (row) => row.documents) / daysSeen : null,
    lagMinutes: lags.length === 0 ? null : lags[Math.floor(lags.length / 2)] / minuteMs,
    everyMinutes: source.everyMs / minuteMs,
    lastSuccess: iso(succeeded),
    lastAsked: iso(asked),
    nextRun: source.paused ? null : iso(Math.max(due, now)),
    failures: worst?.failures ?? 0,
    errors: sum(day, (row) => row.failed),
    lastError: worst ? { at: iso(worst.at) ?? "", code: worst.code, reason: worst.reason } : null,
    requests: sum(day, (row) => row.requests),
    requestsADay: source.requestsADay,
    bytes: sum(day, (row) => row.bytes),
    rows: total((one) => one.rows),
    added: total((one) => one.documents),
    duplicates: total((one) => one.duplicates),
    quarantined: total((one) => one.quarantined),
    deleted: total((one) => one.deleted),
    keepDays: source.keepDays,
    rawDays: source.rawDays,
    pseudonyms: source.pseudonyms,
    rhythm: {
      from: new Date(firstHour * hourMs).toISOString(),
      documents: inWeek((row) => row.documents),
      asked: inWeek((row) => row.asked),
      failed: inWeek((row) => row.failed),
    },
  };
  return { ...item, reading: saySource(item, now) };
}

/** A source fails when its best task does: one phrase that is refused does not make a source fail. */
function stateOf(source: SourceToReport, tasks: TaskState[], worst: TaskState | null, silence: Silence | null): SourceState {
  if (source.paused) return "paused";
  if (tasks.length === 0) return source.running ? "collecting" : "waiting";
  if (worst && tasks.every(({ failures, code }) => failures > 0 || code !== "")) return worst.outcome === "failed" ? "failing" : "refused";
  if (worst && (worst.code === "unreachable" || worst.code === "too_many")) return "failing";
  if (silence) return "quiet";
  return source.running ? "collecting" : "good";
}

async function hoursOf(store: Store, now: number): Promise<HourRow[]> {
  return store.query<HourRow>(
    `SELECT toString(source) AS source, intDiv(toUnixTimestamp(at), 3600) AS hour, sum(documents) AS documents, count() AS asked,
       countIf(outcome NOT IN ('read', 'unchanged')) AS failed, sum(requests) AS requests, sum(bytes) AS bytes, toFloat64OrNull(toString(quantileExact(lag))) AS lag
     FROM source_steps FINAL WHERE at >= fromUnixTimestamp64Milli({from:Int64}) GROUP BY source, hour ORDER BY source, hour`,
    { from: now - quietDays * dayMs },
  );
}

/** Hours in which a source answered. */
function heardHours(rows: readonly HourRow[]): HeardHour[] {
  return rows.filter(({ asked, failed }) => asked > failed).map(({ hour, documents }) => ({ hour, documents }));
}

function latest(instants: (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function iso(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
