import type { Action } from "../../core/relation.js";
import { columnsOf, type ShareColumns } from "../synchrony/columns.js";
import { corrected } from "../synchrony/correction.js";
import { detect as detectSynchrony, type Synchrony } from "../synchrony/detect.js";
import { namesOf } from "../synchrony/edges.js";
import { AccountIndex } from "../synchrony/evidence.js";
import { poissonTail } from "../synchrony/poisson.js";
import { type CoActionEdge, edgesOfKind, mergedEdges } from "./edge-list.js";
import { type SourceWindow, type WindowSettings, windowOf } from "./windows.js";

/** One act that two accounts share: the same object by the same kind of action, in two documents, within the window. */
export interface SharedAct {
  kind: Action["kind"];
  object: string;
  documentA: string;
  documentB: string;
  lagSeconds: number;
}

/** Two accounts tied beyond chance, with the kind and window at which they stand out most. */
export interface ValidatedTie {
  a: string;
  b: string;
  kind: Action["kind"];
  windowSeconds: number;
  /** Distinct objects, but no more than there are documents: an act counts once however many objects its two documents share. */
  observed: number;
  expected: number;
  p: number;
  q: number;
  acts: SharedAct[];
}

/** The ties over all kinds, every edge at its kind's window, and the choice of window for each platform and kind. */
export interface TieNetwork {
  ties: ValidatedTie[];
  edges: CoActionEdge[];
  windows: SourceWindow[];
  notes: string[];
}

export interface NetworkOptions extends WindowSettings {
  level: number;
  seed: number;
  /** The platform of an account; '' where all are of one. */
  sourceOf: (account: string) => string;
}

/** Besides the window that the data choose, these are looked through, seconds: automation, a shared call, an afternoon. */
export const scannedWindows = [60, 600, 3600];
/** Fewer actions of a kind than this cannot tell anything. */
const minimumActions = 20;
/** Ties opened into their documents for one kind and window: a thousand accounts that do all the same have half a million. */
const maxTies = 100_000;
/** Pairs of shares held at once, besides four for each share: what so many do at once says nothing about any two. */
const crowdPairs = 5_000_000;
/** Two accounts that met once may have met by chance whatever the odds say: the model does not know all that ties people. */
const minimumActs = 2;

/** Ties beyond chance among the accounts behind `actions`, over all kinds of action and the scanned windows, with all edges. */
export function tieNetwork(actions: readonly Action[], options: NetworkOptions): TieNetwork {
  const accounts = new Set(actions.map((action) => action.account)).size;
  const byKind = new Map<Action["kind"], Action[]>();
  for (const action of actions) append(byKind, action.kind, action);
  byKind.set("domain", rareDomains(byKind.get("domain") ?? [], accounts));
  const notes: string[] = [];
  const windows: SourceWindow[] = [];
  const edges: CoActionEdge[][] = [];
  const best = new Map<string, ValidatedTie>();
  const tests = (accounts * (accounts - 1)) / 2;
  const background = Float64Array.from(new Map(actions.map((action) => [action.document, action.time])).values());
  const opened = new OpenedColumns();
  for (const [kind, list] of byKind) {
    if (list.length < minimumActions) continue;
    for (const part of partsOf(kind, list, options)) {
      const { columns, choice } = part;
      if (part.isShown) windows.push({ source: part.source, kind, choice });
      for (const windowSeconds of part.scanned) {
        const synchrony = scan(kind, columns, windowSeconds, { ...options, background, tests }, opened, best, notes);
        const onlyBeyond = windowSeconds !== choice.windowSeconds;
        edges.push(edgesOfKind(kind, columns, synchrony, { ...options, onlyBeyond, windowsTried: part.scanned.length }, notes));
      }
    }
  }
  const ties = [...best.values()].sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b));
  // A tie only proposes; what a group's members share is tested as a whole, with everything that could have been picked charged for there.
  const q = corrected(
    Float64Array.from(ties, (tie) => tie.p),
    Math.max(tests, ties.length),
  );
  for (const [i, tie] of ties.entries()) tie.q = q[i];
  return { ties: ties.filter((tie) => tie.q <= options.level), edges: mergedEdges(edges), windows, notes: [...new Set(notes)] };
}

/** Actions that are looked through together: all of a kind, or one platform's where its window is another. */
interface Part {
  source: string;
  columns: ShareColumns;
  choice: SourceWindow["choice"];
  scanned: number[];
  /** False where a choice over all platforms would repeat that of the only one. */
  isShown: boolean;
}

/** First all platforms together, then each whose own window is another than theirs; a platform with a setting of its own is apart. */
function partsOf(kind: Action["kind"], list: readonly Action[], options: NetworkOptions): Part[] {
  const bySource = new Map<string, Action[]>();
  for (const action of list) append(bySource, options.sourceOf(action.account), action);
  const own = [...bySource].sort(([x], [y]) => compare(x, y)).filter(([, actions]) => actions.length >= minimumActions);
  const hasSetting = (source: string) => options.windows[`${source}/${kind}`] !== undefined;
  const together = list.filter((action) => !hasSetting(options.sourceOf(action.account)));
  const parts: Part[] = [];
  const columns = columnsOf(together);
  const choice = windowOf(columns, "", kind, options);
  const scanned = choice.from === "setting" ? [choice.windowSeconds] : [...new Set([...scannedWindows, choice.windowSeconds])];
  parts.push({ source: "", columns, choice, scanned, isShown: own.length !== 1 });
  for (const [source, actions] of own) {
    const isAll = bySource.size === 1;
    const ownColumns = isAll ? columns : columnsOf(actions);
    const ownChoice = isAll ? choice : windowOf(ownColumns, source, kind, options);
    const isNew = hasSetting(source) || (!isAll && ownChoice.from === "data" && ownChoice.windowSeconds !== choice.windowSeconds);
    parts.push({ source, columns: ownColumns, choice: ownChoice, scanned: isNew ? [ownChoice.windowSeconds] : [], isShown: true });
  }
  return parts;
}

/** A domain that more than this part of all accounts share is a common source, which brings strangers together. */
const commonPart = 0.01;
/** Below this many accounts a domain is rare however few there are in all. */
const alwaysRare = 50;

/** Actions on domains that few accounts share. */
function rareDomains(actions: readonly Action[], accounts: number): Action[] {
  const users = new Map<string, Set<string>>();
  for (const { account, object } of actions) users.set(object, (users.get(object) ?? new Set()).add(account));
  const most = Math.max(alwaysRare, commonPart * accounts);
  return actions.filter(({ object }) => users.get(object)!.size <= most);
}

function scan(
  kind: Action["kind"],
  columns: ShareColumns,
  windowSeconds: number,
  options: { level: number; seed: number; background: Float64Array; tests: number },
  opened: OpenedColumns,
  best: Map<string, ValidatedTie>,
  notes: string[],
): Synchrony {
  const synchrony = detectSynchrony.detailed(columns, {
    windowSeconds,
    seed: options.seed,
    background: options.background,
    maxPairs: crowdPairs,
  });
  for (const note of synchrony.notes) notes.push(`${kind}, ${windowSeconds} s: ${note}`);
  const { edges, odds } = synchrony;
  const candidates: number[] = [];
  // A tie that could not pass even as the only one of all pairs' best ranks is not opened: BH never lifts p above level.
  for (let i = 0; i < edges.length; i++) if (edges.objects[i] >= minimumActs && odds.p[i] <= options.level) candidates.push(i);
  const cut = cutOf(
    candidates.map((i) => odds.p[i]),
    options.tests,
    options.level,
  );
  const passing = candidates.filter((i) => odds.p[i] <= cut);
  if (passing.length > maxTies) {
    passing.sort((x, y) => odds.p[x] - odds.p[y] || x - y);
    notes.push(`${kind}, ${windowSeconds} s: the ${maxTies} strongest of ${passing.length} ties were looked at`);
    passing.length = maxTies;
  }
  for (const i of passing) {
    const index = opened.of(columns);
    const [a, b] = namesOf(columns, edges, i);
    const found = index.between(columns.accounts.find(a), columns.accounts.find(b), windowSeconds);
    const acts = found.map((one) => ({
      kind,
      object: one.object.slice(kind.length + 1),
      documentA: one.contentA ?? "",
      documentB: one.contentB ?? "",
      lagSeconds: one.lagSeconds,
    }));
    const documents = Math.min(new Set(acts.map((act) => act.documentA)).size, new Set(acts.map((act) => act.documentB)).size);
    const observed = Math.min(edges.objects[i], documents);
    if (observed < minimumActs) continue;
    const p = observed === edges.objects[i] ? odds.p[i] : poissonTail(observed, odds.expected[i]);
    const key = `${a}\n${b}`;
    const known = best.get(key);
    if (known && known.p <= p) continue;
    best.set(key, { a, b, kind, windowSeconds, observed, expected: odds.expected[i], p, q: 1, acts });
  }
  return synchrony;
}

/** The index of the columns being scanned, made when the first tie is opened and kept for the other windows. */
class OpenedColumns {
  #columns: ShareColumns | null = null;
  #index: AccountIndex | null = null;

  of(columns: ShareColumns): AccountIndex {
    if (this.#index === null || this.#columns !== columns) {
      this.#columns = columns;
      this.#index = new AccountIndex(columns);
    }
    return this.#index;
  }
}

/** The largest p that could still pass at `level` among `tests`: the step-up rule of Benjamini and Hochberg. */
function cutOf(p: number[], tests: number, level: number): number {
  const sorted = Float64Array.from(p).sort();
  for (let rank = sorted.length; rank >= 1; rank--) if (sorted[rank - 1] <= (level * rank) / tests) return sorted[rank - 1];
  return 0;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
