import type { ReleaseState } from "../core/reading.js";
import { dayRangeOf } from "./precise-date.js";
import type { ReleaseAnswer, ReleaseEvent, ReleaseFact } from "./types.js";

/**
 * Why an answer is not settled: `precision` a fact's month or quarter is running; `other_market` it was released somewhere
 * and nothing is known of this market; `missing_fact` the catalogue has no date for the step that may have come.
 */
export type UnsettledReason = "precision" | "other_market" | "missing_fact";

/** {@link ReleaseAnswer} with the reason where it is not settled. */
export interface DetailedReleaseAnswer extends ReleaseAnswer {
  unsettled: UnsettledReason | null;
}

/** The steps of a product's life in order, the events that bring each about, and the state from then on. */
const steps: { events: ReleaseEvent[]; state: ReleaseState }[] = [
  { events: ["announced"], state: "announced" },
  { events: ["released"], state: "released" },
  { events: ["discontinued", "cancelled"], state: "discontinued" },
];

const unknown: DetailedReleaseAnswer = { state: "unknown", facts: [], settled: true, unsettled: null };

/**
 * The state of one product in a market on a day, from its facts alone.
 *
 * A step counts once the last day that its date can mean has come; while the date's interval runs, the state is the
 * earlier one and not settled. The market's own facts come first. An announcement, a withdrawal and a cancellation under
 * `*` hold everywhere; a release under `*` (or in another market) is borrowed only by a market with no fact of its own,
 * and the answer is then not settled. See `docs/decisions/catalogue-release-state.md`.
 * @param facts the facts of one product, any market
 * @param market ISO 3166-1 alpha-2 code or `*`
 * @param day ISO day `YYYY-MM-DD`
 */
export function releaseStateOf(facts: readonly ReleaseFact[], market: string, day: string): DetailedReleaseAnswer {
  if (facts.length === 0) return unknown;
  const hasOwn = facts.some((fact) => fact.market === market);
  const chosen = steps.map(({ events }) => choose(facts, events, market, hasOwn));
  if (chosen.every((fact) => fact === null)) return unknown;

  let reached = -1;
  let running = -1;
  chosen.forEach((fact, step) => {
    if (!fact) return;
    const range = dayRangeOf(fact.date)!;
    if (day >= range.last) reached = step;
    else if (day >= range.first) running = step;
  });

  let unsettled: UnsettledReason | null = null;
  if (running > reached) unsettled = "precision";
  else if (reached === 1 && market !== "*" && chosen[1]!.market !== market) unsettled = "other_market";
  else if (reached === 0 && !chosen[1]) unsettled = "missing_fact";
  else if (reached === -1 && !chosen[0]) unsettled = "missing_fact";

  // Before the first step it is the step still to come that says "rumoured".
  const lastShown = Math.max(reached, running, reached < 0 ? chosen.findIndex((fact) => fact !== null) : -1);
  return {
    state: reached < 0 ? "rumoured" : steps[reached].state,
    facts: chosen.slice(0, lastShown + 1).filter((fact) => fact !== null),
    settled: unsettled === null,
    unsettled,
  };
}

/** The fact that speaks for a step in a market: its own, else one that it may borrow. */
function choose(facts: readonly ReleaseFact[], events: ReleaseEvent[], market: string, hasOwn: boolean): ReleaseFact | null {
  const own = mostExact(facts, events, (fact) => fact.market === market);
  if (own) return own;
  const isRelease = events[0] === "released";
  if (isRelease && hasOwn && market !== "*") return null;
  const anywhere = mostExact(facts, events, (fact) => fact.market === "*");
  if (anywhere || events[0] === "discontinued") return anywhere;
  return earliest(facts, events);
}

/** Where sources give one event at several precisions, the narrowest interval; of equals the first listed. */
function mostExact(facts: readonly ReleaseFact[], events: ReleaseEvent[], fits: (fact: ReleaseFact) => boolean): ReleaseFact | null {
  let best: ReleaseFact | null = null;
  for (const fact of facts) {
    if (!events.includes(fact.event) || !fits(fact)) continue;
    if (!best || fact.date.length > best.date.length) best = fact;
  }
  return best;
}

function earliest(facts: readonly ReleaseFact[], events: ReleaseEvent[]): ReleaseFact | null {
  let best: ReleaseFact | null = null;
  for (const fact of facts) {
    if (!events.includes(fact.event)) continue;
    if (!best || dayRangeOf(fact.date)!.last < dayRangeOf(best.date)!.last) best = fact;
  }
  return best;
}

/** Which member speaks for a line: one on sale, else one announced, else one withdrawn, else one to come. */
const lineOrder: ReleaseState[] = ["released", "announced", "discontinued", "rumoured", "unknown"];

/**
 * The state of a line from its products' answers: the line is released as soon as one of its products is. Settled answers
 * come before unsettled ones of the same state.
 */
export function releaseStateOfLine(members: Iterable<DetailedReleaseAnswer>): DetailedReleaseAnswer {
  let best = unknown;
  for (const answer of members) {
    const further = lineOrder.indexOf(answer.state) - lineOrder.indexOf(best.state);
    if (further < 0 || (further === 0 && answer.settled && !best.settled)) best = answer;
  }
  return best;
}
