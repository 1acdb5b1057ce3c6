import { conformance } from "./conformance.js";
import { detect } from "./detect.js";
import { type ReadSharesOptions, readShares, type SharesRead } from "./read-shares.js";
import type { WindowChoice } from "./window-choice.js";
import { edgeCsv } from "./write-edges.js";

export interface FilterOptions extends Partial<ReadSharesOptions> {
  /** True for CooRTweet's edges and weights, without odds. */
  conformance?: boolean;
  /** Seconds; null lets the data choose (10, CooRTweet's default, in conformance). */
  windowSeconds?: number | null;
  minParticipation?: number;
}

/** The edges as CSV in pieces, with what was read and what must be told beside them. */
export interface Filtered {
  csv: Iterable<Uint8Array>;
  edges: number;
  read: Omit<SharesRead, "columns">;
  window: WindowChoice | null;
  notes: string[];
}

/**
 * `landfall synchrony`: shares as CSV in, edges as CSV out. Columns in: `object_id, account_id, content_id, timestamp_share`; out:
 * `account_id, account_id_y, weight` and, unless in conformance, `expected, p, q`.
 *
 * @throws LandfallError `MAPPING_INVALID` where a column is missing, `USAGE` where conformance would hold more than fits
 */
export async function synchronyFilter(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: FilterOptions = {},
): Promise<Filtered> {
  const { windowSeconds = null, minParticipation = 2 } = options;
  const { columns, ...read } = await readShares(chunks, options);
  if (options.conformance) {
    const edges = conformance(columns, { minParticipation, ...(windowSeconds === null ? {} : { windowSeconds }) });
    return { csv: edgeCsv(columns, edges), edges: edges.length, read, window: null, notes: [] };
  }
  const synchrony = detect.detailed(columns, { windowSeconds, minParticipation });
  const { edges, odds, window } = synchrony;
  return { csv: edgeCsv(columns, edges, odds), edges: edges.length, read, window, notes: synchrony.notes };
}
