import type { CopyLink } from "../core/relation.js";
import { describeStory } from "../relate/stories/describe.js";
import { defaults } from "../relate/stories/detect.js";
import { applyEdits } from "../relate/stories/edits.js";
import { remakeFacts } from "../store/facts.js";
import type { Store } from "../store/store.js";
import { storyEdits } from "../store/story-edits.js";
import { loadStoryRows } from "./relate-rows.js";
import { insertInBlocks, insertStoryRows, storyRows } from "./story-rows.js";

/** A row of `places` as far as a story decides it. */
interface PlaceRow {
  id: string;
  story: string;
  story_found: string;
  copy_of: string;
  [column: string]: unknown;
}

const ofGeneration = "generation = {generation:String}";

/**
 * Applies the splits and merges that stand to the stories of a generation, and takes back those that were undone, without relating anything anew. Only stories
 * that an edit ever touched are looked at; doing it twice changes nothing.
 */
export async function regroup(store: Store, generation: string): Promise<void> {
  const edits = await storyEdits(store);
  const named = [...new Set(edits.flatMap(({ parts }) => parts.flat()))];
  const places = await store.query<PlaceRow>(
    `SELECT * FROM places FINAL WHERE ${ofGeneration} AND story != '' AND story_found IN
       (SELECT story_found FROM places FINAL WHERE ${ofGeneration} AND story != '' AND id IN {named:Array(String)}) ORDER BY id`,
    { generation, named },
  );
  if (places.length === 0) return;
  const ids = places.map(({ id }) => id);
  const rows = new Map((await loadStoryRows(store, ids)).map((row) => [row.id, row]));
  const found = new Map<string, { id: string }[]>();
  for (const { id, story_found } of places) {
    const group = found.get(story_found);
    if (group) group.push({ id });
    else found.set(story_found, [{ id }]);
  }
  const copyOf = new Map(places.filter(({ copy_of }) => copy_of !== "").map(({ id, copy_of }) => [id, copy_of]));
  const groups = applyEdits(
    [...found.values()],
    edits.filter(({ undone }) => !undone),
    copyOf,
  );
  const copies = await store.query<CopyLink>(
    `SELECT a, b, toString(kind) AS kind, score FROM relations WHERE ${ofGeneration} AND a IN {ids:Array(String)} AND b IN {ids:Array(String)} ORDER BY a, b`,
    { generation, ids },
  );
  const stories = groups.map((group) =>
    describeStory(
      group.map(({ id }) => rows.get(id)!),
      copies,
      defaults,
    ),
  );

  // What was there before is marked as gone one version below what takes its place.
  const gone = store.nextVersion();
  const version = store.nextVersion();
  const before = { generation, gone, stories: [...new Set(places.map(({ story }) => story))], ids };
  await store.command(
    `INSERT INTO stories SELECT * REPLACE ({gone:UInt64} AS version, 1 AS deleted) FROM stories FINAL WHERE ${ofGeneration} AND story IN {stories:Array(String)}`,
    before,
  );
  for (const table of ["tellings", "citations"]) {
    await store.command(
      `INSERT INTO ${table} SELECT * REPLACE ({gone:UInt64} AS version, 1 AS deleted) FROM ${table} FINAL WHERE ${ofGeneration} AND id IN {ids:Array(String)}`,
      before,
    );
  }
  await insertStoryRows(store, storyRows(generation, stories, rows.values(), version));
  const members = new Map(stories.flatMap((story) => story.members.map((member) => [member.id, member] as const)));
  await insertInBlocks(
    store,
    "places",
    places.map((place) => {
      const { story, role, root, lag_minutes } = members.get(place.id)!;
      return { ...place, story, story_role: role, story_root: root ?? "", lag_minutes, version };
    }),
  );
  await remakeFacts(store, generation, ids);
}
