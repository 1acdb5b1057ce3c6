import { asItStands } from "../../pipeline/current.js";
import { listQuarantine } from "../../report/quarantine.js";
import type { Effects } from "../effects.js";
import { type CommonOptions, numberFlag } from "../flags.js";
import { withWorkspace } from "../session.js";

interface QuarantineOptions extends CommonOptions {
  limit: string;
}

/** Prints the rows that could not be used. */
export async function quarantine(options: QuarantineOptions, effects: Effects): Promise<void> {
  const limit = numberFlag("limit", options.limit, { least: 1, most: 500, whole: true });
  const list = await withWorkspace(options, "quarantine", async (workspace) => listQuarantine(await asItStands(workspace), { limit }));
  if (options.json) {
    effects.print(JSON.stringify(list));
    return;
  }
  effects.print(`${list.total.toLocaleString("en-US")} rows in quarantine`);
  for (const { file, line, reason, raw } of list.rows)
    effects.print(`${file}:${line}: ${reason}\n  ${raw.slice(0, 160).replace(/\s+/g, " ")}`);
}
