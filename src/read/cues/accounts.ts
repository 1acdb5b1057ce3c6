/** What an account's name says of who stands behind it. A name is evidence, no proof: the model weighs it. */
export type AccountKind = "news" | "shop" | "maker" | "feed" | "jobs" | "fan";

const wordsOf: Record<Exclude<AccountKind, "maker">, RegExp> = {
  news: /(?:news|noticia|tech(?!nic)|gadget|daily|times|blog|media|magazine|journal|mag$|press|review|report|central|today|insider|geek|radar|herald|tribune|post$|tv$|wire|digest|world|leak|rumou?r|mashable|verge|engadget|cnet|wired|forbes|reuters|bloomberg|bbc|cnn|gizmo|phonearena|gsm(?:arena)?$|arena|authority|crunch)/,
  shop: /(?:shop|store|deal|sale|coupon|discount|price|offer|bargain|cheap|mart|market|buy|ebay|amazon|auction|wholesale|repair|unlock|accessor|case|cell|wireless|telecom|supply|trade|outlet|bazaar|voucher|promo|save)/,
  feed: /(?:bot$|^bot|rss|feed|auto|alert|update|tweets?$|_rt$|retweet|tracker|daily_|trends)/,
  jobs: /(?:job|career|hiring|recruit)/,
  fan: /(?:fan|fans|lover|addict|army|life$|club)$/,
};

/** Longest account name looked at. */
const longestName = 60;

/**
 * The kinds that a name bears, by the words in it.
 */
export function accountKinds(name: string, makers: MakerNames): AccountKind[] {
  const plain = name.slice(0, longestName).toLowerCase();
  const found: AccountKind[] = [];
  for (const kind in wordsOf) if (wordsOf[kind as keyof typeof wordsOf].test(plain)) found.push(kind as AccountKind);
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
  // Most accounts begin as no maker does: that is told by one look.
  const beginnings = new Set(Array.from(keys, (key) => key.slice(0, shortestBeginning)));
  return {
    begin(name) {
      const plain = keyOf(name);
      if (!beginnings.has(plain.slice(0, shortestBeginning))) return false;
      for (let end = Math.min(plain.length, longestMaker); end >= shortestBeginning; end--) if (keys.has(plain.slice(0, end))) return true;
      return false;
    },
    has: (label) => keys.has(label),
  };
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

const shortestBeginning = 4;
const longestMaker = 20;
