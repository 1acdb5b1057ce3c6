import { gexf, graphMl } from "../relate/synchrony/graph-files.js";
import type { ReportContext } from "../report/context.js";

/** The forms in which the network leaves: for Gephi, igraph and NetworkX, or as CooRTweet's edge list. */
export const networkFormats = ["graphml", "gexf", "csv"] as const;
export type NetworkFormat = (typeof networkFormats)[number];

interface EdgeRow {
  a: string;
  b: string;
  kind: string;
  objects: number;
  pairs: number;
  posts_a: number;
  posts_b: number;
  lag_seconds: number;
  expected: number;
  p: number;
  q: number;
  verdict: string;
}

/** CooRTweet's names first, so that its users' scripts run on; then the kind of action and the odds, which it has not. */
const csvHead =
  "account_id,account_id_y,weight,avg_time_delta,n_content_id,n_content_id_y,edge_symmetry_score,kind,objects,expected,p,q,verdict";

/**
 * The network of accounts that acted together on two objects or more, one edge a pair and kind of action, in pieces of text.
 * @param group only the edges between members of this group
 */
export async function* exportNetwork(context: ReportContext, format: NetworkFormat, group?: string): AsyncGenerator<string> {
  const groups = await groupsByAccount(context);
  if (format === "csv") {
    yield `${csvHead}\n`;
    for await (const rows of edgeBlocks(context, group)) yield rows.map(csvLine).join("");
    return;
  }
  const rows: EdgeRow[] = [];
  for await (const block of edgeBlocks(context, group)) rows.push(...block);
  const network = {
    nodes: [...new Set(rows.flatMap(({ a, b }) => [a, b]))].sort().map((id) => ({ id, group: groups.get(id) })),
    edges: rows.map(({ a, b, objects, expected, p, q }) => ({ source: a, target: b, weight: objects, expected, p, q })),
  };
  yield* format === "gexf" ? gexf(network) : graphMl(network);
}

async function* edgeBlocks({ store, generation }: ReportContext, group?: string): AsyncGenerator<EdgeRow[]> {
  const members = "(SELECT arrayJoin(accounts) FROM groups WHERE generation = {generation:String} AND `group` = {group:String})";
  yield* store.stream<EdgeRow>(
    `SELECT a, b, kind, objects, pairs, posts_a, posts_b, lag_seconds, expected, p, q, verdict FROM edges WHERE generation = {generation:String}
     ${group === undefined ? "" : `AND a IN ${members} AND b IN ${members}`} ORDER BY a, b, kind`,
    { generation, group: group ?? "" },
  );
}

async function groupsByAccount({ store, generation }: ReportContext): Promise<Map<string, string>> {
  const rows = await store.query<{ account: string; group: string }>(
    `SELECT arrayJoin(accounts) AS account, \`group\` FROM groups WHERE generation = {generation:String} AND verdict != 'insufficient data' ORDER BY q DESC`,
    { generation },
  );
  return new Map(rows.map(({ account, group }) => [account, group]));
}

function csvLine({ a, b, kind, objects, pairs, posts_a, posts_b, lag_seconds, expected, p, q, verdict }: EdgeRow): string {
  const most = Math.max(posts_a, posts_b);
  const symmetry = most === 0 ? 0 : Math.min(posts_a, posts_b) / most;
  return `${[quoted(a), quoted(b), pairs, lag_seconds, posts_a, posts_b, symmetry, kind, objects, expected, p, q, verdict].join(",")}\n`;
}

/** A name as CSV wants it; one that a spreadsheet would take for a formula gets an apostrophe before it. */
function quoted(name: string): string {
  const safe = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
