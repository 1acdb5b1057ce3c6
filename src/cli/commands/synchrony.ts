import { once } from "node:events";
import { LandfallError } from "../../core/errors.js";
import { synchronyFilter } from "../../relate/synchrony/filter.js";
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
  const isChosen = options.window === "auto";
  if (isChosen && options.conformance) {
    throw new LandfallError("USAGE", "--window auto chooses from the data, which CooRTweet does not", {
      next: "give the seconds, or leave --conformance out",
    });
  }
  const windowSeconds = isChosen ? null : numberFlag("window", options.window, { least: 0, most: 31_536_000 });
  const minParticipation = numberFlag("min-participation", options.minParticipation, { least: 1, most: 1_000_000, whole: true });
  if (process.stdin.isTTY) {
    throw new LandfallError("USAGE", "shares are read from standard input as CSV with object_id, account_id, content_id, timestamp_share", {
      next: "run e.g. `landfall synchrony --window 60 < shares.csv > edges.csv`",
    });
  }
  const { csv, read, window, notes } = await synchronyFilter(process.stdin, { ...options, windowSeconds, minParticipation });
  for (const { line, reason } of read.diagnostics) effects.tell(`line ${line}: ${reason}`);
  for (const note of notes) effects.tell(`note: ${note}`);
  if (isChosen && window !== null) effects.tell(`window: ${window.windowSeconds} s, ${window.reason}`);
  for (const chunk of csv) if (!process.stdout.write(chunk)) await once(process.stdout, "drain");
  if (read.broken > 0) {
    effects.tell(`${read.broken} of ${read.rows} rows could not be used`);
    process.exitCode = someUnusable;
  }
}
