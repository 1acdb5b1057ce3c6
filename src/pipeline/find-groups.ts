import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Config } from "../core/config.js";
import { threadEntry } from "../core/thread.js";
import { minuteMs } from "../core/time.js";
import { detectGroups, type GroupOptions, type GroupReport } from "../relate/groups/detect.js";
import type { GroupRow } from "../relate/groups/row.js";
import { type RelateRow, timeOf } from "./relate-rows.js";

/** How groups are found, by the settings of a workspace. */
export function groupOptions({ windows }: Config): Partial<GroupOptions> {
  return {
    windowSeconds: windows.synchrony_seconds ?? null,
    windows: windows.synchrony_by_kind,
    minimumMembers: windows.group_accounts,
  };
}

/** Below so many documents the start of a thread costs more than it saves. */
const worthThread = 3000;

/** Finds groups, on a thread of its own where that is worth it. */
interface GroupFinder extends AsyncDisposable {
  find(rows: GroupRow[], options: Partial<GroupOptions>): Promise<GroupReport>;
}

/**
 * Groups are found on a second thread, while stories are on this one. It gets ready as soon as it is started, so start it before the rows are there.
 * @param documents how many there are to come
 */
export function startGroupFinder(documents: number): GroupFinder {
  if (documents < worthThread) {
    return {
      find: async (rows, options) => detectGroups.detailed(rows, options),
      [Symbol.asyncDispose]: async () => {},
    };
  }
  const worker = new Worker(threadEntry("groups-worker", import.meta.url), { execArgv: [] });
  const answer = once(worker, "message") as Promise<[GroupReport]>;
  // A failure is reported where the groups are awaited; until then it must not count as unhandled.
  answer.catch(() => undefined);
  return {
    find: async (rows, options) => {
      worker.postMessage({ rows, options });
      const [report] = await answer;
      await worker.terminate();
      return report;
    },
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}

/** A stamp that is wider than this cannot show that accounts acted together: days would meet at midnight. */
const widestStampMs = minuteMs;

/**
 * A document as the group detector takes it; none without an account or an exact time. The stance was read for the target: on the
 * other brands that a document names it says nothing.
 */
export function toGroupRow(row: RelateRow, copyOf: Map<string, string>): GroupRow[] {
  const time = timeOf(row);
  if (row.author === "" || time === null || time.to - time.from > widestStampMs) return [];
  const group: GroupRow = {
    id: row.id,
    source: row.source,
    // The same name on two sources may be two accounts.
    author: `${row.source}/${row.author}`,
    time: Math.floor(time.from / 1000),
    text: row.text,
    copyOf: copyOf.get(row.id) ?? null,
    links: row.links,
    client: row.client,
    replyTo: row.reply_to,
    repostOf: row.repost_of,
    image: row.image,
    voice: row.voice,
    brands: row.brands.map((brand) => ({ brand, stance: brand === row.target_brand ? row.stance : "neutral" })),
  };
  return [group];
}
