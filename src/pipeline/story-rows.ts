import type { Story, StoryRow } from "../relate/stories/detect.js";
import { voiceOf } from "../relate/stories/voice.js";
import type { Store } from "../store/store.js";

/** Rows of the tables of one generation that say what the stories are and what each document did in them. */
export interface StoryRows {
  stories: object[];
  tellings: object[];
  citations: object[];
}

/** What is kept of stories; a story of one document has no tellings, for nobody raced. */
export function storyRows(generation: string, stories: readonly Story[], rows: Iterable<StoryRow>, version: number): StoryRows {
  const byId = new Map<string, StoryRow>();
  for (const row of rows) byId.set(row.id, row);
  const made: StoryRows = { stories: [], tellings: [], citations: [] };
  for (const story of stories) {
    const tellers = new Map(story.members.map(({ id }) => [id, voiceOf(byId.get(id)!)]));
    const count = new Set(tellers.values()).size;
    const { first } = story;
    made.stories.push({
      generation,
      story: story.id,
      label: story.label,
      documents: story.members.length,
      tellers: count,
      time_from: story.interval?.from ?? null,
      time_to: story.interval?.to ?? null,
      first: first.kind === "first" ? [first.id] : first.kind === "one_of" ? first.ids : [],
      undated: story.undated,
      roots: story.independentRoots,
      echoes: story.members.filter(({ role }) => role === "echo").length,
      entities: story.entities,
      circles: story.circles,
      lags: JSON.stringify(story.lags),
      version,
      deleted: 0,
    });
    if (story.members.length < 2) continue;
    const opened = new Set<string>();
    story.members.forEach(({ id }, i) => {
      const row = byId.get(id)!;
      const { newWords, numbers, passages } = story.novelty[i];
      const teller = tellers.get(id)!;
      const opening = Number(!opened.has(teller));
      opened.add(teller);
      made.tellings.push({
        generation,
        id,
        story: story.id,
        teller,
        teller_name: row.publication || row.author || "",
        shared: Number(count > 1),
        first: Number(first.kind === "first" && first.id === id),
        opening,
        origin: story.origins.get(id)?.to ?? "",
        origin_by: story.origins.get(id)?.by ?? "",
        new_words: newWords,
        numbers,
        passages,
        version,
        deleted: 0,
      });
    });
    for (const { from, to, earlier, citation } of story.citations) {
      made.citations.push({
        generation,
        id: from,
        story: story.id,
        cited: to ?? "",
        earlier: Number(earlier),
        kind: citation.kind,
        source: citation.source,
        start: citation.start,
        end: citation.end,
        version,
        deleted: 0,
      });
    }
  }
  return made;
}

/** Rows sent to the store at once. */
const blockRows = 20_000;

export async function insertInBlocks(store: Store, table: string, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += blockRows) await store.insert(table, rows.slice(at, at + blockRows));
}

export async function insertStoryRows(store: Store, { stories, tellings, citations }: StoryRows): Promise<void> {
  await insertInBlocks(store, "stories", stories);
  await insertInBlocks(store, "tellings", tellings);
  await insertInBlocks(store, "citations", citations);
}
