import { LandfallError } from "../core/errors.js";
import { stableId } from "../core/hash.js";
import { detect as detectCopies } from "../relate/copies/detect.js";
import { originals } from "../relate/copies/originals.js";
import type { SynchronyGroup } from "../relate/groups/detect.js";
import { detect as detectStories } from "../relate/stories/detect.js";
import { flagsOf } from "../relate/time/plausible.js";
import { dropOtherGenerations, makeFacts } from "../store/facts.js";
import { findRun, type Run, saveRun } from "../store/runs.js";
import type { Store } from "../store/store.js";
import { forgetGoneDocuments, storyEdits, storyEditsVersion } from "../store/story-edits.js";
import { brandsBegan } from "./brand-began.js";
import { groupOptions, startGroupFinder, toGroupRow } from "./find-groups.js";
import { insertPressure } from "./pressure-rows.js";
import type { WorkOptions } from "./progress.js";
import { regroup } from "./regroup.js";
import { loadRows, type RelateRow, timeOf, toDetectorRow } from "./relate-rows.js";
import { insertInBlocks, insertStoryRows, storyRows } from "./story-rows.js";
import type { Workspace } from "./workspace.js";

/** Raised by hand where the code relates the same documents differently. */
const relateVersion = "3";

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
  if (before?.input === input) {
    await applyStoryEdits(store);
    return before.run;
  }
  const steps = ["copies", "stories", "groups", "facts"];
  const step = (name: string) => {
    if (signal?.aborted) throw new LandfallError("CANCELLED", "stopped while relating", { next: "run the same command again" });
    onProgress?.({ stage: `relating: ${name}`, done: steps.indexOf(name), total: steps.length, unit: "steps" });
  };
  const run = { run: stableId("relate", input), kind: "relate" as const, input, checkpoint: 0, detail: "", started: Date.now() };
  // A run that was stopped may have left part of its generation.
  await dropOtherGenerations(store, before?.run ?? "");
  await saveRun(store, { ...run, state: "running", counts: {} });
  const rows = await loadRows(store, workspace.catalogue);
  await using groupFinder = startGroupFinder(rows.length);
  const present = new Set(rows.map(({ id }) => id));
  await forgetGoneDocuments(store, (id) => present.has(id));
  const editsVersion = await storyEditsVersion(store);
  const edits = (await storyEdits(store)).filter(({ undone }) => !undone);
  const generation = run.run;

  step("copies");
  const detectorRows = rows.map(toDetectorRow);
  const links = detectCopies(detectorRows, { pairsWithin: 1 });
  const { copyOf } = originals(detectorRows, links);
  await store.insert(
    "relations",
    links.map(({ a, b, kind, score }) => ({ generation, a, b, kind, score })),
  );

  const grouping = groupFinder.find(
    rows.flatMap((row) => toGroupRow(row, copyOf)),
    groupOptions(workspace.config),
  );
  // A failure is reported where the groups are awaited; until then it must not count as unhandled.
  grouping.catch(() => undefined);
  step("stories");
  const ofBrands = rows.filter((row) => row.brands.length > 0 && row.level !== "none");
  const storied = ofBrands.map(toDetectorRow);
  const { stories, found } = detectStories.detailed(storied, { gapHours: windows.story_hours }, { copies: links, edits });
  const version = store.nextVersion();
  await insertStoryRows(store, storyRows(generation, stories, storied, version));
  await insertInBlocks(store, "time_flags", flaggedTimes(generation, rows, workspace));

  step("groups");
  const report = await grouping;
  await insertPressure(store, generation, report);
  const groups = report.groups.filter(({ verdict }) => verdict !== "insufficient data");

  step("facts");
  await savePlaces(store, generation, rows, { copyOf, links, stories, found, groups }, version);
  await makeFacts(store, generation);
  await saveAuthors(store, generation);
  const counts = {
    documents: rows.length,
    links: links.length,
    stories: stories.length,
    groups: groups.length,
    story_edits: editsVersion,
  };
  await saveRun(store, { ...run, state: "done", checkpoint: rows.length, counts });
  await dropOtherGenerations(store, generation);
  // One that was made while this ran went to the generation before.
  await applyStoryEdits(store);
  onProgress?.({ stage: "relating: done", done: steps.length, total: steps.length, unit: "steps" });
  return generation;
}

/** Changes when a document, a reading, the detectors or their settings change. */
async function inputKey({ store, config }: Workspace): Promise<string> {
  const state = await store.one<Record<string, unknown>>(
    `SELECT (SELECT (count(), max(version)) FROM documents FINAL) AS documents, (SELECT (count(), max(version)) FROM readings FINAL) AS readings`,
  );
  return stableId(relateVersion, JSON.stringify(state), JSON.stringify(config.windows));
}

/** Brings the stories of the generation that counts in line with what was split, merged or taken back since it was made. */
export async function applyStoryEdits(store: Store): Promise<void> {
  const run: Run | undefined = await findRun(store, "relate", { state: "done" });
  const editsVersion = await storyEditsVersion(store);
  if (!run || (run.counts.story_edits ?? 0) === editsVersion) return;
  await regroup(store, run.run);
  await saveRun(store, { ...run, counts: { ...run.counts, story_edits: editsVersion } });
}

/** Documents whose time cannot be right. */
function flaggedTimes(generation: string, rows: readonly RelateRow[], { catalogue }: Workspace): object[] {
  const began = brandsBegan(catalogue);
  return rows.flatMap((row) => {
    const brandBegan = row.level === "none" ? null : (began.get(row.target_brand) ?? null);
    const takenIn = row.taken_in_ms;
    return flagsOf(timeOf(row), { takenIn, brandBegan }).map((flag) => ({
      generation,
      id: row.id,
      flag,
      entity: flag === "before_the_brand" ? row.target_brand : "",
      bound: flag === "before_the_brand" ? brandBegan : takenIn,
    }));
  });
}

interface Relations {
  copyOf: Map<string, string>;
  links: ReturnType<typeof detectCopies>;
  stories: ReturnType<typeof detectStories.detailed>["stories"];
  found: ReadonlyMap<string, string>;
  groups: SynchronyGroup[];
}

async function savePlaces(
  store: Store,
  generation: string,
  rows: RelateRow[],
  { copyOf, links, stories, found, groups }: Relations,
  version: number,
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
      story_found: found.get(id) ?? "",
      story_role: member?.role ?? "",
      story_root: member?.root ?? "",
      lag_minutes: member?.lag_minutes ?? null,
      group: group?.id ?? "",
      group_explained: Number(group?.verdict === "explained"),
      version,
    };
  });
  await insertInBlocks(store, "places", places);
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
