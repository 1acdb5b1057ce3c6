import type { Catalogue } from "../../src/catalogue/types.js";
import type { Target } from "../../src/core/reading.js";

/** Words that name a kind, which labellers add or leave out ("Android phone", "Lenovo ThinkPad laptop"). */
const kindWords = /\b(?:phones?|smartphones?|laptops?|tablets?|earphones|headphones|inc|the|series)\b/g;
/** The same for programs; left out only where what remains is no name of hardware, so that "iPad apps" is not the iPad. */
const programWords = /\b(?:mobile )?apps?\b/g;
/** What labellers put beside a name without naming another thing: a product that is not out, or one whose name is not told. */
const remarks = /\((?:unnamed|future|upcoming|next|new|line)\)|^(?:an? |the )?(?:unnamed|next|new|future|upcoming|latest)\b/g;

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("+", "plus")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Words in the order of the alphabet, singular, so that "case for iPhone 5c" and "iPhone 5c cases" are one. */
function wordsOf(text: string): string {
  return text
    .replaceAll("+", " plus ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .split(" ")
    .filter((word) => word !== "" && word !== "for")
    .map((word) => (/[a-z]{3}s$/.test(word) ? word.slice(0, -1) : word))
    .sort()
    .join(" ");
}

const brandNames = new WeakMap<Catalogue, Map<string, string[]>>();

/** The names of brands in lower case by their first word, in the catalogue's order. */
function brandNamesOf(catalogue: Catalogue): Map<string, string[]> {
  let byFirstWord = brandNames.get(catalogue);
  if (!byFirstWord) {
    byFirstWord = new Map();
    for (const brand of catalogue.brands) {
      for (const name of [brand.name, ...brand.aliases]) {
        const lower = name.toLowerCase();
        const first = lower.split(" ", 1)[0];
        byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), lower]);
      }
    }
    brandNames.set(catalogue, byFirstWord);
  }
  return byFirstWord;
}

/** The text without the brand that it begins with, where something is left. */
function withoutBrand(catalogue: Catalogue, text: string): string {
  for (const name of brandNamesOf(catalogue).get(text.split(" ", 1)[0]) ?? [])
    if (text.startsWith(`${name} `)) return text.slice(name.length + 1);
  return text;
}

/** The text without words of kind, and without "app" where it names a program. */
function bareOf(catalogue: Catalogue, text: string): string {
  const bare = text.replace(kindWords, "").trim();
  const program = bare.replace(programWords, "").trim();
  const isHardware = catalogue.find(program).some(({ id }) => !["app", "service", undefined].includes(catalogue.product(id)?.kind));
  return isHardware ? bare : program;
}

/**
 * True where a labelled target and a found one are the same: by the catalogue, or by their letters or words with the brand, words
 * of kind and remarks left out. Labels were written by hand and vary ("iPhone 6", "Apple iPhone 6", "next Apple iPhone").
 */
export function isSameTarget(catalogue: Catalogue, gold: string | null, found: Pick<Target, "label" | "entity">): boolean {
  if (gold === null || found.label === null) return gold === found.label;
  const clean = gold.toLowerCase().replace(remarks, "").trim();
  if (lettersOf(clean) === lettersOf(found.label)) return true;
  if (found.entity !== null && catalogue.find(clean).some(({ id }) => id === found.entity)) return true;
  const ours = withoutBrand(catalogue, found.label.toLowerCase());
  const theirs = withoutBrand(catalogue, clean);
  const bare = bareOf(catalogue, theirs);
  if (lettersOf(bare) !== "" && lettersOf(bare) === lettersOf(bareOf(catalogue, ours))) return true;
  const words = wordsOf(
    theirs
      .split(" for ")
      .map((part) => withoutBrand(catalogue, part))
      .join(" "),
  );
  return words !== "" && words === wordsOf(ours);
}
