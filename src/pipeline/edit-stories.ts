import { LandfallError } from "../core/errors.js";
import type { ReportContext } from "../report/context.js";
import { saveStoryEdit, undoStoryEdit } from "../store/story-edits.js";
import { applyStoryEdits } from "./relate.js";

/** What a split or merge made: its name, and the stories that hold its documents now. */
export interface StoryEditDone {
  edit: string;
  stories: string[];
}

/**
 * Makes some documents of a story a story of their own.
 * @throws LandfallError NOT_FOUND, USAGE where they are none of the story, or all of it
 */
export async function splitStory(
  context: ReportContext,
  { story, documents, by }: { story: string; documents: readonly string[]; by: string },
): Promise<StoryEditDone> {
  const members = await membersOf(context, story);
  const taken = new Set(documents);
  const strange = documents.find((id) => !members.includes(id));
  if (strange !== undefined) {
    throw new LandfallError("USAGE", `'${strange}' is no document of the story '${story}'`, {
      next: "look at the story for the ids of its documents",
    });
  }
  const rest = members.filter((id) => !taken.has(id));
  if (taken.size === 0 || rest.length === 0) {
    throw new LandfallError("USAGE", "a split takes some documents out of a story, and not all of them", {
      next: "name at least one, and leave at least one",
    });
  }
  return save(context, { kind: "split", parts: [[...taken].sort(), rest], by });
}

/**
 * Makes one story of two or more.
 * @throws LandfallError NOT_FOUND, USAGE for fewer than two
 */
export async function mergeStories(
  context: ReportContext,
  { stories, by }: { stories: readonly string[]; by: string },
): Promise<StoryEditDone> {
  const distinct = [...new Set(stories)];
  if (distinct.length < 2) throw new LandfallError("USAGE", "a merge needs two stories or more", { next: "name the others by their ids" });
  const parts = await Promise.all(distinct.map((story) => membersOf(context, story)));
  return save(context, { kind: "merge", parts, by });
}

/**
 * Takes a split or merge back.
 * @throws LandfallError NOT_FOUND
 */
export async function undoEdit(context: ReportContext, edit: string, by: string): Promise<StoryEditDone> {
  if (!(await undoStoryEdit(context.store, edit, by))) {
    throw new LandfallError("NOT_FOUND", `there is no edit '${edit}', or it was taken back already`, {
      next: "`landfall race edits` lists them all",
    });
  }
  await applyStoryEdits(context.store);
  return { edit, stories: await storiesOf(context, edit) };
}

async function save(context: ReportContext, edit: Parameters<typeof saveStoryEdit>[1]): Promise<StoryEditDone> {
  const name = await saveStoryEdit(context.store, edit);
  await applyStoryEdits(context.store);
  return { edit: name, stories: await storiesOf(context, name) };
}

async function membersOf({ store, generation }: ReportContext, story: string): Promise<string[]> {
  const rows = await store.query<{ id: string }>(
    "SELECT id FROM places FINAL WHERE generation = {generation:String} AND story = {story:String} ORDER BY id",
    { generation, story },
  );
  if (rows.length > 0 && story !== "") return rows.map(({ id }) => id);
  throw new LandfallError("NOT_FOUND", `there is no story '${story}'`, {
    next: "`landfall race` lists the stories of a period with their ids",
  });
}

/** The stories that hold the documents of an edit. */
async function storiesOf({ store, generation }: ReportContext, edit: string): Promise<string[]> {
  const rows = await store.query<{ story: string }>(
    `SELECT DISTINCT story FROM places FINAL WHERE generation = {generation:String} AND story != ''
       AND id IN (SELECT arrayJoin(arrayFlatten(parts)) FROM story_edits FINAL WHERE edit = {edit:String}) ORDER BY story`,
    { generation, edit },
  );
  return rows.map(({ story }) => story);
}
