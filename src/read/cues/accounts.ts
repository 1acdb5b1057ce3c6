import { type SoughtWord, WordFinder } from "./word-finder.js";

/** What an account's name says of who stands behind it. A name is evidence, no proof: the model weighs it. */
export type AccountKind = "news" | "shop" | "maker" | "feed" | "jobs" | "fan";

/** Words in names: "^" before one that only begins a name, "$" behind one that only ends it, "!" before what must not follow. */
const wordsOf: Record<Exclude<AccountKind, "maker">, string> = {
  news:
    "news noticia tech!nic gadget daily times blog media magazine journal mag$ press review report central today insider geek radar herald tribune post$ tv$ wire digest world leak " +
    "rumor rumour mashable verge engadget cnet wired forbes reuters bloomberg bbc cnn gizmo phonearena gsm$ gsmarena$ arena authority crunch",
  shop:
    "shop store deal sale coupon discount price offer bargain cheap mart market buy ebay amazon auction wholesale repair unlock accessor case cell wireless telecom supply trade outlet " +
    "bazaar voucher promo save",
  feed: "bot$ ^bot rss feed auto alert update tweet$ tweets$ _rt$ retweet tracker daily_ trends",
  jobs: "job career hiring recruit",
  fan: "fan$ fans$ lover$ addict$ army$ life$ club$",
};
const kinds = Object.keys(wordsOf) as Exclude<AccountKind, "maker">[];
const finder = new WordFinder(kinds.flatMap((kind, at) => wordsOf[kind].split(" ").map((word) => soughtWord(word, 1 << at))));

function soughtWord(notation: string, bits: number): SoughtWord {
  const [, start, word, end, unless] = /^(\^?)(\w+)(\$?)(?:!(\w+))?$/.exec(notation)!;
  return { word, bits, ...(start && { anchor: "start" }), ...(end && { anchor: "end" }), ...(unless && { unless }) };
}

/** Longest account name looked at. */
const longestName = 60;

/**
 * The kinds that a name bears, by the words in it.
 */
export function accountKinds(name: string, makers: MakerNames): AccountKind[] {
  const plain = name.length > longestName ? name.slice(0, longestName) : name;
  const bits = finder.find(plain);
  const found: AccountKind[] = bits === 0 ? [] : kinds.filter((_, at) => bits & (1 << at));
  if (makers.begin(plain)) found.push("maker");
  return found;
}

/** The makers of a catalogue, as they stand in the names of accounts and hosts. */
export interface MakerNames {
  /** Whether an account's name begins with a maker's ("Samsung_IN"): at least four letters, because shorter ones begin many words. */
  begin(name: string): boolean;
  /** Whether a host's own label is a maker's name ("samsung" of "news.samsung.com"). */
  has(label: string): boolean;
}

/** Looks the names of a catalogue's makers up. */
export function makerNames(names: Iterable<string>): MakerNames {
  const keys = new Set<string>();
  for (const name of names) keys.add(keyOf(name));
  // Most accounts begin as no maker does: that is told by one look, without making their key.
  const beginnings = new Set(Array.from(keys, beginningOf));
  return {
    begin(name) {
      if (!beginnings.has(beginningOf(name))) return false;
      const plain = keyOf(name);
      for (let end = Math.min(plain.length, longestMaker); end >= shortestBeginning; end--) if (keys.has(plain.slice(0, end))) return true;
      return false;
    },
    has: (label) => keys.has(label),
  };
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The first {@link shortestBeginning} letters and digits of a name's key as a number. */
function beginningOf(name: string): number {
  let beginning = 0;
  for (let at = 0, left = shortestBeginning; at < name.length && left > 0; at++) {
    const unit = name.charCodeAt(at) | 32;
    // Setting that bit leaves digits as they are and brings "@" and "[" to "`" and "{", which are no letters either.
    if (!((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39 && name.charCodeAt(at) === unit))) continue;
    beginning = beginning * 128 + unit;
    left--;
  }
  return beginning;
}

const shortestBeginning = 4;
const longestMaker = 20;
