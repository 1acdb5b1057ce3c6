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

/** "Showing 412 documents that mention Xiaomi, first-hand specific, 1 July 2016 to 31 October 2016." */
export function describeFilter(filter: DocumentFilter, total: number, nameOf: (entity: string) => string): string {
  const parts: string[] = [];
  if (filter.q !== undefined) parts.push(`with the words “${filter.q}”`);
  if (filter.brand !== undefined) parts.push(`that mention ${filter.brand.split(",").map(nameOf).join(" or ")}`);
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
  if (filter.author !== undefined) parts.push(`by ${filter.author.slice(filter.author.indexOf("/") + 1)}`);
  if (filter.story !== undefined) parts.push("of one story");
  if (filter.group !== undefined) parts.push("of one group");
  if (filter.copies_of !== undefined) parts.push("that are one document and its copies");
  if (filter.undated === "only") parts.push("of unknown time");
  else if (filter.from !== undefined || filter.to !== undefined) {
    parts.push(`${filter.from === undefined ? "" : `from ${filter.from} `}${filter.to === undefined ? "" : `to ${filter.to}`}`.trim());
  }
  const noun = total === 1 ? "1 document" : `${total.toLocaleString("en-US")} documents`;
  return parts.length === 0 ? `${noun}.` : `${noun} ${parts.join(", ")}.`;
}
