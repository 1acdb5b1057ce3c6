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

/** The first market between two tokens that stands after a preposition. */
export function marketAt(tokens: Tokens, from: number, to: number): NamedMarket | null {
  for (let i = from; i + 1 < to; i++) {
    if (tokens.kind[i] !== tokenKind.word || !prepositions.has(tokens.lower(i))) continue;
    let start = i + 1;
    if (tokens.lower(start) === "the" && start + 1 < to) start++;
    if (!(tokens.flags[start] & tokenFlag.capitalised)) continue;
    for (let words = maxWords; words >= 1; words--) {
      if (start + words > to) continue;
      const name = tokens.text.slice(tokens.start[start], tokens.end[start + words - 1]).toLowerCase();
      const code = places.get(name);
      if (code !== undefined) return { from: start, to: start + words, code };
    }
  }
  return null;
}
