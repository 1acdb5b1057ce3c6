import { type Rate, rateOf } from "../../core/rate.js";
import type { SharedAct } from "./network.js";
import type { GroupRow } from "./row.js";

const explanations = [
  "automated posting",
  "syndication",
  "press release",
  "give-away",
  "event hashtag",
  "fan club",
  "linked accounts",
] as const;
export type ExplanationName = (typeof explanations)[number];

/** One innocent explanation, tested: how much of what the group did together it covers, and whether that is enough. */
export interface TestedExplanation {
  name: ExplanationName;
  /** Documents covered of all the joint ones. */
  covers: Rate;
  holds: boolean;
  /** What was looked for, and what was found, in words. */
  reason: string;
}

/** An explanation holds when it covers this part of what the group did together. */
const coverage = 0.8;

/** Clients that post by themselves from feeds or lists. Schedulers, which people fill by hand, say nothing and are not here. */
const automatedClient =
  /dlvr\.?it|ifttt|twitterfeed|twibble|twittbot|wordpress|feedburner|zapier|socialoomph|roundteam|bot\b|_bot|autopost|auto.?tweet|\brss\b|paper\.li|scoop\.it|blogger|mastofeed|feed2|echobox|trendsmap/i;
const giveAway =
  /give.?away|\bsweepstakes?\b|\braffle\b|chance to win|enter to win|rt to win|(?:re-?tweet|follow|like).{0,40}\bwin\b|\bwin (?:a|an|the|one|free)\b|gleam\.io|rafflecopter|sorteo|concurso|gewinnspiel|verlosung/i;
const pressWords = /press release|prnewswire|businesswire|globenewswire|accesswire|for immediate release|embargo/i;

/** What the tests look at. */
export interface ExplainInput {
  /** The documents in which members acted together. */
  joint: readonly GroupRow[];
  members: readonly string[];
  acts: readonly SharedAct[];
  /** How many accounts outside the group used a hashtag set; whom a repost repeats, by document. */
  outsideUse(kind: SharedAct["kind"], object: string): number;
}

/** Every innocent explanation with its test, in the order in which they are named when several hold. */
export function testedExplanations(input: ExplainInput): TestedExplanation[] {
  const { joint } = input;
  return [
    covering(
      "automated posting",
      joint,
      (row) => automatedClient.test(row.client ?? "") || row.voice === "automated",
      "posted by a feed mirror or another automated client",
    ),
    covering("give-away", joint, (row) => giveAway.test(row.text), "enters or runs a give-away"),
    covering(
      "press release",
      joint,
      (row) => pressWords.test(row.text) || (row.links ?? []).some((link) => pressWords.test(link)),
      "names or links a press release or an embargo",
    ),
    covering("syndication", joint, (row) => row.voice === "press", "is a publication's"),
    eventHashtag(input),
    fanClub(input),
    linkedAccounts(input),
  ];
}

/** The explanation that holds and covers most, or null. */
export function explanationOf(tested: readonly TestedExplanation[]): TestedExplanation | null {
  return tested.filter((one) => one.holds).sort((x, y) => y.covers.rate - x.covers.rate)[0] ?? null;
}

function covering(
  name: ExplanationName,
  joint: readonly GroupRow[],
  holdsFor: (row: GroupRow) => boolean,
  what: string,
): TestedExplanation {
  const count = joint.filter(holdsFor).length;
  const covers = rateOf(count, joint.length, 1);
  return {
    name,
    covers,
    holds: joint.length > 0 && covers.rate >= coverage,
    reason: `${count} of ${joint.length} joint documents: ${what}`,
  };
}

/** They only met in a hashtag that many others used too. */
function eventHashtag({ joint, members, acts, outsideUse }: ExplainInput): TestedExplanation {
  const documents = new Set<string>();
  for (const act of acts) {
    if (act.kind !== "hashtags" || outsideUse(act.kind, act.object) < members.length) continue;
    documents.add(act.documentA).add(act.documentB);
  }
  const inTag = (row: GroupRow) => documents.has(row.id);
  return covering("event hashtag", joint, inTag, "meets the others in a hashtag that at least as many accounts outside the group used");
}

const repostedHandle = /^\s*rt\s+@(\w+)/i;

/** They repost one account: its followers hear of each post at the same moment. */
function fanClub({ joint }: ExplainInput): TestedExplanation {
  const counts = new Map<string, number>();
  for (const row of joint) {
    const handle = repostedHandle.exec(row.text)?.[1]?.toLowerCase();
    if (handle !== undefined) counts.set(handle, (counts.get(handle) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return covering(
    "fan club",
    joint,
    (row) => first !== undefined && repostedHandle.exec(row.text)?.[1]?.toLowerCase() === first[0],
    "reposts one and the same account",
  );
}

/** Names of one owner's accounts share a stem at least this long. */
const stemLength = 5;
const ownLength = 3;
/** One owner keeps a handful of accounts, not a crowd. */
const mostLinked = 8;

/** Few accounts whose names say that they belong together, or that mention each other openly. */
function linkedAccounts({ joint, members }: ExplainInput): TestedExplanation {
  // Names that differ by a number or a letter only are made in series, which is no open link.
  const handles = members.map(handleOf);
  const names = handles.map((name) => name.replace(/[^\p{L}]/gu, ""));
  const linked = new Set<string>();
  if (members.length <= mostLinked) {
    for (let i = 0; i < members.length; i++) {
      const stem = names.some((name, j) => j !== i && shareStem(names[i], name));
      if (stem) linked.add(members[i]);
    }
    for (const row of joint) {
      const text = row.text.toLowerCase();
      const own = handleOf(row.author);
      if (handles.some((name) => name !== own && text.includes(`@${name}`))) linked.add(row.author);
    }
  }
  const all = linked.size === members.length;
  return covering(
    "linked accounts",
    joint,
    (row) => all && linked.has(row.author),
    "is by an account openly linked to another of the group, by name or mention",
  );
}

/** The name as its platform writes it: accounts may carry their source before a slash. */
function handleOf(account: string): string {
  return account.slice(account.lastIndexOf("/") + 1).toLowerCase();
}

/** "acmenews" and "acmesports": a stem of some length and, after it, a word of each one's own. */
function shareStem(a: string, b: string): boolean {
  const stem = commonPrefix(a, b);
  return stem >= stemLength && Math.min(a.length, b.length) - stem >= ownLength;
}

function commonPrefix(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}
