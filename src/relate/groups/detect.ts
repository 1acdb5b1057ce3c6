import { stableId } from "../../core/hash.js";
import type { Action } from "../../core/relation.js";
import { actionsOf } from "../actions/of-document.js";
import { communities } from "./communities.js";
import { type Context, candidatesFor, contextOf, keyOf } from "./context.js";
import { type Direction, directionOf } from "./direction.js";
import type { CoActionEdge } from "./edge-list.js";
import { explanationOf, type TestedExplanation, testedExplanations } from "./explain.js";
import { type GroupHistory, historyOf, periodFor } from "./history.js";
import { scannedWindows, tieNetwork, type ValidatedTie } from "./network.js";
import { groupOdds } from "./odds.js";
import type { GroupRow } from "./row.js";
import type { SourceWindow } from "./windows.js";

export interface GroupOptions {
  /** One window for all kinds of action, seconds; null scans several and lets the data choose. */
  windowSeconds: number | null;
  /** Windows for one kind of action (`link`) or one kind on one platform (`forum/link`), seconds; they go before `windowSeconds`. */
  windows: Readonly<Record<string, number>>;
  /** The share of false groups accepted. */
  level: number;
  /** Two accounts are a tie; from this many on they are a group. */
  minimumMembers: number;
  /** Shuffles by which each group is tested. */
  shuffles: number;
  seed: number;
}

export const defaults: GroupOptions = { windowSeconds: null, windows: {}, level: 0.05, minimumMembers: 3, shuffles: 999, seed: 1 };

/** One member with how much it did, alone and with the others. */
export interface GroupMember {
  account: string;
  documents: number;
  jointDocuments: number;
}

/** Something that members acted on together. */
export interface GroupObject {
  kind: Action["kind"];
  object: string;
  accounts: number;
  /** Unix seconds of its first and last joint act. */
  from: number;
  to: number;
  /** The first document of it. */
  document: string;
}

/** Accounts that act together beyond chance. */
export interface SynchronyGroup {
  id: string;
  /** Most active together first. */
  members: GroupMember[];
  /** Ids of the documents in which members acted together, by time. */
  documents: string[];
  /** By the number of members. */
  objects: GroupObject[];
  /** Pairs of members' documents on a same object within the window; and how many the members' own rhythms give by chance. */
  observed: number;
  expected: number;
  /** What chance gave when each member's times were dealt anew: the least, each twentieth part, and the most, in the order of size. */
  spread: number[];
  /** The probability of that by chance, corrected for all groups that could have been picked (family-wise). */
  q: number;
  /** False where `insufficient data` means that even acts that all met could not have shown it; true where they could, and did not. */
  hasPower: boolean;
  /** `explained` is set apart and shown, never hidden. */
  verdict: "synchronised, unexplained" | "explained" | "insufficient data";
  explanation: TestedExplanation | null;
  tested: TestedExplanation[];
  /** The target brand's catalogue id, or null where it cannot be said. */
  target: string | null;
  direction: Direction;
  /** Median time between two members' acts on one object, seconds; first and last joint act, Unix seconds. */
  tempo: { windowSeconds: number; medianLagSeconds: number; from: number; to: number };
  /** What is left when its most active member is taken out. */
  withoutMostActive: { account: string; members: number; observed: number };
  /** When it was born, grew, merged, split and went. */
  history: GroupHistory;
  ties: ValidatedTie[];
}

/** Everything that was found, with what it rests on. */
export interface GroupReport {
  groups: SynchronyGroup[];
  actions: Action[];
  edges: CoActionEdge[];
  windows: SourceWindow[];
  notes: string[];
}

/** Groups of accounts that act together beyond chance, the least likely first; see {@link SynchronyGroup}. */
export function detectGroups(documents: readonly GroupRow[], options: Partial<GroupOptions> = {}): SynchronyGroup[] {
  return detectGroups.detailed(documents, options).groups;
}

/** As {@link detectGroups}, with actions, edges, windows and notes. */
detectGroups.detailed = (rows: readonly GroupRow[], options: Partial<GroupOptions> = {}): GroupReport => {
  const settings = { ...defaults, ...options };
  // One order, so that the answer does not hang on the order of the rows.
  const documents = [...rows].sort((x, y) => x.time - y.time || (x.id < y.id ? -1 : 1));
  const originals = new Set(documents.map((row) => row.copyOf));
  // An original is one of its own copies.
  const actions = documents.flatMap((row) => actionsOf(originals.has(row.id) ? { ...row, copyOf: row.id } : row));
  const sources = new Map(documents.map((row) => [row.author, row.source ?? ""]));
  const network = tieNetwork(actions, { ...settings, sourceOf: (account) => sources.get(account) ?? "" });
  const context = contextOf(documents, actions);
  const found = communities(
    network.ties.map((tie) => ({ a: tie.a, b: tie.b, weight: tie.observed })),
    settings.seed,
  ).filter((members) => members.length >= settings.minimumMembers);
  const grouped = new Set(found.flat());
  const tiesOf = tiesInside(found, network.ties);
  const groups = found.map((members, i) => groupOf(members, grouped, tiesOf[i], context, settings));
  groups.sort((x, y) => x.q - y.q || y.members.length - x.members.length || (x.id < y.id ? -1 : 1));
  for (const group of groups) if (group.q > settings.level) group.verdict = "insufficient data";
  return { groups, actions, edges: network.edges, windows: network.windows, notes: network.notes };
};

/** Up to this many members each must stand out far to be believed; beyond, they add up, and fewer shuffles of each do. */
const fewMembers = 6;
const shufflesForMany = 199;

/** The windows of a group's test: the one that holds most of its joint acts first, then the others that were looked through. */
function groupWindows(ties: readonly ValidatedTie[], lags: readonly number[], settings: GroupOptions): number[] {
  if (settings.windowSeconds !== null || Object.keys(settings.windows).length > 0)
    return [...new Set(ties.map((tie) => tie.windowSeconds))];
  const usual = lags[Math.floor(lags.length * 0.75)];
  const main = scannedWindows.find((seconds) => seconds >= usual) ?? ties.reduce((longest, tie) => Math.max(longest, tie.windowSeconds), 0);
  return [main, ...scannedWindows.filter((seconds) => seconds !== main)];
}

/** The ties with both ends in one group, by group. */
function tiesInside(groups: readonly string[][], ties: readonly ValidatedTie[]): ValidatedTie[][] {
  const groupOfAccount = new Map(groups.flatMap((members, i) => members.map((account) => [account, i] as const)));
  const inside: ValidatedTie[][] = groups.map(() => []);
  for (const tie of ties) {
    const i = groupOfAccount.get(tie.a);
    if (i !== undefined && i === groupOfAccount.get(tie.b)) inside[i].push(tie);
  }
  return inside;
}

function groupOf(
  members: string[],
  grouped: ReadonlySet<string>,
  ties: readonly ValidatedTie[],
  context: Context,
  settings: GroupOptions,
): SynchronyGroup {
  const inside = new Set(members);
  const acts = ties.flatMap((tie) => tie.acts);
  const together = new Set(acts.flatMap((act) => [act.documentA, act.documentB]));
  const joint = [...together].map((id) => context.rows.get(id)!).sort((x, y) => x.time - y.time || (x.id < y.id ? -1 : 1));
  const jointOf = new Map<string, number>();
  for (const row of joint) jointOf.set(row.author, (jointOf.get(row.author) ?? 0) + 1);
  // Only the kinds that tie them: an object of another kind that stands in every post (one domain, one hashtag) would hide which acts met.
  const kinds = new Set(ties.map((tie) => tie.kind));
  const own = members.flatMap((account) => (context.actionsOfAccount.get(account) ?? []).filter((action) => kinds.has(action.kind)));
  const lags = acts.map((act) => act.lagSeconds).sort((x, y) => x - y);
  const windows = groupWindows(ties, lags, settings);
  const objects = objectsOf(ties, context);
  const odds = groupOdds(own, {
    windows,
    seed: settings.seed,
    shuffles: members.length > fewMembers ? Math.min(settings.shuffles, shufflesForMany) : settings.shuffles,
    from: context.from,
    to: context.to,
    candidates: candidatesFor(objects, context),
    tests: context.activeAccounts / members.length,
  });
  const ranked = members
    .map((account) => ({
      account,
      documents: new Set((context.actionsOfAccount.get(account) ?? []).map((action) => action.document)).size,
      jointDocuments: jointOf.get(account) ?? 0,
    }))
    .sort((x, y) => y.jointDocuments - x.jointDocuments || (x.account < y.account ? -1 : 1));
  const tested = testedExplanations({
    joint,
    members,
    acts,
    outsideUse: (kind, object) => {
      const users = context.usersOf.get(keyOf({ kind, object }));
      return users ? [...users].filter((account) => !inside.has(account)).length : 0;
    },
  });
  const explanation = explanationOf(tested);
  const direction = directionOf(context.documents, { together, members: inside, grouped });
  const left = ties.filter((tie) => tie.a !== ranked[0].account && tie.b !== ranked[0].account);
  return {
    id: stableId("group", ...members),
    members: ranked,
    documents: joint.map((row) => row.id),
    objects,
    observed: odds.observed,
    expected: odds.expected,
    spread: odds.spread,
    q: odds.p,
    hasPower: odds.leastP <= settings.level,
    verdict: explanation ? "explained" : "synchronised, unexplained",
    explanation,
    tested,
    target: direction.target?.brand ?? null,
    direction,
    tempo: {
      windowSeconds: windows[0],
      medianLagSeconds: lags[Math.floor(lags.length / 2)],
      from: joint[0].time,
      to: joint[joint.length - 1].time,
    },
    withoutMostActive: {
      account: ranked[0].account,
      members: new Set(left.flatMap((tie) => [tie.a, tie.b])).size,
      observed: left.reduce((sum, tie) => sum + tie.observed, 0),
    },
    history: historyOf(ties, context, periodFor({ from: joint[0].time, to: joint[joint.length - 1].time })),
    ties: [...ties],
  };
}

function objectsOf(ties: readonly ValidatedTie[], context: Context): GroupObject[] {
  const found = new Map<string, GroupObject & { who: Set<string> }>();
  for (const tie of ties) {
    for (const act of tie.acts) {
      const key = `${act.kind}:${act.object}`;
      const times = [context.rows.get(act.documentA)!.time, context.rows.get(act.documentB)!.time];
      const first = times[0] <= times[1] ? act.documentA : act.documentB;
      const known = found.get(key) ?? {
        kind: act.kind,
        object: act.object,
        accounts: 0,
        from: Math.min(...times),
        to: Math.max(...times),
        document: first,
        who: new Set(),
      };
      known.who.add(tie.a).add(tie.b);
      if (Math.min(...times) < known.from) known.document = first;
      known.from = Math.min(known.from, ...times);
      known.to = Math.max(known.to, ...times);
      found.set(key, known);
    }
  }
  return [...found.values()]
    .map(({ who, ...object }) => ({ ...object, accounts: who.size }))
    .sort((x, y) => y.accounts - x.accounts || x.from - y.from || (x.object < y.object ? -1 : 1));
}
