import type { DocumentFilter, WaterfallStep } from "./answers.js";

/** What is left after each step of the waterfall, in the words of every screen. */
export const stepNames: Record<WaterfallStep, string> = {
  all: "all mentions",
  copies: "without copies and reposts",
  paid_official: "without paid and official",
  automated: "without automated",
  synchronised: "without synchronised, unexplained",
  talk: "people talking",
  first_hand: "first-hand claimed",
  specific: "first-hand specific",
};

/** What each step takes out. */
export const removedNames: Record<Exclude<WaterfallStep, "all">, string> = {
  copies: "copies and reposts",
  paid_official: "paid and official",
  automated: "automated",
  synchronised: "synchronised, unexplained",
  talk: "press",
  first_hand: "talk without own use",
  specific: "own use claimed, nothing specific",
};

function sayGroupFilter(group: string): string {
  if (group === "unexplained") return "posted together, unexplained";
  if (group === "explained") return "posted together, with an innocent explanation";
  return group === "any" ? "posted together" : `posted together by ${group.includes(",") ? "one of some groups" : "one group"}`;
}

const roleWords: Record<string, string> = {
  root: "that are roots of their story",
  echo: "that are echoes",
  undetermined: "that name no source and came after others",
  first: "that were first in what we saw",
  opening: "with which a teller came to a story",
  copy: "that repeat another",
};

/** "Showing 412 documents that mention Xiaomi, first-hand specific, 1 July 2016 to 31 October 2016." */
export function describeFilter(filter: DocumentFilter, total: number, nameOf: (entity: string) => string): string {
  const parts: string[] = [];
  if (filter.q !== undefined) parts.push(`with the words “${filter.q}”`);
  if (filter.brand !== undefined) parts.push(`that mention ${filter.brand.split(",").map(nameOf).join(" or ")}`);
  if (filter.about !== undefined) parts.push(`about ${filter.about.split(",").map(nameOf).join(" or ")}`);
  if (filter.product !== undefined) parts.push(`on ${nameOf(filter.product)}`);
  if (filter.step !== undefined && filter.step !== "all") parts.push(`left as ${stepNames[filter.step]}`);
  if (filter.removed !== undefined) parts.push(`taken out as ${removedNames[filter.removed]}`);
  for (const axis of ["voice", "level", "horizon", "experience", "tie", "speaker", "stance", "source", "lang"] as const) {
    const value = filter[axis];
    if (value !== undefined) parts.push(`${axis} ${value.replaceAll("_", " ").split(",").join(" or ")}`);
  }
  if (filter.aspect !== undefined) parts.push(`with a ${filter.polarity?.replaceAll(",", " or ") ?? "stated"} opinion on ${filter.aspect}`);
  if (filter.claim !== undefined) parts.push(filter.claim === "any" ? "that make a claim" : `that make a claim on ${filter.claim}`);
  if (filter.finding === "horizon_disagrees") parts.push("whose text and catalogue disagree on the release state");
  if (filter.finding === "impossible_time") parts.push("whose time cannot be right");
  if (filter.author !== undefined) parts.push(`by ${filter.author.slice(filter.author.indexOf("/") + 1)}`);
  if (filter.story !== undefined) parts.push("of one story");
  if (filter.role !== undefined)
    parts.push(
      filter.role
        .split(",")
        .map((role) => roleWords[role] ?? role)
        .join(" or "),
    );
  if (filter.teller !== undefined)
    parts.push(filter.teller === "any" ? "in stories that two or more told" : "by one teller, in stories that others told too");
  if (filter.group !== undefined) parts.push(sayGroupFilter(filter.group));
  if (filter.object !== undefined) parts.push(`that did the same thing (${filter.object.slice(0, 120)})`);
  if (filter.copies_of !== undefined) parts.push("that are one document and its copies");
  if (filter.labelled !== undefined) parts.push(sayLabelled(filter.labelled, filter.drawn));
  if (filter.agreed !== undefined) parts.push(`whose ${filter.agreed} is as the reader read it`);
  if (filter.probability !== undefined) parts.push(sayProbability(filter.probability));
  if (filter.undated === "only") parts.push("of unknown time");
  else if (filter.from !== undefined || filter.to !== undefined) {
    parts.push(`${filter.from === undefined ? "" : `from ${filter.from} `}${filter.to === undefined ? "" : `to ${filter.to}`}`.trim());
  }
  const noun = total === 1 ? "1 document" : `${total.toLocaleString("en-US")} documents`;
  return parts.length === 0 ? `${noun}.` : `${noun} ${parts.join(", ")}.`;
}

function sayLabelled(labelled: string, drawn: string | undefined): string {
  const how = drawn === undefined ? "" : ` (${drawn.split(",").join(" or ")})`;
  if (labelled === "any") return `that a person has labelled${how}`;
  if (labelled.startsWith("!")) return `whose ${labelled.slice(1)} nobody has labelled`;
  const [axis, right = "", read = ""] = labelled.replaceAll("_", " ").split(":");
  const parts = [`whose ${axis} a person has labelled${right === "" ? "" : ` ${right}`}${how}`];
  if (read !== "") parts.push(read === "withheld" ? "and the reader did not say" : `and the reader read as ${read}`);
  return parts.join(" ");
}

function sayProbability(probability: string): string {
  const [axis, range = ""] = probability.split(":");
  const [from, to] = range.split("-").map((value) => `${Math.round(Number(value) * 100)}`);
  return `whose ${axis} was read with ${from === "0" ? `less than ${to}` : `${from} to ${to}`} % probability`;
}
