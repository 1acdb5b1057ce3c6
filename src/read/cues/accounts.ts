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
 * @param isMaker whether a lower-case name begins with, or is, a maker's
 */
export function accountKinds(name: string, isMaker: (name: string) => boolean): AccountKind[] {
  const plain = name.slice(0, longestName).toLowerCase();
  const found: AccountKind[] = [];
  for (const kind in wordsOf) if (wordsOf[kind as keyof typeof wordsOf].test(plain)) found.push(kind as AccountKind);
  if (isMaker(plain)) found.push("maker");
  return found;
}

/** Tells whether an account's name begins with a maker's name of the catalogue ("Samsung_IN"): at least four letters, fans aside. */
export function makerNames(names: Iterable<string>): (name: string) => boolean {
  const keys = new Set<string>();
  for (const name of names) {
    const key = name.toLowerCase().replace(/[^a-z0-9]/g, "");
    if (key.length >= shortestMaker) keys.add(key);
  }
  return (name) => {
    const plain = name.replace(/[^a-z0-9]/g, "");
    for (let end = Math.min(plain.length, longestMaker); end >= shortestMaker; end--) if (keys.has(plain.slice(0, end))) return true;
    return false;
  };
}

const shortestMaker = 4;
const longestMaker = 20;
