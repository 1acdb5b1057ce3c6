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

/** A group as it stands in one period. */
export interface FollowedGroup {
  id: string;
  accounts: readonly string[];
}

/** Two groups of different periods are one when they share this part of the smaller one's members. */
const overlap = 0.5;

/** Follows groups from one period to the next by their members. */
export function followGroups(before: readonly FollowedGroup[], after: readonly FollowedGroup[]): GroupChange[] {
  const links: [number, number][] = [];
  const membersBefore = before.map((group) => new Set(group.accounts));
  const membersAfter = after.map((group) => new Set(group.accounts));
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

function changeOf(before: FollowedGroup[], after: FollowedGroup[]): GroupChange {
  const old = new Set(before.flatMap((group) => group.accounts));
  const now = new Set(after.flatMap((group) => group.accounts));
  const joined = [...now].filter((account) => !old.has(account)).sort();
  const left = [...old].filter((account) => !now.has(account)).sort();
  return {
    change: nameOf(before.length, after.length, now.size - old.size),
    before: before.map((group) => group.id),
    after: after.map((group) => group.id),
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
