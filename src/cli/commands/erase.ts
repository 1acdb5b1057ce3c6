import { countAuthor, eraseAuthor } from "../../pipeline/collect/erase-author.js";
import { bringUpToDate } from "../../pipeline/current.js";
import type { Effects } from "../effects.js";
import type { CommonOptions } from "../flags.js";
import { withWorkspace } from "../session.js";

interface EraseOptions extends CommonOptions {
  author: string;
  count?: boolean;
}

/** Erases an author of a source with all that was made of their documents, and relates the rest anew; or says how much that would be. */
export async function erase({ author, count, ...options }: EraseOptions, effects: Effects): Promise<void> {
  if (count) {
    const found = await withWorkspace(options, "erase", (workspace) => countAuthor(workspace, author));
    if (options.json) effects.print(JSON.stringify(found));
    else
      effects.print(
        `it would erase ${found.documents} documents by ${found.names.join(", ")} and ${found.quarantined} quarantined rows; nothing is erased`,
      );
    return;
  }
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
