import type { Catalogue } from "../../src/catalogue/types.js";
import type { Target } from "../../src/core/reading.js";

/** Words that name a kind, which labellers add or leave out ("Android phone", "Earthquake app"). */
const kindWords = /\b(?:phones?|smartphones?|apps?|laptops?|tablets?|earphones|headphones|inc|the|for|series)\b/g;

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("+", "plus")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The text without the brand that it begins with, where something is left. */
function withoutBrand(catalogue: Catalogue, text: string): string {
  for (const brand of catalogue.brands) {
    for (const name of [brand.name, ...brand.aliases]) if (text.startsWith(`${name.toLowerCase()} `)) return text.slice(name.length + 1);
  }
  return text;
}

/**
 * True where a labelled target and a found one are the same: by the catalogue, or by their letters with the brand and words of
 * kind left out. Labels were written by hand and vary ("iPhone 6", "Apple iPhone 6").
 */
export function isSameTarget(catalogue: Catalogue, gold: string | null, found: Pick<Target, "label" | "entity">): boolean {
  if (gold === null || found.label === null) return gold === found.label;
  if (lettersOf(gold) === lettersOf(found.label)) return true;
  if (found.entity !== null && catalogue.find(gold).some(({ id }) => id === found.entity)) return true;
  const bare = (text: string) => lettersOf(withoutBrand(catalogue, text.toLowerCase()).replace(kindWords, ""));
  return bare(gold) !== "" && bare(gold) === bare(found.label);
}
