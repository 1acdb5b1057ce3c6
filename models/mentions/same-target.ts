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

/**
 * True where a labelled target and a found one are the same: by the catalogue, or by their letters with the brand and words of
 * kind left out. Labels were written by hand and vary ("iPhone 6", "Apple iPhone 6").
 */
export function isSameTarget(catalogue: Catalogue, gold: string | null, found: Pick<Target, "label" | "entity">): boolean {
  if (gold === null || found.label === null) return gold === found.label;
  if (lettersOf(gold) === lettersOf(found.label)) return true;
  if (found.entity !== null && catalogue.find(gold).some(({ id }) => id === found.entity)) return true;
  const bare = (text: string) => {
    const brand = found.entity ? catalogue.brandOf(found.entity) : undefined;
    let rest = text.toLowerCase();
    for (const name of brand ? [brand.name, ...brand.aliases] : [])
      if (rest.startsWith(`${name.toLowerCase()} `)) rest = rest.slice(name.length + 1);
    return lettersOf(rest.replace(kindWords, ""));
  };
  return bare(gold) !== "" && bare(gold) === bare(found.label);
}
