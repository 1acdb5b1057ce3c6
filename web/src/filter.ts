/** A filter is a URL query: read from it, written to it, and said in words. */
import type { DocumentFilter } from "./api-types.js";
import { labelWord, languageName, removedWords, roleWords, stepWords } from "./words.js";

/** The filter's fields in the order in which they are said. */
const filterFields = [
  "q",
  "brand",
  "product",
  "about",
  "step",
  "removed",
  "voice",
  "experience",
  "level",
  "horizon",
  "stance",
  "tie",
  "speaker",
  "aspect",
  "polarity",
  "claim",
  "finding",
  "story",
  "role",
  "teller",
  "group",
  "object",
  "copies_of",
  "author",
  "source",
  "lang",
  "id",
  "labelled",
  "drawn",
  "agreed",
  "probability",
  "undated",
  "from",
  "to",
] as const satisfies readonly (keyof DocumentFilter)[];
export type FilterField = (typeof filterFields)[number];

export const sorts = ["newest", "oldest", "relevance", "strongest"] as const;
export type Sort = (typeof sorts)[number];

export function filterFromQuery(query: URLSearchParams): DocumentFilter {
  const filter: Record<string, string> = {};
  for (const field of filterFields) {
    const value = query.get(field);
    if (value) filter[field] = value;
  }
  return filter as DocumentFilter;
}

export function queryOfFilter(filter: DocumentFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const field of filterFields) {
    const value = filter[field];
    if (value) query.set(field, value);
  }
  return query;
}

/** The page that lists exactly the documents of the filter. */
export function documentsHref(filter: DocumentFilter): string {
  const query = queryOfFilter(filter).toString();
  return query === "" ? "/documents" : `/documents?${query}`;
}

/** Comma-separated alternatives as a list. */
export function alternatives(value: string | undefined): string[] {
  return value ? value.split(",").filter((part) => part !== "") : [];
}

/** The filter with one alternative of a field added, or taken out where it was in. */
export function toggled(filter: DocumentFilter, field: FilterField, value: string): DocumentFilter {
  const present = alternatives(filter[field]);
  const next = present.includes(value) ? present.filter((other) => other !== value) : [...present, value];
  return withField(filter, field, next.length === 0 ? undefined : next.join(","));
}

/** The filter with one field set, or removed with `undefined`; what depends on a removed field goes with it. */
export function withField(filter: DocumentFilter, field: FilterField, value: string | undefined): DocumentFilter {
  const next = { ...filter } as Record<string, string | undefined>;
  next[field] = value;
  if (value === undefined) {
    delete next[field];
    if (field === "aspect") delete next.polarity;
  }
  return next as DocumentFilter;
}

const groupWords: Record<string, string | undefined> = {
  unexplained: "synchronised, unexplained",
  explained: "synchronised, explained",
  any: "posted together",
};

/** A condition of the filter in words, with the fields that go when it is taken off. */
export interface Condition {
  fields: FilterField[];
  words: string;
}

/** Names for ids that the page knows: brands, products, stories. */
export type Names = (field: FilterField, value: string) => string | undefined;

/**
 * The filter as short conditions in words, one a chip.
 * @param names looks up what an id is called; the id itself is said where nothing is known
 * @param period says a period from its two ends
 */
export function conditions(filter: DocumentFilter, names: Names, period: (from?: string, to?: string) => string): Condition[] {
  const said: Condition[] = [];
  const say = (fields: FilterField[], words: string) => said.push({ fields, words });
  const name = (field: FilterField) => (value: string) => names(field, value) ?? value;
  const list = (field: FilterField, word: (value: string) => string) => alternatives(filter[field]).map(word).join(" or ");

  if (filter.q) say(["q"], `says ${filter.q}`);
  if (filter.brand) say(["brand"], `mentions ${list("brand", name("brand"))}`);
  if (filter.about) say(["about"], `about ${list("about", name("brand"))}`);
  if (filter.product) say(["product"], `about ${name("product")(filter.product)}`);
  if (filter.step && filter.step !== "all") say(["step"], stepWords[filter.step]);
  if (filter.removed) say(["removed"], removedWords[filter.removed]);
  if (filter.voice) say(["voice"], `voice: ${list("voice", (value) => labelWord("voice", value))}`);
  for (const axis of ["experience", "level", "horizon", "stance", "tie", "speaker"] as const) {
    if (filter[axis])
      say(
        [axis],
        list(axis, (value) => labelWord(axis, value)),
      );
  }
  if (filter.aspect) {
    say(
      filter.polarity ? ["aspect", "polarity"] : ["aspect"],
      `${filter.polarity ? `${list("polarity", (value) => value)} on` : "opinion on"} ${filter.aspect}`,
    );
  } else if (filter.polarity)
    say(
      ["polarity"],
      list("polarity", (value) => value),
    );
  if (filter.claim) say(["claim"], filter.claim === "any" ? "makes a claim" : `claims a ${filter.claim}`);
  if (filter.finding)
    say(["finding"], filter.finding === "impossible_time" ? "time cannot be right" : "text and catalogue disagree on release");
  if (filter.story) say(["story"], `story: ${name("story")(filter.story)}`);
  if (filter.role)
    say(
      ["role"],
      list("role", (value) => roleWords[value] ?? value),
    );
  if (filter.teller)
    say(
      ["teller"],
      filter.teller === "any" ? "in a story that two or more told" : `told by ${name("teller")(filter.teller)}, as others did`,
    );
  if (filter.group) say(["group"], groupWords[filter.group] ?? `synchronised group ${name("group")(filter.group)}`);
  if (filter.object) say(["object"], `same ${filter.object.replace(":", " ").slice(0, 80)}`);
  if (filter.copies_of) say(["copies_of"], "one document and its copies");
  if (filter.author) say(["author"], `by ${filter.author.slice(filter.author.indexOf("/") + 1)}`);
  if (filter.source) say(["source"], `from ${list("source", name("source"))}`);
  if (filter.lang) say(["lang"], `in ${list("lang", languageName)}`);
  if (filter.labelled) say(["labelled", "drawn"], labelledInWords(filter.labelled, filter.drawn));
  if (filter.agreed) say(["agreed"], `${filter.agreed} as the reader read it`);
  if (filter.probability) say(["probability"], probabilityInWords(filter.probability));
  if (filter.id) {
    const count = alternatives(filter.id).length;
    say(["id"], count === 1 ? "one chosen document" : `${count} chosen documents`);
  }
  if (filter.from || filter.to) say(["from", "to"], period(filter.from, filter.to));
  if (filter.undated) say(["undated"], filter.undated === "only" ? "time unknown" : "and those of unknown time");
  return said;
}

/** "tie:seller:none_found" → "tie labelled seller, read as none found". */
function labelledInWords(labelled: string, drawn: string | undefined): string {
  const how = drawn ? ` (${drawn.split(",").join(" or ")})` : "";
  if (labelled === "any") return `labelled by hand${how}`;
  if (labelled.startsWith("!")) return `${labelled.slice(1)} labelled by nobody`;
  const [axis = "", right = "", read = ""] = labelled.split(":");
  const said = `${axis} labelled${right === "" ? " by hand" : ` ${labelWord(axis, right)}`}${how}`;
  if (read === "") return said;
  return read === "withheld" ? `${said}, left unclear` : `${said}, read as ${labelWord(axis, read)}`;
}

/** "tie:0-0.6" → "tie less than 60 % sure". */
function probabilityInWords(probability: string): string {
  const [axis = "", range = ""] = probability.split(":");
  const [from, to] = range.split("-").map((value) => Math.round(Number(value) * 100));
  return from === 0 ? `${axis} less than ${to} % sure` : `${axis} ${from} to ${to} % sure`;
}
