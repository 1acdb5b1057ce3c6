import type { CopyLink, StoryMember } from "../../core/relation.js";
import { detect as detectCopies } from "../copies/detect.js";
import { byTimeThenId } from "../copies/order.js";
import { originals, wholeCopyKinds } from "../copies/originals.js";
import { describeStory, membersOf } from "./describe.js";
import { applyEdits, type StoryEdit } from "./edits.js";
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

/** What is known beforehand. */
export interface StoryKnowledge {
  /** Copy links; found here where absent. */
  copies?: readonly CopyLink[];
  /** Stories that were split or merged by hand, oldest first. */
  edits?: readonly StoryEdit[];
}

function findStories(rows: readonly StoryRow[], options: Partial<StoryOptions> = {}, knowledge: StoryKnowledge = {}): StoryDetail {
  const settings = { ...defaults, ...options };
  const { groups, found } = groupsWithCopies(rows, settings, knowledge);
  const stories = groups.map(({ group, copies }) => describeStory(group, copies, settings));
  return { stories, members: stories.flatMap((story) => story.members), found };
}

interface StoryGroups {
  groups: { group: StoryRow[]; copies: CopyLink[] }[];
  found: Map<string, string>;
}

function groupsWithCopies(
  rows: readonly StoryRow[],
  settings: StoryOptions,
  { copies: known, edits = [] }: StoryKnowledge = {},
): StoryGroups {
  const copyOf = known ? originals(rows, known).copyOf : new Map<string, string>();
  const found = known ? groupOriginals(rows, settings, copyOf) : groupRows(rows, settings);
  const storyOf = new Map(found.flatMap((group) => group.map(({ id }) => [id, group[0].id] as const)));
  const groups = applyEdits(found, edits, copyOf).map((group) => ({ group, copies: [] as CopyLink[] }));
  const groupOf = new Map<string, number>();
  groups.forEach(({ group }, number) => {
    for (const { id } of group) groupOf.set(id, number);
  });
  for (const copy of known ?? copiesWithin(groups.map(({ group }) => group))) {
    const group = groupOf.get(copy.a);
    if (group !== undefined && group === groupOf.get(copy.b)) groups[group].copies.push(copy);
  }
  return { groups, found: storyOf };
}

/** Documents among which copies are looked for at once: looking among all would cost more with every story that has nothing to do with the others. */
const copiesAtOnce = 4000;

/** The whole copies within each of some groups, found for several small groups at a time; a few across groups come along. */
function* copiesWithin(groups: readonly (readonly StoryRow[])[]): Generator<CopyLink> {
  let rows: StoryRow[] = [];
  for (const group of groups) {
    if (group.length < 2) continue;
    if (rows.length + group.length > copiesAtOnce && rows.length > 0) {
      yield* detectCopies(rows, { kinds: wholeCopyKinds, pairsWithin: 1 });
      rows = [];
    }
    for (const row of group) rows.push(row);
  }
  if (rows.length > 0) yield* detectCopies(rows, { kinds: wholeCopyKinds, pairsWithin: 1 });
}

/** As {@link groupRows}, where copies are known: only originals are compared, and each copy follows its original, however late it comes. */
function groupOriginals(rows: readonly StoryRow[], settings: StoryOptions, copyOf: ReadonlyMap<string, string>): StoryRow[][] {
  const copies = new Map<string, StoryRow[]>();
  const first: StoryRow[] = [];
  for (const row of rows) {
    const original = copyOf.get(row.id);
    if (original === undefined) first.push(row);
    else if (copies.has(original)) copies.get(original)!.push(row);
    else copies.set(original, [row]);
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
  return groupsWithCopies(rows, { ...defaults, ...options }).groups.flatMap(({ group, copies }) => membersOf(group, copies));
}

/** As {@link detect}, with each story's label, time line, entities, first, roots, circles, lags and novelty. */
detect.detailed = findStories;
