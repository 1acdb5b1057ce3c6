import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";

/** A market named after "in", "to" or "for"; `code` is ISO 3166-1 alpha-2, or null for a region. */
export interface NamedMarket {
  from: number;
  to: number;
  code: string | null;
}

const codes =
  "AE AR AT AU BD BE BG BO BR CA CH CL CN CO CZ DE DK EC EG ES FI FR GB GR HK HR HU ID IE IL IN IR IT JP KE KR KW LK MA MX MY NG NL NO NP NZ PE PH PK PL PT QA RO RS RU SA SE SG SK TH TR TW TZ UA US UY VE VN ZA";
const places = new Map<string, string | null>();
for (const language of ["en", "es"]) {
  const names = new Intl.DisplayNames([language], { type: "region" });
  for (const code of codes.split(" ")) places.set(names.of(code)!.toLowerCase(), code);
}
for (const [name, code] of [
  ["us", "US"],
  ["usa", "US"],
  ["u.s.", "US"],
  ["america", "US"],
  ["uk", "GB"],
  ["britain", "GB"],
  ["korea", "KR"],
  ["uae", "AE"],
  ["europe", null],
  ["asia", null],
  ["africa", null],
  ["latin america", null],
  ["eeuu", "US"],
] as const)
  places.set(name, code);

const prepositions = new Set(["in", "to", "for", "across", "en"]);
const maxWords = 3;

/** The markets between two tokens that stand after a preposition, and those that "and" or a comma joins to them. */
export function marketsIn(tokens: Tokens, from: number, to: number): NamedMarket[] {
  const found: NamedMarket[] = [];
  for (let i = from; i + 1 < to; i++) {
    const isJoined = found.length > 0 && found[found.length - 1].to === i && joiners.has(tokens.lower(i));
    if (!isJoined && !isPreposition(tokens, i, from)) continue;
    const market = placeAt(tokens, i + 1, to);
    if (!market) continue;
    found.push(market);
    i = market.to - 1;
  }
  return found;
}

const joiners = new Set(["and", "&", ",", "y", "or"]);

/** The Spanish "a" only after a verb of arrival; in English it is an article. */
function isPreposition(tokens: Tokens, i: number, from: number): boolean {
  if (tokens.kind[i] !== tokenKind.word) return false;
  const word = tokens.lower(i);
  return prepositions.has(word) || (word === "a" && i > from && tokens.lower(i - 1).startsWith("lleg"));
}

function placeAt(tokens: Tokens, at: number, to: number): NamedMarket | null {
  const start = at + 1 < to && tokens.lower(at) === "the" ? at + 1 : at;
  if (!(tokens.flags[start] & tokenFlag.capitalised)) return null;
  for (let words = maxWords; words >= 1; words--) {
    if (start + words > to) continue;
    const name = tokens.text.slice(tokens.start[start], tokens.end[start + words - 1]).toLowerCase();
    const code = places.get(name);
    if (code !== undefined) return { from: start, to: start + words, code };
  }
  return null;
}
