import type { Action } from "../../core/relation.js";
import { logFactorial } from "../synchrony/poisson.js";
import { seededRandom } from "../synchrony/window-choice.js";
import { JointCounter, type Member } from "./joint-counter.js";

/** How often members of a group act together, against what their own rhythms would give by chance. */
export interface GroupOdds {
  /** Pairs of documents by two members on a same object within the window. */
  observed: number;
  expected: number;
  /** What each shuffle gave, all members' times dealt among their own documents: the least, each twentieth part, and the most. */
  spread: number[];
  /** The probability of so much by chance, corrected for how many groups could have been picked. */
  p: number;
  /** The least p that these members could have reached had every act met: above the level, the test has no power. */
  leastP: number;
  shuffles: number;
}

export interface GroupOddsOptions {
  /** Windows looked through, seconds; the first is the one that `observed` and `expected` speak of. */
  windows: readonly number[];
  seed: number;
  shuffles: number;
  /** First and last instant of the whole stream, Unix seconds. */
  from: number;
  to: number;
  /** Accounts that could have been picked into the group: those that acted on at least two of its objects. */
  candidates: number;
  /** How many groups of this size could have been found. */
  tests: number;
}

/** Document checks made at most for one group. */
const workLimit = 20_000_000;
/** Fewer shuffles than this could not reject anything. */
const leastShuffles = 99;
/** How sharply a test looks at the best shuffles only; which sharpness is right depends on how many members really join in, so several are tried. */
const sharpnesses = [3, 10, 30];

/**
 * Tests whether members act together beyond what each one's own rhythm explains.
 *
 * Member after member, in an order that knows nothing of times, is set against those before it: its documents keep what they do, and
 * only its times are dealt anew, once among its own documents (its hours stay), once by moving all of them together (its bursts stay). How far
 * the true times stand out among the dealt ones is an e-value: its mean under the null is at most 1, whatever the members before did, so
 * that the product over members, averaged over windows and sharpnesses, exceeds 1/p with probability at most p (Ville's inequality; Vovk and
 * Wang, "E-values", Ann. Stat. 49, 2021). The weaker of the two ways of dealing counts, and p is charged for every subset of the candidates that
 * could have been picked instead.
 */
export function groupOdds(actions: readonly Action[], options: GroupOddsOptions): GroupOdds {
  const { windows, from, to } = options;
  const members = membersOf(actions);
  const random = seededRandom(options.seed);
  const documents = members.reduce((sum, member) => sum + member.times.length, 0);
  const affordable = Math.floor(workLimit / (documents * windows.length * 2 + 1));
  const shuffles = Math.max(leastShuffles, Math.min(options.shuffles, affordable));
  const span = Math.max(1, to - from);
  const tries = windows.length * sharpnesses.length;
  const dealtEvidence = evidenceOf(tries);
  const shiftedEvidence = evidenceOf(tries);
  const totals = new Float64Array(shuffles);
  let observed = 0;
  let expected = 0;
  for (let k = 0; k < members.length; k++) {
    const { times } = members[k];
    const all = new JointCounter(members, k, members.length);
    observed += all.count(times, windows[0]);
    expected += all.expected(times, windows[0]);
    if (k === 0) continue;
    const earlier = new JointCounter(members, k, k);
    const dealt = times.slice();
    const counts = addEvidence(dealtEvidence, earlier, times, windows, shuffles, () => {
      shuffle(dealt, random);
      return dealt;
    });
    for (let i = 0; i < shuffles; i++) totals[i] += counts?.[i + 1] ?? 0;
    addEvidence(shiftedEvidence, earlier, times, windows, shuffles, () => {
      const shift = random() * span;
      for (let i = 0; i < times.length; i++) dealt[i] = from + ((times[i] - from + shift) % span);
      return dealt;
    });
  }
  const evidence = Math.min(logMean(dealtEvidence.seen), logMean(shiftedEvidence.seen));
  const most = Math.min(logMean(dealtEvidence.most), logMean(shiftedEvidence.most));
  const picks = logChoose(Math.max(options.candidates, members.length), members.length) + Math.log(Math.max(1, options.tests));
  // Every pair was met from both sides.
  return {
    observed: observed / 2,
    expected: expected / 2,
    spread: quantiles(totals),
    p: Math.min(1, Math.exp(picks - evidence)),
    leastP: Math.min(1, Math.exp(picks - most)),
    shuffles,
  };
}

/** Logarithms of the evidence of each try (window by sharpness): as seen, and the most there could have been. */
interface Evidence {
  seen: Float64Array;
  most: Float64Array;
}

function evidenceOf(tries: number): Evidence {
  return { seen: new Float64Array(tries), most: new Float64Array(tries) };
}

/** Steps of the spread: each twentieth part. */
const spreadSteps = 20;

function quantiles(values: Float64Array): number[] {
  const sorted = values.slice().sort();
  return Array.from({ length: spreadSteps + 1 }, (_, i) => sorted[Math.round((i / spreadSteps) * (sorted.length - 1))]);
}

/** Adds the logarithm of one member's e-value to each try (window by sharpness). Gives the counts of the first window: as seen, then as dealt. */
function addEvidence(
  evidence: Evidence,
  earlier: JointCounter,
  times: Float64Array,
  windows: readonly number[],
  shuffles: number,
  deal: () => Float64Array,
): Float64Array | null {
  if (earlier.isEmpty) return null;
  const counts = windows.map((windowSeconds) => {
    const row = new Float64Array(shuffles + 1);
    row[0] = earlier.count(times, windowSeconds);
    return row;
  });
  for (let i = 1; i <= shuffles; i++) {
    const dealt = deal();
    for (const [w, windowSeconds] of windows.entries()) counts[w][i] = earlier.count(dealt, windowSeconds);
  }
  for (const [w, row] of counts.entries()) {
    const most = row.reduce((x, y) => Math.max(x, y), 0);
    if (most === 0) continue;
    for (const [s, sharpness] of sharpnesses.entries()) {
      let sum = 0;
      for (const count of row) sum += Math.exp((sharpness * count) / most - sharpness);
      const at = w * sharpnesses.length + s;
      const seen = Math.exp((sharpness * row[0]) / most - sharpness);
      evidence.seen[at] += Math.log(seen / (sum / row.length));
      // As if its own times had met as often as the best dealt ones.
      evidence.most[at] += -Math.log((sum - seen + 1) / row.length);
    }
  }
  return counts[0];
}

/** ln of the mean of the numbers whose logarithms these are. */
function logMean(logs: Float64Array): number {
  const most = logs.reduce((x, y) => Math.max(x, y), Number.NEGATIVE_INFINITY);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length);
}

/** ln of the number of ways to pick `k` of `n`. */
export function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Members in an order blind to times: those that act on most of what others act on first, ties by name. */
function membersOf(actions: readonly Action[]): Member[] {
  const byAccount = new Map<string, Map<string, { time: number; objects: string[] }>>();
  const users = new Map<string, Set<string>>();
  for (const { account, document, kind, object, time } of actions) {
    const key = `${kind}:${object}`;
    const documents = byAccount.get(account) ?? new Map<string, { time: number; objects: string[] }>();
    byAccount.set(account, documents);
    const known = documents.get(document);
    if (known) known.objects.push(key);
    else documents.set(document, { time, objects: [key] });
    const who = users.get(key) ?? new Set();
    users.set(key, who.add(account));
  }
  const ranked = [...byAccount].map(([account, documents]) => {
    const shared = new Set([...documents.values()].flatMap((one) => one.objects.filter((object) => users.get(object)!.size > 1)));
    return { account, documents: [...documents.values()], shared: shared.size };
  });
  ranked.sort((x, y) => y.shared - x.shared || (x.account < y.account ? -1 : 1));
  return ranked.map(({ account, documents }) => ({
    account,
    times: Float64Array.from(documents, (one) => one.time),
    objects: documents.map((one) => one.objects),
  }));
}

/** Fisher and Yates' shuffle in place. */
function shuffle(values: Float64Array, random: () => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
