import type { z } from "zod";
import type { quarantineListSchema } from "./answers.js";
import type { ReportContext } from "./context.js";

export type QuarantineList = z.infer<typeof quarantineListSchema>;

const pageRows = 100;

/** The rows that could not be used, newest run first, a page at a time. */
export async function listQuarantine(
  { store }: Pick<ReportContext, "store">,
  options: { limit?: number; offset?: number } = {},
): Promise<QuarantineList> {
  const limit = Math.min(500, Math.max(1, options.limit ?? pageRows));
  const offset = options.offset ?? 0;
  const [{ total }, rows] = await Promise.all([
    store.one<{ total: number }>("SELECT count() AS total FROM quarantine FINAL"),
    store.query<QuarantineList["rows"][number]>(
      `SELECT file, line, code, reason, raw, formatDateTime(at, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS at FROM quarantine FINAL
       ORDER BY at DESC, file, line, code LIMIT {limit:UInt32} OFFSET {offset:UInt32}`,
      { limit, offset },
    ),
  ]);
  return { total, rows, next: offset + rows.length < total ? String(offset + rows.length) : null };
}
