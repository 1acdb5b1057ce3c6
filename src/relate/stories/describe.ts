import type { CopyLink, StoryMember } from "../../core/relation.js";
import { type CitationGraph, citationGraph } from "../citations/graph.js";
import { byTimeThenId } from "../copies/order.js";
import { firstOf } from "../time/first.js";
import { entitiesOf } from "./entities.js";
import { labelOf } from "./label.js";
import { lagsOf } from "./lags.js";
import { noveltyOf } from "./novelty.js";
import { rolesOf } from "./roles.js";
import type { Story, StoryCitation, StoryOptions, StoryRow } from "./types.js";
import { voiceOf } from "./voice.js";

/**
 * Everything that is said of one story, from its documents alone: to be called again with the remaining ones when a document is deleted, or
 * with other ones when a story is split or joined by hand.
 *
 * @param rows the documents of the story, at least one, in any order
 * @param copies copy links among them; links to other documents are passed over
 */
export function describeStory(rows: readonly StoryRow[], copies: readonly CopyLink[], options: Pick<StoryOptions, "pressSources">): Story {
  const ordered = [...rows].sort(byTimeThenId);
  const id = ordered[0].id;
  const graph = citationGraph(ordered);
  const first = firstOf(ordered);
  const { members, origins } = rolesOf(ordered, id, first, graph, copiesAmong(ordered, copies));
  const dated = ordered.filter((row) => row.time !== null);
  const roots = new Set<string>();
  members.forEach((member, i) => {
    if (member.role === "root") roots.add(voiceOf(ordered[i]));
  });
  return {
    id,
    label: labelOf(ordered),
    members,
    entities: entitiesOf(ordered),
    interval:
      dated.length === 0 ? null : { from: dated[0].time!.from, to: dated.reduce((latest, row) => Math.max(latest, row.time!.to), 0) },
    timeline: timelineOf(dated),
    first,
    undated: ordered.length - dated.length,
    independentRoots: roots.size,
    origins,
    citations: citationsOf(graph),
    circles: graph.circles,
    lags: lagsOf(ordered, options.pressSources),
    novelty: noveltyOf(ordered),
  };
}

/** The members of a story alone, as {@link describeStory} gives them. */
export function membersOf(rows: readonly StoryRow[], copies: readonly CopyLink[]): StoryMember[] {
  const ordered = [...rows].sort(byTimeThenId);
  return rolesOf(ordered, ordered[0].id, firstOf(ordered), citationGraph(ordered), copiesAmong(ordered, copies)).members;
}

function copiesAmong(rows: readonly StoryRow[], copies: readonly CopyLink[]): readonly CopyLink[] {
  if (copies.length === 0) return copies;
  const ids = new Set(rows.map((row) => row.id));
  return copies.filter((copy) => ids.has(copy.a) && ids.has(copy.b));
}

function citationsOf({ edges, outside }: CitationGraph): StoryCitation[] {
  const known = edges.map(({ from, to, earlier, citation }): StoryCitation => ({ from, to, earlier, citation }));
  const unseen = [...outside].flatMap(([from, citations]) =>
    citations.map((citation): StoryCitation => ({ from, to: null, earlier: false, citation })),
  );
  return [...known, ...unseen];
}

function timelineOf(dated: readonly StoryRow[]): Story["timeline"] {
  const counts = new Map<string, number>();
  for (const row of dated) {
    const day = new Date(row.time!.from).toISOString().slice(0, 10);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts].map(([day, documents]) => ({ day, documents }));
}
