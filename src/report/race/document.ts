import { LandfallError } from "../../core/errors.js";
import type { ReportContext } from "../context.js";
import { factsTable } from "../filter.js";
import type { DocumentRace } from "./answers.js";
import { type StoryRow, storyColumns, storyItems } from "./story-items.js";
import { loadTelling } from "./tellings.js";
import { timeFlagsOf } from "./times.js";

/**
 * A document's part in the race: its story, what it did in it, and what is wrong with its time.
 * @throws LandfallError NOT_FOUND
 */
export async function documentRace(context: ReportContext, id: string): Promise<DocumentRace> {
  const { store, generation } = context;
  const [fact] = await store.query<{ story: string }>(
    `SELECT f.story AS story FROM ${factsTable} WHERE f.generation = {generation:String} AND f.id = {id:String}`,
    { generation, id },
  );
  if (!fact)
    throw new LandfallError("NOT_FOUND", `there is no document '${id}'`, { next: "it may have been erased; search for its words" });
  const timeFlags = (await timeFlagsOf(context, [id])).get(id) ?? [];
  const rows =
    fact.story === ""
      ? []
      : await store.query<StoryRow>(
          `SELECT ${storyColumns} FROM stories AS s FINAL WHERE s.generation = {generation:String} AND s.story = {story:String}`,
          { generation, story: fact.story, byHand: [] },
        );
  const [item] = await storyItems(context, rows);
  // A story of one is no race, and says nothing that the document does not.
  if (!item || item.documents.count < 2) return { story: null, telling: null, timeFlags };
  const { story, label, documents, reading } = item;
  return { story: { story, label, documents, reading }, telling: await loadTelling(context, id), timeFlags };
}
