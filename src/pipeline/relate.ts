import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { LandfallError } from "../core/errors.js";
import { stableId } from "../core/hash.js";
import type { Stance, Voice } from "../core/reading.js";
import { threadEntry } from "../core/thread.js";
import { minuteMs, type TimeInterval } from "../core/time.js";
import { detect as detectCopies } from "../relate/copies/detect.js";
import { originals } from "../relate/copies/originals.js";
import { detectGroups, type GroupOptions, type SynchronyGroup } from "../relate/groups/detect.js";
import type { GroupRow } from "../relate/groups/row.js";
import { detect as detectStories } from "../relate/stories/detect.js";
import { dropOtherGenerations, makeFacts } from "../store/facts.js";
import { findRun, saveRun } from "../store/runs.js";
import type { Store } from "../store/store.js";
import type { WorkOptions } from "./progress.js";
import type { Workspace } from "./workspace.js";

/** Raised by hand where the code relates the same documents differently. */
const relateVersion = "1";

/** What the detectors need of a document. */
interface RelateRow {
  id: string;
  source: string;
  author: string;
  client: string;
  title: string;
  text: string;
  url: string;
  publication: string;
  links: string[];
  reply_to: string;
  from_ms: number | null;
  to_ms: number | null;
  target: string;
  target_brand: string;
  brands: string[];
  entities: string[];
  stance: Stance;
  voice: Voice;
  level: string;
}

/** The generation of relations that counts now; '' before the first. */
export async function currentGeneration(store: Store): Promise<string> {
  return (await findRun(store, "relate", { state: "done" }))?.run ?? "";
}

/**
 * Relates all documents anew where anything changed since the last time, and says which generation counts now.
 *
 * A new generation is written beside the old one and counts only when it is whole, so a run that is stopped changes nothing.
 * @throws LandfallError CANCELLED when stopped
 */
export async function relate(workspace: Workspace, { onProgress, signal }: WorkOptions = {}): Promise<string> {
  const { store } = workspace;
  const { windows } = workspace.config;
  const before = await findRun(store, "relate", { state: "done" });
  const input = await inputKey(workspace);
  if (before?.input === input) return before.run;
  const steps = ["copies", "stories", "groups", "facts"];
  const step = (name: string) => {
    if (signal?.aborted) throw new LandfallError("CANCELLED", "stopped while relating", { next: "run the same command again" });
    onProgress?.({ stage: `relating: ${name}`, done: steps.indexOf(name), total: steps.length, unit: "steps" });
  };
  const run = { run: stableId("relate", input), kind: "relate" as const, input, checkpoint: 0, detail: "", started: Date.now() };
  // A run that was stopped may have left part of its generation.
  await dropOtherGenerations(store, before?.run ?? "");
  await saveRun(store, { ...run, state: "running", counts: {} });
  const rows = await loadRows(workspace);
  const generation = run.run;

  step("copies");
  const detectorRows = rows.map(toDetectorRow);
  const links = detectCopies(detectorRows, { pairsWithin: 1 });
  const { copyOf } = originals(detectorRows, links);
  await store.insert(
    "relations",
    links.map(({ a, b, kind, score }) => ({ generation, a, b, kind, score })),
  );

  const grouping = findGroups(
    rows.flatMap((row) => toGroupRow(row, copyOf)),
    { windowSeconds: windows.synchrony_seconds ?? null, minimumMembers: windows.group_accounts },
  );
  // A failure is reported where the groups are awaited; until then it must not count as unhandled.
  grouping.catch(() => undefined);
  step("stories");
  const ofBrands = rows.filter((row) => row.brands.length > 0 && row.level !== "none");
  const { stories } = detectStories.detailed(ofBrands.map(toDetectorRow), { gapHours: windows.story_hours }, links);
  await store.insert(
    "stories",
    stories.map((story) => ({
      generation,
      story: story.id,
      label: story.label,
      documents: story.members.length,
      time_from: story.interval?.from ?? null,
      time_to: story.interval?.to ?? null,
      first: firstIds(story.first),
      roots: story.independentRoots,
      echoes: story.members.filter(({ role }) => role === "echo").length,
      entities: story.entities,
    })),
  );

  step("groups");
  const groups = (await grouping).filter(({ verdict }) => verdict !== "insufficient data");
  await store.insert(
    "groups",
    groups.map((group) => ({
      generation,
      group: group.id,
      accounts: group.members.map(({ account }) => account),
      objects: group.objects.map(({ kind, object }) => `${kind} ${object}`),
      observed: group.observed,
      expected: group.expected,
      q: group.q,
      explanation: group.verdict === "explained" ? (group.explanation?.name ?? "explained") : "",
      detail: JSON.stringify({
        tempo: group.tempo,
        tested: group.tested,
        withoutMostActive: group.withoutMostActive,
        direction: group.direction,
        target: group.target,
      }),
    })),
  );

  step("facts");
  await savePlaces(store, generation, rows, { copyOf, links, stories, groups });
  await makeFacts(store, generation);
  await saveAuthors(store, generation);
  const counts = { documents: rows.length, links: links.length, stories: stories.length, groups: groups.length };
  await saveRun(store, { ...run, state: "done", checkpoint: rows.length, counts });
  await dropOtherGenerations(store, generation);
  onProgress?.({ stage: "relating: done", done: steps.length, total: steps.length, unit: "steps" });
  return generation;
}

/** Below so many documents the start of a thread costs more than it saves. */
const worthThread = 3000;

/** Groups are found on a second thread, while stories are on this one. */
async function findGroups(rows: GroupRow[], options: Partial<GroupOptions>): Promise<SynchronyGroup[]> {
  if (rows.length < worthThread) return detectGroups(rows, options);
  const worker = new Worker(threadEntry("groups-worker", import.meta.url), { workerData: { rows, options }, execArgv: [] });
  try {
    const [groups] = (await once(worker, "message")) as [SynchronyGroup[]];
    return groups;
  } finally {
    await worker.terminate();
  }
}

/** Changes when a document, a reading, the detectors or their settings change. */
async function inputKey({ store, config }: Workspace): Promise<string> {
  const state = await store.one<Record<string, unknown>>(
    `SELECT (SELECT (count(), max(version)) FROM documents FINAL) AS documents, (SELECT (count(), max(version)) FROM readings FINAL) AS readings`,
  );
  return stableId(relateVersion, JSON.stringify(state), JSON.stringify(config.windows));
}

async function loadRows({ store, catalogue }: Workspace): Promise<RelateRow[]> {
  const rows: RelateRow[] = [];
  const blocks = store.stream<Omit<RelateRow, "target_brand">>(
    `SELECT d.id AS id, d.source AS source, d.author AS author, d.client AS client, d.title AS title, d.text AS text, d.url AS url, d.publication AS publication,
       d.links AS links, d.reply_to AS reply_to, toUnixTimestamp64Milli(d.time_from) AS from_ms, toUnixTimestamp64Milli(d.time_to) AS to_ms,
       r.target AS target, r.brands AS brands, r.entities AS entities, r.stance AS stance, r.voice AS voice, r.level AS level
     FROM (SELECT * FROM documents FINAL) AS d INNER JOIN (SELECT * FROM readings FINAL) AS r ON r.id = d.id ORDER BY d.id`,
  );
  for await (const block of blocks) {
    for (const row of block) rows.push({ ...row, target_brand: catalogue.brandOf(row.target)?.id ?? "" });
  }
  return rows;
}

function timeOf({ from_ms, to_ms }: RelateRow): TimeInterval | null {
  return from_ms === null || to_ms === null ? null : { from: from_ms, to: to_ms };
}

function toDetectorRow(row: RelateRow) {
  const { id, source, author, title, text, url, publication, links, entities } = row;
  return { id, source, author, title, text, url, publication, links, entities, time: timeOf(row) };
}

/** A stamp that is wider than this cannot show that accounts acted together: days would meet at midnight. */
const widestStampMs = minuteMs;

/**
 * A document as the group detector takes it; none without an account or an exact time. The stance was read for the target: on the
 * other brands that a document names it says nothing.
 */
function toGroupRow(row: RelateRow, copyOf: Map<string, string>): GroupRow[] {
  const time = timeOf(row);
  if (row.author === "" || time === null || time.to - time.from > widestStampMs) return [];
  const group = {
    id: row.id,
    author: accountOf(row),
    time: Math.floor(time.from / 1000),
    text: row.text,
    copyOf: copyOf.get(row.id) ?? null,
    links: row.links,
    client: row.client,
    replyTo: row.reply_to,
    voice: row.voice,
    brands: row.brands.map((brand) => ({ brand, stance: brand === row.target_brand ? row.stance : ("neutral" as const) })),
  };
  return [group];
}

/** The same name on two sources may be two accounts. */
function accountOf({ source, author }: RelateRow): string {
  return `${source}/${author}`;
}

function firstIds(first: ReturnType<typeof detectStories.detailed>["stories"][number]["first"]): string[] {
  if (first.kind === "first") return [first.id];
  return first.kind === "one_of" ? first.ids : [];
}

interface Relations {
  copyOf: Map<string, string>;
  links: ReturnType<typeof detectCopies>;
  stories: ReturnType<typeof detectStories.detailed>["stories"];
  groups: ReturnType<typeof detectGroups>;
}

async function savePlaces(
  store: Store,
  generation: string,
  rows: RelateRow[],
  { copyOf, links, stories, groups }: Relations,
): Promise<void> {
  const copies = new Map<string, number>();
  for (const original of copyOf.values()) copies.set(original, (copies.get(original) ?? 0) + 1);
  const kinds = new Map<string, { kind: string; score: number }>();
  for (const { b, kind, score } of links) if (score > (kinds.get(b)?.score ?? 0)) kinds.set(b, { kind, score });
  const members = new Map(stories.flatMap((story) => story.members.map((member) => [member.id, member] as const)));
  const grouped = new Map(groups.flatMap((group) => group.documents.map((id) => [id, group] as const)));
  const places = rows.map(({ id }) => {
    const member = members.get(id);
    const group = grouped.get(id);
    return {
      generation,
      id,
      copy_of: copyOf.get(id) ?? "",
      copy_kind: copyOf.has(id) ? (kinds.get(id)?.kind ?? "near") : "",
      copies: copies.get(id) ?? 0,
      story: member?.story ?? "",
      story_role: member?.role ?? "",
      story_root: member?.root ?? "",
      lag_minutes: member?.lag_minutes ?? null,
      group: group?.id ?? "",
      group_explained: Number(group?.verdict === "explained"),
    };
  });
  const block = 20_000;
  for (let at = 0; at < places.length; at += block) await store.insert("places", places.slice(at, at + block));
}

async function saveAuthors(store: Store, generation: string): Promise<void> {
  await store.command(
    `INSERT INTO authors (generation, source, author, documents, first_seen, last_seen, clients, voices, copies, \`group\`)
     SELECT {generation:String}, f.source, f.author, count(), min(f.time_from), max(f.time_from), groupUniqArray(d.client),
       CAST(sumMap(map(toString(f.voice), toUInt32(1))), 'Map(LowCardinality(String), UInt32)'), countIf(f.copy_of != ''), max(f.\`group\`)
     FROM (SELECT * FROM facts FINAL WHERE generation = {generation:String} AND author != '') AS f
     INNER JOIN (SELECT id, client FROM documents FINAL) AS d ON d.id = f.id GROUP BY f.source, f.author`,
    { generation },
  );
}
