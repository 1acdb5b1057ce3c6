import type { Action } from "../../core/relation.js";
import { type ActionRow, actionsOf } from "../actions/of-document.js";
import { columnsOf } from "../synchrony/columns.js";
import { chooseWindow, type WindowChoice } from "../synchrony/window-choice.js";

/** The window that the data of one platform choose for one kind of action, with the numbers behind its plot. */
export interface SourceWindow {
  source: string;
  kind: Action["kind"];
  choice: WindowChoice;
}

/** The windows of each platform and kind of action, by name of both. */
export function windowsBySource(
  rows: readonly (ActionRow & { source: string })[],
  options: { seed?: number; windowSeconds?: number | null } = {},
): SourceWindow[] {
  const lists = new Map<string, { source: string; kind: Action["kind"]; actions: Action[] }>();
  for (const row of rows) {
    for (const action of actionsOf(row)) {
      const key = `${row.source}\n${action.kind}`;
      const known = lists.get(key) ?? { source: row.source, kind: action.kind, actions: [] };
      known.actions.push(action);
      lists.set(key, known);
    }
  }
  return [...lists.entries()]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([, { source, kind, actions }]) => ({ source, kind, choice: chooseWindow(columnsOf(actions), options) }));
}
