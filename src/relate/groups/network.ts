import type { Action } from "../../core/relation.js";
import { columnsOf, type ShareColumns } from "../synchrony/columns.js";
import { corrected } from "../synchrony/correction.js";
import { detect as detectSynchrony } from "../synchrony/detect.js";
import { namesOf } from "../synchrony/edges.js";
import { AccountIndex } from "../synchrony/evidence.js";
import { poissonTail } from "../synchrony/poisson.js";
import { chooseWindow, type WindowChoice } from "../synchrony/window-choice.js";

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

/** The ties over all kinds, and the choice of window for each kind. */
export interface TieNetwork {
  ties: ValidatedTie[];
  windows: Partial<Record<Action["kind"], WindowChoice>>;
  notes: string[];
}

/** Besides the window that the data choose, these are looked through, seconds: automation, a shared call, an afternoon. */
export const scannedWindows = [60, 600, 3600];
/** Fewer actions of a kind than this cannot tell anything. */
const minimumActions = 20;
/** Ties opened into their documents for one kind and window: a thousand accounts that do all the same have half a million. */
const maxTies = 100_000;
/** Two accounts that met once may have met by chance whatever the odds say: the model does not know all that ties people. */
const minimumActs = 2;

/** Ties beyond chance among the accounts behind `actions`, over all kinds of action and the scanned windows. */
export function tieNetwork(actions: readonly Action[], options: { windowSeconds: number | null; level: number; seed: number }): TieNetwork {
  const accounts = new Set(actions.map((action) => action.account)).size;
  const byKind = new Map<Action["kind"], Action[]>();
  for (const action of actions) {
    const list = byKind.get(action.kind);
    if (list) list.push(action);
    else byKind.set(action.kind, [action]);
  }
  byKind.set("domain", rareDomains(byKind.get("domain") ?? [], accounts));
  const kinds = [...byKind].filter(([, list]) => list.length >= minimumActions);
  const notes: string[] = [];
  const windows: TieNetwork["windows"] = {};
  const best = new Map<string, ValidatedTie>();
  const tests = (accounts * (accounts - 1)) / 2;
  const background = Float64Array.from(new Map(actions.map((action) => [action.document, action.time])).values());
  const opened = new OpenedColumns();
  for (const [kind, list] of kinds) {
    const columns = columnsOf(list);
    const choice = chooseWindow(columns, { seed: options.seed, windowSeconds: options.windowSeconds });
    windows[kind] = choice;
    const scanned = options.windowSeconds === null ? new Set([...scannedWindows, choice.windowSeconds]) : [options.windowSeconds];
    for (const windowSeconds of scanned) {
      scan(kind, columns, windowSeconds, { ...options, background, tests }, opened, best, notes);
    }
  }
  const ties = [...best.values()].sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b));
  // A tie only proposes; what a group's members share is tested as a whole, with everything that could have been picked charged for there.
  const q = corrected(
    Float64Array.from(ties, (tie) => tie.p),
    Math.max(tests, ties.length),
  );
  for (const [i, tie] of ties.entries()) tie.q = q[i];
  return { ties: ties.filter((tie) => tie.q <= options.level), windows, notes: [...new Set(notes)] };
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
): void {
  const synchrony = detectSynchrony.detailed(columns, { windowSeconds, seed: options.seed, background: options.background });
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

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
