import { once } from "node:events";
import { LandfallError } from "../../core/errors.js";
import { conformance } from "../../relate/synchrony/conformance.js";
import { detect } from "../../relate/synchrony/detect.js";
import { readShares } from "../../relate/synchrony/read-shares.js";
import { edgeCsv } from "../../relate/synchrony/write-edges.js";
import type { Effects } from "../effects.js";
import { someUnusable } from "../filter-input.js";
import { type CommonOptions, numberFlag } from "../flags.js";

interface SynchronyCommandOptions extends CommonOptions {
  window: string;
  minParticipation: string;
  conformance?: boolean;
}

/** Shares as CSV in, edges as CSV out: every edge, before any percentile cut. */
export async function synchrony(options: SynchronyCommandOptions, effects: Effects): Promise<void> {
  const windowSeconds = numberFlag("window", options.window, { least: 0, most: 31_536_000 });
  const minParticipation = numberFlag("min-participation", options.minParticipation, { least: 1, most: 1_000_000, whole: true });
  if (process.stdin.isTTY) {
    throw new LandfallError("USAGE", "shares are read from standard input as CSV with object_id, account_id, content_id, timestamp_share", {
      next: "run e.g. `landfall synchrony --window 60 < shares.csv > edges.csv`",
    });
  }
  const read = await readShares(process.stdin);
  for (const { line, reason } of read.diagnostics) effects.tell(`line ${line}: ${reason}`);
  if (options.conformance) {
    await write(edgeCsv(read.columns, conformance(read.columns, { windowSeconds, minParticipation })));
  } else {
    const network = detect.detailed(read.columns, { windowSeconds, minParticipation });
    for (const note of network.notes) effects.tell(`note: ${note}`);
    await write(edgeCsv(read.columns, network.edges, network.odds));
  }
  if (read.broken > 0) {
    effects.tell(`${read.broken} of ${read.rows} rows could not be used`);
    process.exitCode = someUnusable;
  }
}

async function write(chunks: Iterable<Uint8Array>): Promise<void> {
  for (const chunk of chunks) if (!process.stdout.write(chunk)) await once(process.stdout, "drain");
}
