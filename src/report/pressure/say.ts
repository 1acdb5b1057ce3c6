import { percent, sayCount } from "../brief/say.js";

/** Below this a chance is called "under 1 in a million": what is said beyond it rests on the model more than on the data. */
const smallestChance = 1e-6;

/** A corrected probability in words: 0.0002 is "under 1 in 5,000". */
export function sayChance(q: number): string {
  if (q >= 0.05) return `${percent(q)} in 100, not beyond chance`;
  if (q <= smallestChance) return "under 1 in a million";
  const inverse = Math.round(1 / q);
  const power = 10 ** (String(inverse).length - 1);
  return `under 1 in ${(Math.floor(inverse / power) * power).toLocaleString("en-US")}`;
}

/** "12 seconds", "4 minutes", "3 hours", "2 days". */
export function saySeconds(seconds: number): string {
  if (seconds < 100) return sayCount(Math.round(seconds), "second");
  if (seconds < 90 * 60) return sayCount(Math.round(seconds / 60), "minute");
  if (seconds < 48 * 3600) return sayCount(Math.round(seconds / 3600), "hour");
  return sayCount(Math.round(seconds / 86_400), "day");
}

/** 0.04 is "fewer than 0.1", 32.15 is "32.2". */
export function sayExpected(expected: number): string {
  return expected < 0.1 ? "fewer than 0.1" : expected.toFixed(1);
}

/** The name of an account without its source: "microblog/ann" is "ann". */
export function accountName(account: string): string {
  return account.slice(account.indexOf("/") + 1);
}

/** The source of an account: "microblog/ann" is of "microblog". */
export function accountSource(account: string): string {
  return account.slice(0, Math.max(0, account.indexOf("/")));
}

const kindWords: Record<string, string> = {
  link: "link",
  repost: "repost",
  text: "text",
  hashtags: "set of hashtags",
  reply: "post answered",
  handle: "account mentioned",
  domain: "rare site",
  image: "picture",
};

/** A kind of action in words. */
export function sayKind(kind: string): string {
  return kindWords[kind] ?? kind;
}

/** What each innocent explanation looks for. */
export const explanationWords: Record<string, string> = {
  "automated posting": "posted by a feed mirror or another automated client",
  syndication: "publications that carry the same piece",
  "press release": "the same press release or embargo",
  "give-away": "a give-away that many entered or announced",
  "event hashtag": "a hashtag that many others used too",
  "fan club": "followers who repost one account",
  "linked accounts": "one person with several openly linked accounts",
};
