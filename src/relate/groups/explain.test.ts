import { describe, expect, it } from "vitest";
import { type ExplainInput, explanationOf, testedExplanations } from "./explain.js";
import type { GroupRow } from "./row.js";

const plain: Partial<ExplainInput> = { acts: [], members: ["ann", "bob", "cat"], outsideUse: () => 0 };
function joint(fields: Partial<GroupRow>, count = 10): GroupRow[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `d${i}`,
    author: ["ann", "bob", "cat"][i % 3],
    time: i,
    text: "",
    brands: [],
    ...fields,
  }));
}
const explain = (input: Partial<ExplainInput>) =>
  explanationOf(testedExplanations({ joint: [], ...plain, ...input } as ExplainInput))?.name ?? null;

describe("explanationOf", () => {
  it("names what fits most of the joint documents", () => {
    expect(explain({ joint: joint({ client: "dlvr.it" }) })).toBe("automated posting");
    expect(explain({ joint: joint({ voice: "automated" }) })).toBe("automated posting");
    expect(explain({ joint: joint({ text: "Retweet and follow for a chance to win one" }) })).toBe("give-away");
    expect(explain({ joint: joint({ links: ["https://www.prnewswire.com/x"] }) })).toBe("press release");
    expect(explain({ joint: joint({ voice: "press" }) })).toBe("syndication");
    expect(explain({ joint: joint({ text: "RT @Star: I am on stage tonight" }) })).toBe("fan club");
  });
  it("takes schedulers, which people fill by hand, for no explanation", () => {
    for (const client of ["Buffer", "Hootsuite", "Twitter for iPhone", ""]) expect(explain({ joint: joint({ client }) })).toBeNull();
  });
  it("needs four of five documents", () => {
    const mixed = [...joint({ client: "IFTTT" }, 7), ...joint({}, 3)];
    expect(explain({ joint: mixed })).toBeNull();
    expect(testedExplanations({ joint: mixed, ...plain } as ExplainInput)[0]).toMatchObject({
      name: "automated posting",
      covers: { count: 7, n: 10 },
      holds: false,
      reason: "7 of 10 joint documents: posted by a feed mirror or another automated client",
    });
  });
  it("explains by a hashtag only where as many outside the group used it", () => {
    const acts = Array.from({ length: 5 }, (_, i) => ({
      kind: "hashtags" as const,
      object: "launch",
      documentA: `d${i}`,
      documentB: `d${i + 5}`,
      lagSeconds: 1,
    })); // prettier-ignore
    expect(explain({ joint: joint({}), acts, outsideUse: () => 3 })).toBe("event hashtag");
    expect(explain({ joint: joint({}), acts, outsideUse: () => 2 })).toBeNull();
  });
  it("takes names with a common stem and a word of their own, or open mentions, for one owner's accounts", () => {
    const names = ["AcmeNews", "acme_sports", "acmemusic"];
    const rows = joint({}).map((row, i) => ({ ...row, author: names[i % 3] }));
    expect(
      explain({ joint: rows, members: names.map((name) => name.replace("acme", "acmedaily").replace("Acme", "acmedaily")) }),
    ).toBeNull();
    const stems = ["theacmeNews", "theacme_sports", "theacmemusic"];
    expect(explain({ joint: joint({}).map((row, i) => ({ ...row, author: stems[i % 3] })), members: stems })).toBe("linked accounts");
    expect(explain({ joint: joint({ text: "with @ann and @bob" }) })).toBe("linked accounts");
  });
  it("does not take the source before the slash for a stem", () => {
    const members = ["mastodon/ann", "mastodon/bob", "mastodon/cat"];
    expect(explain({ joint: joint({}).map((row, i) => ({ ...row, author: members[i % 3] })), members })).toBeNull();
    expect(explain({ joint: joint({ text: "with @ann and @bob" }).map((row, i) => ({ ...row, author: members[i % 3] })), members })).toBe(
      "linked accounts",
    );
  });
  it("does not take names made in series for open links", () => {
    const names = ["supporter01", "supporter02", "supporter03"];
    expect(explain({ joint: joint({}).map((row, i) => ({ ...row, author: names[i % 3] })), members: names })).toBeNull();
  });
});
