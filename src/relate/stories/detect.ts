import type { CopyLink, StoryMember } from "../../core/relation.js";
import { detect as detectCopies } from "../copies/detect.js";
import { byTimeThenId } from "../copies/order.js";
import { originals, wholeCopyKinds } from "../copies/originals.js";
import { describeStory, membersOf } from "./describe.js";
import { StoryStream } from "./story-stream.js";
import type { StoryDetail, StoryOptions, StoryRow } from "./types.js";

export type { Story, StoryOptions, StoryRow } from "./types.js";

/** Settings of {@link detect}; `docs/stories.md` says where each comes from. */
export const defaults: StoryOptions = {
  over: "both",
  threshold: 0.1,
  relative: 0.35,
  gapHours: 72,
  windowDocuments: 2000,
  openStories: 50_000,
  pressSources: ["news", "press", "rss", "feed"],
};

function findStories(rows: readonly StoryRow[], options: Partial<StoryOptions> = {}, known?: readonly CopyLink[]): StoryDetail {
  const settings = { ...defaults, ...options };
  const stories = groupsWithCopies(rows, settings, known).map(({ group, copies }) => describeStory(group, copies, settings));
  return { stories, members: stories.flatMap((story) => story.members) };
}

function groupsWithCopies(
  rows: readonly StoryRow[],
  settings: StoryOptions,
  known?: readonly CopyLink[],
): { group: StoryRow[]; copies: CopyLink[] }[] {
  const groups = (known ? groupOriginals(rows, settings, known) : groupRows(rows, settings)).map((group) => ({
    group,
    copies: [] as CopyLink[],
  }));
  const storyOf = new Map<string, number>();
  groups.forEach(({ group }, story) => {
    for (const row of group) storyOf.set(row.id, story);
  });
  for (const copy of known ?? detectCopies(rows, { kinds: wholeCopyKinds, pairsWithin: 1 })) {
    const story = storyOf.get(copy.a);
    if (story !== undefined && story === storyOf.get(copy.b)) groups[story].copies.push(copy);
  }
  return groups;
}

/** As {@link groupRows}, where copies are known: only originals are compared, and each copy follows its original, however late it comes. */
function groupOriginals(rows: readonly StoryRow[], settings: StoryOptions, known: readonly CopyLink[]): StoryRow[][] {
  const { copyOf } = originals(rows, known);
  const copies = new Map<string, StoryRow[]>();
  const first: StoryRow[] = [];
  for (const row of rows) {
    const original = copyOf.get(row.id);
    if (original === undefined) first.push(row);
    else copies.set(original, [...(copies.get(original) ?? []), row]);
  }
  return groupRows(first, settings).map((group) => group.flatMap((row) => [row, ...(copies.get(row.id) ?? [])]).sort(byTimeThenId));
}

/** The rows of every story in order of time; stories in order of their earliest document. */
function groupRows(rows: readonly StoryRow[], settings: StoryOptions): StoryRow[][] {
  const ordered = [...rows].sort(byTimeThenId);
  const stream = new StoryStream(settings);
  for (const row of ordered) stream.push(row);
  const groups = new Map<number, StoryRow[]>();
  stream.stories().forEach((story, i) => {
    const group = groups.get(story);
    if (group) group.push(ordered[i]);
    else groups.set(story, [ordered[i]]);
  });
  return [...groups.values()];
}

/**
 * Groups documents into stories and says of each document whether it is a root of its story, an echo, or undetermined.
 * One member a row, stories in order of time; the result does not depend on the order of rows.
 */
export function detect(rows: readonly StoryRow[], options: Partial<StoryOptions> = {}): StoryMember[] {
  return groupsWithCopies(rows, { ...defaults, ...options }).flatMap(({ group, copies }) => membersOf(group, copies));
}

/** As {@link detect}, with each story's label, time line, entities, first, roots, circles, lags and novelty. */
detect.detailed = findStories;
