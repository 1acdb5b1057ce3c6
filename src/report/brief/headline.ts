import type { BrandStanding, Brief } from "./answers.js";
import { percent, sayCount, sayList, sayRate } from "./say.js";

/** The verdict in one line, made from the standings and nothing else. */
export function makeHeadline(standings: BrandStanding[]): string {
  const [ours, ...rivals] = standings;
  if (ours.steps[0].left.count === 0) return `Nothing on ${ours.name} was seen in this period.`;
  if (!ours.willBe.sufficient) return `${sayCount(ours.steps[0].left.count, "document")} on ${ours.name}: too few to say where it stands.`;
  const tense =
    ours.willBe.low > 0.5
      ? `${ours.name} is talked about for what will be`
      : ours.willBe.high < 0.5
        ? `${ours.name} is talked about for what is`
        : `Talk about ${ours.name} is split between what will be and what is`;
  const comparable = rivals.filter((rival) => rival.firstHand.sufficient);
  if (!ours.firstHand.sufficient || comparable.length === 0) return `${tense}.`;
  const more = comparable.filter((rival) => rival.firstHand.low > ours.firstHand.high).map((rival) => rival.name);
  const less = comparable.filter((rival) => rival.firstHand.high < ours.firstHand.low).map((rival) => rival.name);
  if (more.length > 0) return `${tense}; people who used it are heard more about ${sayList(more)}.`;
  if (less.length > 0) return `${tense}; people who used it are heard more than about ${sayList(less)}.`;
  return `${tense}; first-hand reports are no clearly rarer or more common than about ${sayList(comparable.map((rival) => rival.name))}.`;
}

/** Where we stand, in a few sentences, each from numbers that open. */
export function makeSentences(standings: BrandStanding[], pressure: Brief["pressure"]): string[] {
  const [ours, ...rivals] = standings;
  const lived = [ours, ...rivals.filter((rival) => rival.firstHand.sufficient)];
  const sentences = [
    `Of what is said about ${ours.name}, ${sayRate(ours.firstHand)} is lived experience${
      lived.length > 1
        ? `; ${lived
            .slice(1)
            .map(
              (rival) =>
                `${rival.name}: ${percent(rival.firstHand.rate)} % (${percent(rival.firstHand.low)} to ${percent(rival.firstHand.high)}, n = ${rival.firstHand.n.toLocaleString("en-US")})`,
            )
            .join("; ")}`
        : ""
    }.`,
    `${ours.name} has ${sayRate(ours.shareOfTalk)} of the people's talk that names any of these brands.`,
    `Of its product talk, ${sayRate(ours.willBe)} is on what will be.`,
    pressure.reading,
  ];
  return sentences;
}
