import { compareDocuments } from "../../pipeline/compare.js";
import { mergeStories, type StoryEditDone, splitStory, undoEdit } from "../../pipeline/edit-stories.js";
import type { RaceKind, RaceOrder } from "../../report/race/answers.js";
import { makeRace } from "../../report/race/list.js";
import { makeStoryPage, toStoryEdit } from "../../report/race/story.js";
import { makeTellers } from "../../report/race/tellers.js";
import { comparisonToText, raceToText, sayEdit, storyToText, tellersToText } from "../../report/race/text.js";
import { storyEdits } from "../../store/story-edits.js";
import type { Effects } from "../effects.js";
import { type CommonOptions, numberFlag } from "../flags.js";
import { withAnswers } from "../session.js";

interface PeriodOptions extends CommonOptions {
  from?: string;
  to?: string;
  limit: string;
}

interface ByOptions extends CommonOptions {
  by: string;
}

/** Prints what an answer is, as JSON or as text. */
function show<T>(answer: T, options: CommonOptions, effects: Effects, text: (answer: T) => string): void {
  effects.print(options.json ? JSON.stringify(answer) : text(answer));
}

/** Prints the stories of a period. */
export async function race(options: PeriodOptions & { only?: RaceKind; order?: RaceOrder }, effects: Effects): Promise<void> {
  const limit = numberFlag("limit", options.limit, { least: 1, most: 100, whole: true });
  const { from, to, only, order } = options;
  const answer = await withAnswers(options, "race", effects, (context) => makeRace(context, { from, to, only, order, limit }));
  show(answer, options, effects, raceToText);
}

/** Prints who told one story. */
export async function raceStory(story: string, options: CommonOptions, effects: Effects): Promise<void> {
  const answer = await withAnswers(options, "race", effects, (context) => makeStoryPage(context, story));
  show(answer, options, effects, storyToText);
}

/** Prints the table of authors and outlets. */
export async function raceTellers(options: PeriodOptions, effects: Effects): Promise<void> {
  const limit = numberFlag("limit", options.limit, { least: 1, most: 500, whole: true });
  const answer = await withAnswers(options, "race", effects, (context) =>
    makeTellers(context, { from: options.from, to: options.to, limit }),
  );
  show(answer, options, effects, tellersToText);
}

/** Prints two documents side by side. */
export async function raceCompare(a: string, b: string, options: CommonOptions, effects: Effects): Promise<void> {
  const answer = await withAnswers(options, "race", effects, (context) => compareDocuments(context, a, b));
  show(answer, options, effects, comparisonToText);
}

/** Makes some documents of a story a story of their own. */
export async function raceSplit(story: string, documents: string[], options: ByOptions, effects: Effects): Promise<void> {
  const done = await withAnswers(options, "race", effects, (context) => splitStory(context, { story, documents, by: options.by }));
  show(done, options, effects, sayDone);
}

/** Makes one story of several. */
export async function raceMerge(story: string, others: string[], options: ByOptions, effects: Effects): Promise<void> {
  const done = await withAnswers(options, "race", effects, (context) =>
    mergeStories(context, { stories: [story, ...others], by: options.by }),
  );
  show(done, options, effects, sayDone);
}

/** Takes a split or merge back. */
export async function raceUndo(edit: string, options: ByOptions, effects: Effects): Promise<void> {
  const done = await withAnswers(options, "race", effects, (context) => undoEdit(context, edit, options.by));
  show(done, options, effects, sayDone);
}

/** Prints every split and merge. */
export async function raceEdits(options: CommonOptions, effects: Effects): Promise<void> {
  const edits = await withAnswers(options, "race", effects, async ({ store }) => (await storyEdits(store)).map(toStoryEdit));
  show({ edits }, options, effects, (answer) => answer.edits.map(sayEdit).join("\n") || "No story was split or merged by hand.");
}

function sayDone({ edit, stories }: StoryEditDone): string {
  return `its documents are in ${stories.join(", ")}; take it back with: landfall race undo ${edit}`;
}
