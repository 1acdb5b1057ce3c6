import { describe, expect, it } from "vitest";
import type { Stance } from "../../core/reading.js";
import { directionOf } from "./direction.js";
import type { GroupRow } from "./row.js";

let next = 0;
function rows(count: number, author: string, brand: string, stance: Stance): GroupRow[] {
  return Array.from({ length: count }, () => ({ id: `d${next++}`, author, time: 0, text: "", brands: [{ brand, stance }] }));
}
function directionFor(joint: GroupRow[], aside: GroupRow[], others: GroupRow[]) {
  const together = new Set(joint.map((row) => row.id));
  return directionOf([...joint, ...aside, ...others], { together, members: new Set(["m"]), grouped: new Set(["m"]) });
}

describe("directionOf", () => {
  it("says target, lean and home where all three hold", () => {
    const direction = directionFor(rows(20, "m", "acme", "negative"), rows(20, "m", "zeta", "positive"), rows(100, "o", "acme", "neutral"));
    expect(direction).toMatchObject({ target: { brand: "acme" }, lean: "against", home: { brand: "zeta" }, communityAgainst: true });
    expect(direction.there).toMatchObject({ documents: 20, negative: 20 });
    expect(direction.sentence).toBe(
      "100 % (84 to 100, n = 20) of what they did together speaks of acme; 100 % (84 to 100, n = 20) of it against; " +
        "at other times they speak of zeta (100 % (84 to 100, n = 20))",
    );
  });
  it("does not say against where everybody else speaks alike", () => {
    const direction = directionFor(rows(20, "m", "acme", "negative"), [], rows(100, "o", "acme", "negative"));
    expect(direction).toMatchObject({ lean: "neither", home: null, communityAgainst: false });
  });
  it("says against by the posts that take a side where the reader finds a stance in few", () => {
    const others = [...rows(30, "o", "acme", "negative"), ...rows(30, "o", "acme", "positive"), ...rows(140, "o", "acme", "neutral")];
    const group = [...rows(11, "m", "acme", "negative"), ...rows(33, "m", "acme", "neutral")];
    expect(directionFor(group, [], others)).toMatchObject({ lean: "against", there: { against: { count: 11, n: 11 } } });
    const likeOthers = [...rows(7, "m", "acme", "negative"), ...rows(6, "m", "acme", "positive"), ...rows(31, "m", "acme", "neutral")];
    expect(directionFor(likeOthers, [], others).lean).toBe("neither");
  });
  it("says for as well as against", () => {
    expect(directionFor(rows(20, "m", "acme", "positive"), [], rows(100, "o", "acme", "neutral")).lean).toBe("for");
  });
  it("names no target where no brand holds a majority beyond doubt", () => {
    const direction = directionFor([...rows(6, "m", "acme", "negative"), ...rows(5, "m", "zeta", "negative")], [], []);
    expect(direction).toMatchObject({ target: null, lean: "neither" });
  });
  it("says insufficient data for few documents", () => {
    const direction = directionFor(rows(7, "m", "acme", "negative"), [], []);
    expect(direction).toMatchObject({
      target: null,
      lean: "insufficient data",
      sentence: "7 joint documents are too few to say a direction",
    });
  });
  it("says no home where too little is known of members at other times", () => {
    const direction = directionFor(rows(20, "m", "acme", "negative"), rows(3, "m", "zeta", "positive"), []);
    expect(direction.home).toBeNull();
    expect(direction.sentence).toContain("too little is known of them at other times");
  });
});
