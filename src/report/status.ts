import { rowsEver } from "../store/runs.js";
import type { WorkspaceStatus } from "./answers.js";
import { type ReportContext, workspaceName } from "./context.js";

/** What a workspace holds: its brands, its sources with their spans, and where every imported row is. */
export async function makeStatus(
  context: ReportContext,
  { busy, version }: { busy: string | null; version: string },
): Promise<WorkspaceStatus> {
  const { store, config, brands, catalogue } = context;
  const [sources, imported, unread] = await Promise.all([
    store.query<{ source: string; documents: number; first_ms: number | null; last_ms: number | null; undated: number }>(
      `SELECT source, count() AS documents, toUnixTimestamp64Milli(min(time_from)) AS first_ms, toUnixTimestamp64Milli(max(time_from)) AS last_ms,
         countIf(time_from IS NULL) AS undated FROM documents FINAL GROUP BY source ORDER BY documents DESC, source`,
    ),
    rowsEver(store),
    store.one<{ n: number }>("SELECT (SELECT count() FROM documents FINAL) - (SELECT count() FROM readings FINAL) AS n"),
  ]);
  const named = brands.map((brand) => ({ id: brand.id, name: catalogue.displayName(brand.id) }));
  return {
    name: workspaceName(config),
    sample: config.sample,
    brand: named[0],
    rivals: named.slice(1),
    market: config.market,
    period: config.period ?? null,
    documents: sources.reduce((sum, source) => sum + source.documents, 0),
    rows: imported.rows,
    duplicates: imported.duplicates,
    quarantined: imported.quarantined,
    unread: Math.max(0, unread.n),
    sources: sources.map(({ source, documents, first_ms, last_ms, undated }) => ({
      source,
      documents,
      first: first_ms === null ? null : new Date(first_ms).toISOString(),
      last: last_ms === null ? null : new Date(last_ms).toISOString(),
      undated,
    })),
    busy,
    version,
  };
}
