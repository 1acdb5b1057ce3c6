import { eraseAuthor } from "../../pipeline/collect/erase-author.js";
import { bringUpToDate } from "../../pipeline/current.js";
import type { Effects } from "../effects.js";
import type { CommonOptions } from "../flags.js";
import { withWorkspace } from "../session.js";

interface EraseOptions extends CommonOptions {
  author: string;
}

/** Erases an author of a source with all that was made of their documents, and relates the rest anew. */
export async function erase({ author, ...options }: EraseOptions, effects: Effects): Promise<void> {
  const erased = await withWorkspace(options, "erase", async (workspace) => {
    const done = await eraseAuthor(workspace, author, Date.now());
    if (done.documents > 0) await bringUpToDate(workspace, { onProgress: effects.progress, signal: effects.signal });
    return done;
  });
  effects.quiet();
  if (options.json) effects.print(JSON.stringify(erased));
  else
    effects.print(
      `erased ${erased.documents} documents and ${erased.quarantined} quarantined rows; a keyed hash stays, so that this author is not taken in again from ${erased.source}`,
    );
}
