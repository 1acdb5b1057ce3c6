import type { StoryMember } from "../../core/relation.js";
import { citationGraph } from "../citations/graph.js";
import { detect as detectCopies } from "../copies/detect.js";
import { byTimeThenId } from "../copies/order.js";
import { wholeCopyKinds } from "../copies/originals.js";
import { firstOf } from "../time/first.js";
import { nameKey } from "../citations/address.js";
import { cluster } from "./cluster.js";
import { entitiesOf } from "./entities.js";
import { labelOf } from "./label.js";
import { lagsOf } from "./lags.js";
import { noveltyOf } from "./novelty.js";
import { rolesOf } from "./roles.js";
import type { Story, StoryDetail, StoryOptions, StoryRow } from "./types.js";

export type { Novelty, Story, StoryDetail, StoryLags, StoryOptions, StoryRow } from "./types.js";

/** Settings of {@link detect}; `docs/stories.md` says where each comes from. */
export const defaults: StoryOptions = {
  over: "both",
  threshold: 0.14,
  gapHours: 72,
  windowDocuments: 20_000,
  pressSources: ["news", "press", "rss", "feed"],
};

function findStories(rows: readonly StoryRow[], options: Partial<StoryOptions> = {}): StoryDetail {
  const settings = { ...defaults, ...options };
  const ordered = [...rows].sort(byTimeThenId);
  const stories = cluster(ordered, settings)
    .map((members) => describe(members.map((i) => ordered[i]), settings))
    .sort((a, b) => (a.interval?.from ?? Number.POSITIVE_INFINITY) - (b.interval?.from ?? Number.POSITIVE_INFINITY) || (a.id < b.id ? -1 : 1));
  return { stories, members: stories.flatMap((story) => story.members) };
}

function describe(rows: readonly StoryRow[], options: StoryOptions): Story {
  const id = rows[0].id;
  const graph = citationGraph(rows);
  const copies = rows.length > 1 ? detectCopies(rows, { kinds: wholeCopyKinds }) : [];
  const members = rolesOf(rows, id, graph, copies);
  const dated = rows.filter((row) => row.time !== null);
  const roots = new Set<string>();
  for (const [i, member] of members.entries()) {
    if (member.role === "root") roots.add(nameKey(rows[i].publication || rows[i].author || rows[i].id) || rows[i].id);
  }
  return {
    id,
    label: labelOf(rows),
    members,
    entities: entitiesOf(rows),
    interval: dated.length === 0 ? null : { from: dated[0].time!.from, to: Math.max(...dated.map((row) => row.time!.to)) },
    first: firstOf(rows),
    undated: rows.length - dated.length,
    independentRoots: roots.size,
    circles: graph.circles,
    lags: lagsOf(rows, options.pressSources),
    novelty: noveltyOf(rows),
  };
}

/**
 * Groups documents into stories and says of each document whether it is a root of its story, an echo, or undetermined.
 * One member a row, stories in order of time; the result does not depend on the order of rows.
 */
export function detect(rows: readonly StoryRow[], options: Partial<StoryOptions> = {}): StoryMember[] {
  return findStories(rows, options).members;
}

/** As {@link detect}, with each story's label, time line, entities, first, roots, circles, lags and novelty. */
detect.detailed = findStories;
