import { stableId } from "../core/hash.js";
import type { Store } from "./store.js";

/** A story that a person split or merged. */
export interface SavedStoryEdit {
  edit: string;
  kind: "split" | "merge";
  /** Ids of documents: of each story that was merged, or of what was taken out and what was left. */
  parts: string[][];
  by: string;
  /** ISO 8601. */
  at: string;
  undone: boolean;
  undoneBy: string;
  undoneAt: string | null;
}

interface EditRow extends Omit<SavedStoryEdit, "undone" | "at" | "undoneBy" | "undoneAt"> {
  at_ms: number;
  undone: number;
  undone_by: string;
  undone_ms: number | null;
  made: number;
}

const select = `SELECT edit, toString(kind) AS kind, parts, by, toUnixTimestamp64Milli(at) AS at_ms, undone, undone_by,
  toUnixTimestamp64Milli(undone_at) AS undone_ms, made FROM story_edits FINAL`;

/** All splits and merges, oldest first, those taken back included. */
export async function storyEdits(store: Store): Promise<SavedStoryEdit[]> {
  const rows = await store.query<EditRow>(`${select} ORDER BY made, edit`);
  return rows.map(({ at_ms, undone, undone_by, undone_ms, made: _made, ...row }) => ({
    ...row,
    at: new Date(at_ms).toISOString(),
    undone: undone === 1,
    undoneBy: undone_by,
    undoneAt: undone_ms === null ? null : new Date(undone_ms).toISOString(),
  }));
}

/** Keeps a split or merge and gives its name. */
export async function saveStoryEdit(store: Store, { kind, parts, by }: Pick<SavedStoryEdit, "kind" | "parts" | "by">): Promise<string> {
  const version = store.nextVersion();
  const edit = stableId(kind, JSON.stringify(parts), by, String(version));
  await store.insert("story_edits", [
    { edit, kind, parts, by, at: Date.now(), made: version, undone: 0, undone_by: "", undone_at: null, version },
  ]);
  return edit;
}

/** Takes a split or merge back. False where there is none of that name, or it was taken back already. */
export async function undoStoryEdit(store: Store, edit: string, by: string): Promise<boolean> {
  const [row] = await store.query<EditRow>(`${select} WHERE edit = {edit:String} AND undone = 0`, { edit });
  if (!row) return false;
  const { at_ms, undone_ms: _undone, ...kept } = row;
  await store.insert("story_edits", [
    { ...kept, at: at_ms, undone: 1, undone_by: by, undone_at: Date.now(), version: store.nextVersion() },
  ]);
  return true;
}

/**
 * Forgets documents that are no longer there, on the disk too: what was erased leaves no name behind.
 * @param isThere whether a document of that id is still there
 */
export async function forgetGoneDocuments(store: Store, isThere: (id: string) => boolean): Promise<void> {
  const rows = await store.query<EditRow>(select);
  const stale = rows.filter(({ parts }) => parts.some((part) => !part.every(isThere)));
  if (stale.length === 0) return;
  await store.insert(
    "story_edits",
    stale.map(({ at_ms, undone_ms, parts, ...kept }) => ({
      ...kept,
      parts: parts.map((part) => part.filter(isThere)),
      at: at_ms,
      undone_at: undone_ms,
      version: store.nextVersion(),
    })),
  );
  await store.command("OPTIMIZE TABLE story_edits FINAL");
}

/** Grows with every split, merge and undoing; 0 before the first. */
export async function storyEditsVersion(store: Store): Promise<number> {
  const { newest } = await store.one<{ newest: number }>("SELECT max(version) AS newest FROM story_edits");
  return Number(newest);
}
