import { describe, expect, it } from "vitest";
import type { ReportContext } from "../context.js";
import { type GroupDetail, type GroupRecord, summaryOf } from "./load-groups.js";

const rate = { count: 9, n: 10, rate: 0.9, low: 0.6, high: 0.98, sufficient: false };
const context = {
  catalogue: { brand: (id: string) => ({ id }), product: () => undefined, displayName: (id: string) => id.toUpperCase() },
} as unknown as ReportContext;

function record(fields: Partial<GroupRecord>, direction: Partial<GroupDetail["direction"]> = {}): GroupRecord {
  const nothing = {
    target: null,
    there: null,
    elsewhere: null,
    others: null,
    lean: "insufficient data" as const,
    home: null,
    communityAgainst: false,
  };
  return {
    group: "g",
    accounts: ["x/a", "x/b", "x/c"],
    observed: 12,
    expected: 0.04,
    q: 0.0002,
    explanation: "",
    verdict: "synchronised, unexplained",
    documents: ["1", "2"],
    opens: 2,
    detail: {
      members: [],
      objects: [],
      spread: [0, 1],
      tempo: { windowSeconds: 60, medianLagSeconds: 79, from: 0, to: 60 },
      tested: [],
      withoutMostActive: { account: "x/a", members: 2, observed: 1 },
      direction: { ...nothing, ...direction },
      history: { periodSeconds: 3600, gone: null, stages: [] },
      hasPower: true,
    },
    ...fields,
  };
}

describe("summaryOf", () => {
  it("says whose community moves against whom, where that can be said", () => {
    const { reading } = summaryOf(record({}, { target: { brand: "acme", rate }, lean: "against", home: { brand: "zeta", rate } }), context);
    expect(reading).toBe(
      "3 accounts acted together on 0 things, 79 seconds apart at the median; 12 meetings of posts, fewer than 0.1 expected from their own habits (by chance under 1 in 5,000): synchronised, unexplained. It aims against ACME by accounts that speak of ZETA at other times.",
    );
  });
  it("says that it cannot be said, and names the explanation that fits", () => {
    expect(summaryOf(record({}), context).reading).toMatch(/Too few posts to say at whom it aims\.$/);
    const explained = summaryOf(record({ verdict: "explained", explanation: "give-away" }, { lean: "neither" }), context);
    expect(explained.reading).toMatch(/explained: a give-away that many entered or announced\. It aims at no one brand\.$/);
  });
  it("opens a group without a verdict by its documents, and says why there is none", () => {
    const undecided = summaryOf(record({ verdict: "insufficient data", q: 0.4 }), context);
    expect(undecided.documents).toEqual({ count: 2, filter: { id: "1,2" } });
    expect(undecided.reading).toMatch(/by chance 40 in 100, not beyond chance\): insufficient data, chance cannot be excluded\.$/);
    const weak = record({ verdict: "insufficient data", q: 1 });
    expect(summaryOf({ ...weak, detail: { ...weak.detail, hasPower: false } }, context).reading).toContain("so few acts could not show it");
  });
});
