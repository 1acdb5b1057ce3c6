import { type Rate, rateOf } from "../../core/rate.js";
import type { GroupRow } from "./row.js";

/** Stance counts with the share of negative and of positive documents. */
export interface StanceShare {
  documents: number;
  positive: number;
  negative: number;
  negativeRate: Rate;
  positiveRate: Rate;
  /** Against, and for, of those that take a side. */
  against: Rate;
  for: Rate;
}

/** Against (or for) whom a group moves, from whose community; each part is null where there is too little data to say it. */
export interface Direction {
  /** The brand that most of what the group did together speaks of, or null where none holds a majority beyond doubt. */
  target: { brand: string; rate: Rate } | null;
  /** How the group speaks of the target in what it did together, how its members do elsewhere about other brands, and how all others speak of the target. */
  there: StanceShare | null;
  elsewhere: StanceShare | null;
  others: StanceShare | null;
  lean: "against" | "for" | "neither" | "insufficient data";
  /** The brand that its members speak of most at other times, other than the target. */
  home: { brand: string; rate: Rate } | null;
  /** True where members' home is another brand, they lean against the target, and each part holds with its interval. */
  communityAgainst: boolean;
  /** The finding in words, or what is missing. */
  sentence: string;
}

/** Documents needed for a direction to be said; below, the 95 % interval of even a unanimous group reaches under two thirds. */
const minimumDocuments = 8;

/** Whose direction is asked. */
export interface DirectionInput {
  /** Ids of the documents in which members acted together. */
  together: ReadonlySet<string>;
  /** The group's accounts, and those of all groups: what others say is taken from accounts in none. */
  members: ReadonlySet<string>;
  grouped: ReadonlySet<string>;
}

/**
 * Which brand a group's joint acts aim at and with what stance, set against its members' other documents and against everybody else's.
 */
export function directionOf(rows: readonly GroupRow[], { together, members, grouped }: DirectionInput): Direction {
  const joint = rows.filter((row) => together.has(row.id));
  const aside = rows.filter((row) => members.has(row.author) && !together.has(row.id));
  const target = leading(joint, null);
  const nothing: Direction = {
    target: null,
    there: null,
    elsewhere: null,
    others: null,
    lean: "insufficient data",
    home: null,
    communityAgainst: false,
    sentence: "Insufficient data for a direction",
  };
  if (joint.length < minimumDocuments) return { ...nothing, sentence: `${joint.length} joint documents are too few to say a direction` };
  if (target === null) return { ...nothing, lean: "neither", sentence: "What they did together aims at no one brand" };
  const { brand } = target;
  const there = stanceShare(joint, (name) => name === brand);
  const elsewhere = stanceShare(aside, (name) => name !== brand);
  const others = stanceShare(
    rows.filter((row) => !grouped.has(row.author)),
    (name) => name === brand,
  );
  const lean = leanOf(there, others);
  const home = leading(aside, brand);
  const communityAgainst = lean === "against" && home !== null;
  const parts = [`${percent(target.rate)} of what they did together speaks of ${brand}`];
  if (lean === "against") parts.push(`${percent(there.negativeRate)} of it against`);
  else if (lean === "for") parts.push(`${percent(there.positiveRate)} of it for`);
  else parts.push(lean === "neither" ? "without a lean" : "too few took a side to say how");
  if (home) parts.push(`at other times they speak of ${home.brand} (${percent(home.rate)})`);
  else
    parts.push(aside.length < minimumDocuments ? "too little is known of them at other times" : "at other times they keep to no one brand");
  return { target, there, elsewhere, others, lean, home, communityAgainst, sentence: parts.join("; ") };
}

/** The brand that more than half of the rows (by the lower bound of its interval, among rows that name any brand) speak of. */
function leading(rows: readonly GroupRow[], except: string | null): { brand: string; rate: Rate } | null {
  const counts = new Map<string, number>();
  let naming = 0;
  for (const row of rows) {
    const brands = new Set(row.brands.map((one) => one.brand));
    if (except !== null) brands.delete(except);
    if (brands.size > 0) naming++;
    for (const brand of brands) counts.set(brand, (counts.get(brand) ?? 0) + 1);
  }
  if (naming < minimumDocuments) return null;
  const [first] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const rate = rateOf(first[1], naming, minimumDocuments);
  return rate.low > 0.5 ? { brand: first[0], rate } : null;
}

function stanceShare(rows: readonly GroupRow[], counts: (brand: string) => boolean): StanceShare {
  let documents = 0;
  let positive = 0;
  let negative = 0;
  for (const row of rows) {
    const read = row.brands.filter((one) => counts(one.brand) && one.stance !== "unclear");
    if (read.length === 0) continue;
    documents++;
    if (read.some((one) => one.stance === "negative")) negative++;
    else if (read.some((one) => one.stance === "positive")) positive++;
  }
  return {
    documents,
    positive,
    negative,
    negativeRate: rateOf(negative, documents, minimumDocuments),
    positiveRate: rateOf(positive, documents, minimumDocuments),
    against: rateOf(negative, negative + positive, minimumDocuments),
    for: rateOf(positive, negative + positive, minimumDocuments),
  };
}

/**
 * A lean is said only where the group's interval lies above its own other side's, and where it leans more than everybody else beyond doubt: in
 * the share of all its documents, or in the share of those that take a side (a reader that misses most stances thins both sides alike).
 */
function leanOf(there: StanceShare, others: StanceShare): Direction["lean"] {
  if (there.documents < minimumDocuments) return "insufficient data";
  const isClear = (all: "negativeRate" | "positiveRate", sides: "against" | "for") =>
    clearOf(there[all], others[all]) || (there[sides].sufficient && clearOf(there[sides], others[sides]));
  if (there.negativeRate.low > there.positiveRate.high && isClear("negativeRate", "against")) return "against";
  return there.positiveRate.low > there.negativeRate.high && isClear("positiveRate", "for") ? "for" : "neither";
}

/**
 * True where `rate` lies above `base` with 95 % confidence in their difference, or where there is no base to compare with.
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions", Stat. Med. 17 (1998), method 10.
 */
function clearOf(rate: Rate, base: Rate): boolean {
  if (!base.sufficient) return true;
  return rate.rate - base.rate > Math.hypot(rate.rate - rate.low, base.high - base.rate);
}

function percent(rate: Rate): string {
  const of = (value: number) => Math.round(value * 100);
  return `${of(rate.rate)} % (${of(rate.low)} to ${of(rate.high)}, n = ${rate.n})`;
}
