import type { Action } from "../../core/relation.js";
import type { ShareColumns } from "../synchrony/columns.js";
import { chooseWindow, type WindowChoice } from "../synchrony/window-choice.js";

/** The window for one kind of action on one platform ('' for all together), with the numbers behind its plot. */
export interface SourceWindow {
  source: string;
  kind: Action["kind"];
  choice: WindowChoice;
}

/** What the user set instead of the data's choice. */
export interface WindowSettings {
  /** One window for everything, seconds; null lets the data choose. */
  windowSeconds: number | null;
  /** Seconds by `source/kind` or `kind`: the nearer setting wins. */
  windows: Readonly<Record<string, number>>;
  seed: number;
}

/** The window of some actions: as set for them, else as their own times say. */
export function windowOf(columns: ShareColumns, source: string, kind: Action["kind"], settings: WindowSettings): WindowChoice {
  const windowSeconds = settings.windows[`${source}/${kind}`] ?? settings.windows[kind] ?? settings.windowSeconds;
  return chooseWindow(columns, { seed: settings.seed, windowSeconds });
}
