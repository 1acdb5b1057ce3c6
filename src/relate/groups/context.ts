import type { Action } from "../../core/relation.js";
import type { GroupRow } from "./row.js";

/** What all groups of a stream are seen against. */
export interface Context {
  documents: readonly GroupRow[];
  rows: Map<string, GroupRow>;
  actionsOfAccount: Map<string, Action[]>;
  /** Accounts that acted on an object, by kind and object. */
  usersOf: Map<string, Set<string>>;
  /** Accounts that acted at least twice on what others acted on too: only they can stand in a group. */
  activeAccounts: number;
  /** First and last instant, Unix seconds. */
  from: number;
  to: number;
}

/** Reads the context off all documents and their actions. */
export function contextOf(documents: readonly GroupRow[], actions: readonly Action[]): Context {
  const actionsOfAccount = new Map<string, Action[]>();
  const usersOf = new Map<string, Set<string>>();
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const action of actions) {
    const own = actionsOfAccount.get(action.account);
    if (own) own.push(action);
    else actionsOfAccount.set(action.account, [action]);
    const key = keyOf(action);
    const users = usersOf.get(key);
    if (users) users.add(action.account);
    else usersOf.set(key, new Set([action.account]));
    from = Math.min(from, action.time);
    to = Math.max(to, action.time);
  }
  let activeAccounts = 0;
  for (const own of actionsOfAccount.values()) {
    const shared = new Set(own.filter((action) => usersOf.get(keyOf(action))!.size > 1).map((action) => action.document));
    if (shared.size >= 2) activeAccounts++;
  }
  return { rows: new Map(documents.map((row) => [row.id, row])), documents, actionsOfAccount, usersOf, activeAccounts, from, to };
}

/** Names an object with its kind. */
export function keyOf(one: { kind: string; object: string }): string {
  return `${one.kind}:${one.object}`;
}

/** Accounts that acted on at least two of these objects: those that could have been picked into the group. */
export function candidatesFor(objects: readonly { kind: string; object: string }[], context: Context): number {
  const counts = new Map<string, number>();
  for (const object of objects) {
    for (const account of context.usersOf.get(keyOf(object)) ?? []) counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count >= 2).length;
}
