import { describe, expect, it } from "vitest";
import type { SynchronyGroup } from "./detect.js";
import { followGroups, groupsOverTime } from "./follow.js";

const group = (id: string, members: string) =>
  ({ id, members: [...members].map((account) => ({ account, documents: 1, jointDocuments: 1 })) }) as SynchronyGroup;
const changes = (before: SynchronyGroup[], after: SynchronyGroup[]) =>
  followGroups(before, after).map(({ change, before: old, after: now }) => `${change} ${old.join("+")}>${now.join("+")}`);

describe("followGroups", () => {
  it("names what became of each group", () => {
    expect(changes([group("1", "abcd")], [group("2", "abcd")])).toEqual(["same 1>2"]);
    expect(changes([group("1", "abcd")], [group("2", "abcdef")])).toEqual(["grown 1>2"]);
    expect(changes([group("1", "abcd")], [group("2", "abc")])).toEqual(["shrunk 1>2"]);
    expect(changes([group("1", "abc"), group("2", "xyz")], [group("3", "abcxyz")])).toEqual(["merged 1+2>3"]);
    expect(changes([group("1", "abcxyz")], [group("2", "abc"), group("3", "xyz")])).toEqual(["split 1>2+3"]);
    expect(changes([group("1", "abc")], [group("2", "xyz")])).toEqual(["gone 1>", "born >2"]);
  });
  it("lists who came and who left", () => {
    expect(followGroups([group("1", "abcd")], [group("2", "abce")])).toMatchObject([{ joined: ["e"], left: ["d"] }]);
  });
});

describe("groupsOverTime", () => {
  it("looks at each period alone and tells what was born and what is gone", () => {
    const day = 86_400;
    const rows = [0, 1, 2].flatMap((period) =>
      Array.from({ length: 3000 }, (_, i) => {
        // A thousand accounts at their own times, and in the middle period ten that keep six common moments.
        const planted = period === 1 && i < 60;
        const time = planted ? Math.floor(i / 10) * 10_000 + (i % 10) : (i * 7919 + 31 * (i % 1000)) % day;
        const text = planted ? `one call number ${Math.floor(i / 10)} to all of you` : "";
        return {
          id: `${period} ${i}`,
          author: planted ? `p${i % 10}` : `a${i % 1000}`,
          time: period * day + time,
          text,
          brands: [],
          links: [`https://example.org/${(i * i) % 701}`],
        };
      }),
    );
    const periods = groupsOverTime(rows, day);
    expect(periods.map((period) => period.groups.length)).toEqual([0, 1, 0]);
    expect(periods.map((period) => period.changes.map((one) => one.change))).toEqual([[], ["born"], ["gone"]]);
  });
});
