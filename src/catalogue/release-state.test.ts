import { describe, expect, test } from "vitest";
import { releaseStateOf, releaseStateOfLine } from "./release-state.js";
import type { ReleaseEvent, ReleaseFact } from "./types.js";

function fact(market: string, event: ReleaseEvent, date: string): ReleaseFact {
  return { product: "acme/one", market, event, date, source: "test" };
}

function stateOf(facts: ReleaseFact[], market: string, day: string) {
  const { state, settled, unsettled } = releaseStateOf(facts, market, day);
  return { state, settled, unsettled };
}

const settled = (state: string) => ({ state, settled: true, unsettled: null });

describe("a product with a day for each step in the market", () => {
  const facts = [fact("*", "announced", "2016-08-02"), fact("US", "released", "2016-08-19"), fact("*", "discontinued", "2016-10-11")];
  test("is rumoured on the day before its announcement", () => expect(stateOf(facts, "US", "2016-08-01")).toEqual(settled("rumoured")));
  test("is announced from the day of its announcement", () => expect(stateOf(facts, "US", "2016-08-02")).toEqual(settled("announced")));
  test("is released from the day of its release", () => expect(stateOf(facts, "US", "2016-08-19")).toEqual(settled("released")));
  test("is discontinued from the day of its withdrawal, which holds everywhere", () =>
    expect(stateOf(facts, "US", "2016-10-11")).toEqual(settled("discontinued")));
  test("names the facts that decided, soonest first", () =>
    expect(releaseStateOf(facts, "US", "2016-09-01").facts.map(({ event }) => event)).toEqual(["announced", "released"]));
  test("shows the step still to come where it is rumoured", () =>
    expect(releaseStateOf(facts, "US", "2016-01-01").facts).toEqual([facts[0]]));
});

describe("a date known to the month", () => {
  const facts = [fact("*", "announced", "2016-02"), fact("*", "released", "2016-03")];
  test("does not settle a day inside the month: the earlier state holds", () =>
    expect(stateOf(facts, "*", "2016-03-10")).toEqual({ state: "announced", settled: false, unsettled: "precision" }));
  test("settles the last day of the month", () => expect(stateOf(facts, "*", "2016-03-31")).toEqual(settled("released")));
  test("settles the day before the month", () => expect(stateOf(facts, "*", "2016-02-29")).toEqual(settled("announced")));
});

test("a quarter and a year are intervals too", () => {
  const facts = [fact("*", "announced", "2015"), fact("*", "released", "2016-Q3")];
  expect(stateOf(facts, "*", "2015-06-01")).toEqual({ state: "rumoured", settled: false, unsettled: "precision" });
  expect(stateOf(facts, "*", "2016-06-30")).toEqual(settled("announced"));
  expect(stateOf(facts, "*", "2016-07-01").settled).toBe(false);
  expect(stateOf(facts, "*", "2016-09-30")).toEqual(settled("released"));
});

test("the market's own release overrides the first release anywhere", () => {
  const facts = [fact("*", "announced", "2016-02-24"), fact("*", "released", "2016-03-01"), fact("US", "released", "2016-11-01")];
  expect(stateOf(facts, "US", "2016-06-01")).toEqual(settled("announced"));
  expect(stateOf(facts, "US", "2016-11-01")).toEqual(settled("released"));
});

test("a market with no fact of its own borrows the release anywhere, and the answer is not settled", () => {
  const facts = [fact("*", "announced", "2016-02-24"), fact("*", "released", "2016-03-01")];
  expect(stateOf(facts, "US", "2016-06-01")).toEqual({ state: "released", settled: false, unsettled: "other_market" });
  expect(stateOf(facts, "*", "2016-06-01")).toEqual(settled("released"));
  expect(stateOf(facts, "US", "2016-02-25")).toEqual(settled("announced"));
});

test("a release in another market is borrowed as one under * is", () => {
  const facts = [fact("*", "announced", "2016-02-24"), fact("CN", "released", "2016-03-01"), fact("IN", "released", "2016-04-06")];
  const answer = releaseStateOf(facts, "US", "2016-06-01");
  expect([answer.state, answer.settled, answer.facts.at(-1)]).toEqual(["released", false, facts[1]]);
});

test("a market that has an announcement of its own borrows no release", () => {
  const facts = [fact("*", "released", "2016-03-01"), fact("US", "announced", "2016-05-01")];
  expect(stateOf(facts, "US", "2016-06-01")).toEqual({ state: "announced", settled: false, unsettled: "missing_fact" });
});

test("an announcement without a release date stays announced and is not settled", () => {
  expect(stateOf([fact("*", "announced", "2016-02")], "US", "2020-01-01")).toEqual({
    state: "announced",
    settled: false,
    unsettled: "missing_fact",
  });
});

test("before a release without an announcement date the product may have been announced", () => {
  expect(stateOf([fact("US", "released", "2016-03-01")], "US", "2016-02-01")).toEqual({
    state: "rumoured",
    settled: false,
    unsettled: "missing_fact",
  });
});

test("a cancelled product is discontinued though it was never released", () => {
  const facts = [fact("*", "announced", "2017-09-12"), fact("*", "cancelled", "2019-03-29")];
  expect(stateOf(facts, "US", "2019-03-29")).toEqual(settled("discontinued"));
});

test("of two dates for one event the more exact decides", () => {
  const facts = [fact("US", "released", "2016-09"), fact("US", "released", "2016-09-16")];
  expect(stateOf(facts, "US", "2016-09-16").state).toBe("released");
});

test("no facts, or facts of other markets that cannot be borrowed, is unknown", () => {
  expect(stateOf([], "US", "2016-01-01")).toEqual(settled("unknown"));
  expect(stateOf([fact("IN", "discontinued", "2015-01-01")], "US", "2016-01-01")).toEqual(settled("unknown"));
});

test("a line is released as soon as one of its products is, and unknown without any", () => {
  const members = [
    releaseStateOf([fact("*", "announced", "2017-01-01")], "*", "2016-06-01"),
    releaseStateOf([fact("*", "released", "2016-01-01")], "*", "2016-06-01"),
    releaseStateOf([fact("*", "discontinued", "2016-01-01")], "*", "2016-06-01"),
  ];
  expect(releaseStateOfLine(members).state).toBe("released");
  expect(releaseStateOfLine([members[0], members[2]]).state).toBe("discontinued");
  expect(releaseStateOfLine([]).state).toBe("unknown");
});
