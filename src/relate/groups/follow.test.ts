import { describe, expect, it } from "vitest";
import { type FollowedGroup, followGroups } from "./follow.js";

const group = (id: string, members: string): FollowedGroup => ({ id, accounts: [...members] });
const changes = (before: FollowedGroup[], after: FollowedGroup[]) =>
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
