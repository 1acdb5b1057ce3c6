import type { CompiledQuery } from "./query.js";

/** How a stream that shows everything is narrowed to what is asked for. */
export interface QueryMatcher {
  /** True where a text names what is asked for, as words of their own, and nothing that is ruled out. */
  matches(text: string): boolean;
  /**
   * A fast look at raw input (JSON, markup) before it is parsed: false only where `matches` could not be true of any text in it. Escapes of ASCII letters and digits are not
   * expected there: no encoder writes them.
   */
  mayMatch(raw: string): boolean;
}

/** Compiles a query into a matcher. An empty query matches nothing. */
export function matchQuery(query: CompiledQuery): QueryMatcher {
  const named = alternation(query.phrases);
  const pairs = query.ambiguous.flatMap(({ phrase, with: context }) => {
    const name = alternation([phrase]);
    const beside = alternation(context);
    return name && beside ? [{ name, beside }] : [];
  });
  const excluded = alternation(query.exclusions);
  const probe = probeOf([...query.phrases, ...query.ambiguous.map(({ phrase }) => phrase)]);
  return {
    matches: (text) =>
      ((named?.test(text) ?? false) || pairs.some(({ name, beside }) => name.test(text) && beside.test(text))) &&
      !(excluded?.test(text) ?? false),
    mayMatch: (raw) => probe?.test(raw) ?? false,
  };
}

const matchers = new Map<string, QueryMatcher>();

/** Queries remembered: a workspace has one, and a change makes another. */
const rememberedQueries = 16;

/** The matcher of a query that travels as JSON in a task's settings; compiled once. */
export function matcherOf(queryJson: string): QueryMatcher {
  const known = matchers.get(queryJson);
  if (known) return known;
  const made = matchQuery(JSON.parse(queryJson) as CompiledQuery);
  if (matchers.size >= rememberedQueries) matchers.clear();
  matchers.set(queryJson, made);
  return made;
}

/** Phrases as words of their own, in any case, with any white space or hyphen where they have a space; a hashtag may run them together. */
function alternation(phrases: readonly string[]): RegExp | null {
  const forms = phrases.map(formOf).filter((form) => form !== "");
  if (forms.length === 0) return null;
  return new RegExp(forms.join("|"), "iu");
}

/** Scripts written without spaces: a name stands between other letters there. */
const unspaced =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const startsUnspaced = new RegExp(`^[${unspaced}]`, "u");
const endsUnspaced = new RegExp(`[${unspaced}]$`, "u");
/** A letter or digit that a name may not touch. */
const letter = `(?:(?![${unspaced}])[\\p{L}\\p{N}])`;

function formOf(phrase: string): string {
  const trimmed = phrase.trim();
  if (trimmed === "") return "";
  const words = trimmed
    .split(/[\s-]+/)
    .filter(Boolean)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
    .join("[\\s\\-\u2010\u2011]{0,3}");
  return `${startsUnspaced.test(trimmed) ? "" : `(?<!${letter})`}${words}${endsUnspaced.test(trimmed) ? "" : `(?!${letter})`}`;
}

/** Part of a phrase that stands in raw input exactly as in the text: its longest run of ASCII letters and digits. */
function probeOf(phrases: readonly string[]): RegExp | null {
  const runs = new Set<string>();
  for (const phrase of phrases) {
    const found = phrase.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const longest = found.reduce((best, run) => (run.length > best.length ? run : best), "");
    // A phrase of another script may stand as such or escaped: any escape may hide it.
    if (longest.length < 2) {
      runs.add(phrase.toLowerCase().replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
      runs.add("\\\\u[0-9a-f]{4}");
    } else runs.add(longest);
  }
  const shortest = [...runs].filter((run) => ![...runs].some((other) => other !== run && run.includes(other)));
  return shortest.length === 0 ? null : new RegExp(shortest.join("|"), "i");
}
