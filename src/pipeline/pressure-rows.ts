import type { GroupReport, SynchronyGroup } from "../relate/groups/detect.js";
import type { Store } from "../store/store.js";
import { insertInBlocks } from "./story-rows.js";

/** Keeps what was found of accounts that act together: groups, their ties, all edges, the windows, and the actions that all of it rests on. */
export async function insertPressure(store: Store, generation: string, report: GroupReport): Promise<void> {
  const { groups, actions, edges, windows } = report;
  await insertInBlocks(
    store,
    "groups",
    groups.map((group) => groupRow(generation, group)),
  );
  await insertInBlocks(
    store,
    "ties",
    groups.flatMap((group) => group.ties.map((tie) => tieRow(generation, group.id, tie))),
  );
  await insertInBlocks(
    store,
    "synchrony_windows",
    windows.map(({ source, kind, choice }) => ({
      generation,
      source,
      kind,
      window_seconds: choice.windowSeconds,
      chosen_by: choice.from,
      reason: choice.reason,
      gaps: choice.gaps,
      steps: choice.steps,
    })),
  );
  await insertInBlocks(
    store,
    "edges",
    edges.map((edge) => ({
      generation,
      a: edge.a,
      b: edge.b,
      kind: edge.kind,
      window_seconds: edge.windowSeconds,
      objects: edge.objects,
      pairs: edge.pairs,
      posts_a: edge.postsA,
      posts_b: edge.postsB,
      lead: edge.lead,
      lag_seconds: edge.lagSeconds,
      expected: edge.expected,
      p: edge.p,
      q: edge.q,
      habit_expected: edge.habitExpected,
      habit_q: edge.habitQ,
      verdict: edge.verdict,
    })),
  );
  await insertInBlocks(
    store,
    "actions",
    actions.map(({ account, kind, object, time, document }) => ({
      generation,
      account,
      kind,
      object,
      time: Math.max(0, Math.floor(time)),
      document,
    })),
  );
}

/** What is shown of a group and never counted stands in `detail`. */
function groupRow(generation: string, group: SynchronyGroup): object {
  const { members, objects, spread, tempo, tested, withoutMostActive, direction, target, history, hasPower } = group;
  return {
    generation,
    group: group.id,
    accounts: members.map(({ account }) => account),
    objects: objects.map(({ kind, object }) => `${kind} ${object}`),
    observed: group.observed,
    expected: group.expected,
    q: group.q,
    explanation: group.verdict === "explained" ? (group.explanation?.name ?? "explained") : "",
    verdict: group.verdict,
    documents: group.documents,
    detail: JSON.stringify({ members, objects, spread, tempo, tested, withoutMostActive, direction, target, history, hasPower }),
  };
}

function tieRow(generation: string, group: string, tie: SynchronyGroup["ties"][number]): object {
  const { a, b, kind, windowSeconds, observed, expected, p, q, acts } = tie;
  return {
    generation,
    group,
    a,
    b,
    kind,
    window_seconds: windowSeconds,
    observed,
    expected,
    p,
    q,
    lag_seconds: acts.reduce((sum, act) => sum + act.lagSeconds, 0) / Math.max(1, acts.length),
    acts: acts.map((act) => ({
      kind: act.kind,
      object: act.object,
      document_a: act.documentA,
      document_b: act.documentB,
      lag_seconds: act.lagSeconds,
    })),
  };
}
