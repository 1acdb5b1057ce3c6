import { detectGroups, type GroupOptions, type SynchronyGroup } from "./detect.js";
import type { GroupRow } from "./row.js";

/** What became of a group from one period to the next. */
export interface GroupChange {
  change: "born" | "same" | "grown" | "shrunk" | "merged" | "split" | "gone";
  /** Ids of the groups before (several when merged) and after (several when split). */
  before: string[];
  after: string[];
  /** Accounts that came and left. */
  joined: string[];
  left: string[];
}

/** The groups of one period, and what became of those of the period before. `from` and `to` in Unix seconds. */
export interface GroupPeriod {
  from: number;
  to: number;
  groups: SynchronyGroup[];
  changes: GroupChange[];
}

/** Groups period by period: each period is looked at alone, and its groups are matched with those before. */
export function groupsOverTime(rows: readonly GroupRow[], periodSeconds: number, options: Partial<GroupOptions> = {}): GroupPeriod[] {
  const byPeriod = new Map<number, GroupRow[]>();
  for (const row of rows) {
    const period = Math.floor(row.time / periodSeconds);
    const list = byPeriod.get(period);
    if (list) list.push(row);
    else byPeriod.set(period, [row]);
  }
  let before: SynchronyGroup[] = [];
  return [...byPeriod.keys()]
    .sort((x, y) => x - y)
    .map((period) => {
      const groups = detectGroups(byPeriod.get(period)!, options).filter((group) => group.verdict !== "insufficient data");
      const changes = followGroups(before, groups);
      before = groups;
      return { from: period * periodSeconds, to: (period + 1) * periodSeconds, groups, changes };
    });
}

/** Two groups of different periods are one when they share this part of the smaller one's members. */
const overlap = 0.5;

/** Follows groups from one period to the next by their members. */
export function followGroups(before: readonly SynchronyGroup[], after: readonly SynchronyGroup[]): GroupChange[] {
  const links: [number, number][] = [];
  const membersBefore = before.map(accountsOf);
  const membersAfter = after.map(accountsOf);
  for (const [i, old] of membersBefore.entries()) {
    for (const [j, now] of membersAfter.entries()) {
      const shared = [...old].filter((account) => now.has(account)).length;
      if (shared >= overlap * Math.min(old.size, now.size) && shared > 0) links.push([i, j]);
    }
  }
  const seenBefore = new Set<number>();
  const seenAfter = new Set<number>();
  const changes: GroupChange[] = [];
  const add = (olds: number[], news: number[]) => {
    for (const i of olds) seenBefore.add(i);
    for (const j of news) seenAfter.add(j);
    changes.push(
      changeOf(
        olds.map((i) => before[i]),
        news.map((j) => after[j]),
      ),
    );
  };
  for (const [i] of before.entries()) {
    if (seenBefore.has(i)) continue;
    const { olds, news } = reach(i, links);
    add(olds, news);
  }
  for (const [j] of after.entries()) if (!seenAfter.has(j)) add([], [j]);
  return changes;
}

/** Groups joined to group `i` of the first period through any chain of overlaps. */
function reach(i: number, links: readonly [number, number][]): { olds: number[]; news: number[] } {
  const olds = new Set([i]);
  const news = new Set<number>();
  for (let size = -1; size !== olds.size + news.size; ) {
    size = olds.size + news.size;
    for (const [x, y] of links) {
      if (!olds.has(x) && !news.has(y)) continue;
      olds.add(x);
      news.add(y);
    }
  }
  return { olds: [...olds].sort((a, b) => a - b), news: [...news].sort((a, b) => a - b) };
}

function changeOf(before: SynchronyGroup[], after: SynchronyGroup[]): GroupChange {
  const old = new Set(before.flatMap((group) => [...accountsOf(group)]));
  const now = new Set(after.flatMap((group) => [...accountsOf(group)]));
  const joined = [...now].filter((account) => !old.has(account)).sort();
  const left = [...old].filter((account) => !now.has(account)).sort();
  return {
    change: nameOf(before.length, after.length, now.size - old.size),
    before: before.map(idOf),
    after: after.map(idOf),
    joined,
    left,
  };
}

function nameOf(before: number, after: number, gain: number): GroupChange["change"] {
  if (before === 0) return "born";
  if (after === 0) return "gone";
  if (before > after) return "merged";
  if (after > before) return "split";
  if (gain > 0) return "grown";
  return gain < 0 ? "shrunk" : "same";
}

function accountsOf(group: SynchronyGroup): Set<string> {
  return new Set(group.members.map((member) => member.account));
}

function idOf(group: SynchronyGroup): string {
  return group.id;
}
