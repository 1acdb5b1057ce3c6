import { sayCount } from "../brief/say.js";
import type { ReportContext } from "../context.js";
import { type ItemRow, itemColumns, joinTexts, toItem } from "../document-item.js";
import { factsTable } from "../filter.js";
import type { PressureEdge } from "./answers.js";
import { objectLabels } from "./object-labels.js";
import { accountName, sayChance, sayExpected, sayKind } from "./say.js";

/** Pairs of posts shown of one edge. */
const postsShown = 60;
/** Where no window is known for a kind, posts this near are shown, seconds. */
const widestWindow = 3600;

/** Kinds of action by how much they tell of what two posts have in common. */
const tellingKinds = ["repost", "text", "link", "image", "hashtags", "reply", "handle", "domain"];

/** A row of `edges`, as answers show it. */
export interface EdgeRow {
  a: string;
  b: string;
  kind: string;
  windowSeconds: number;
  objects: number;
  pairs: number;
  posts_a: number;
  posts_b: number;
  lead: number;
  lagSeconds: number;
  expected: number;
  p: number;
  q: number;
  habitExpected: number | null;
  habitQ: number | null;
  verdict: PressureEdge["edges"][number]["verdict"];
}

/** The columns of an {@link EdgeRow}. */
export const edgeColumns = `a, b, kind, window_seconds AS windowSeconds, objects, pairs, posts_a, posts_b, lead, lag_seconds AS lagSeconds, expected, p, q,
  habit_expected AS habitExpected, habit_q AS habitQ, verdict`;

/** An edge seen from `account`, which stands first. */
export function edgeFrom(row: EdgeRow, account: string): PressureEdge["edges"][number] {
  const { a, b: _, posts_a, posts_b, lead, ...shown } = row;
  return {
    ...shown,
    symmetry: Math.max(posts_a, posts_b) === 0 ? 0 : Math.min(posts_a, posts_b) / Math.max(posts_a, posts_b),
    lead: a === account ? lead : 1 - lead,
  };
}

interface PairRow {
  kind: string;
  object: string;
  left: string;
  right: string;
  lag: number;
}

/** Two accounts: on what they acted together, by what odds, and the posts side by side. */
export async function readEdge(context: ReportContext, a: string, b: string): Promise<PressureEdge> {
  const { store, generation } = context;
  const parameters = { generation, a, b };
  const rows = await store.query<EdgeRow>(
    `SELECT ${edgeColumns} FROM edges WHERE generation = {generation:String} AND ((a = {a:String} AND b = {b:String}) OR (a = {b:String} AND b = {a:String})) ORDER BY p, kind`,
    parameters,
  );
  const ties = await store.query<{ kind: string; windowSeconds: number }>(
    `SELECT kind, max(window_seconds) AS windowSeconds FROM ties WHERE generation = {generation:String}
     AND ((a = {a:String} AND b = {b:String}) OR (a = {b:String} AND b = {a:String})) GROUP BY kind`,
    parameters,
  );
  const windows = new Map(rows.map(({ kind, windowSeconds }) => [kind, windowSeconds]));
  for (const { kind, windowSeconds } of ties) windows.set(kind, Math.max(windows.get(kind) ?? 0, windowSeconds));
  const kinds = [...windows.keys()];
  const pairs = await store.query<PairRow>(
    `SELECT x.kind AS kind, x.object AS object, x.document AS left, y.document AS right, abs(toInt64(y.time) - toInt64(x.time)) AS lag
     FROM (SELECT * FROM actions WHERE generation = {generation:String} AND account = {a:String}) AS x
     INNER JOIN (SELECT * FROM actions WHERE generation = {generation:String} AND account = {b:String}) AS y ON x.kind = y.kind AND x.object = y.object
     WHERE lag <= if(has({kinds:Array(String)}, x.kind), {seconds:Array(UInt32)}[indexOf({kinds:Array(String)}, x.kind)], ${widestWindow}) AND x.document != y.document
     ORDER BY x.time, lag, kind LIMIT 2000`,
    { ...parameters, kinds, seconds: kinds.map((kind) => windows.get(kind)) },
  );
  const merged = new Map<string, { kinds: string[]; pair: PairRow }>();
  for (const pair of pairs) {
    const known = merged.get(`${pair.left}\n${pair.right}`);
    if (known === undefined) merged.set(`${pair.left}\n${pair.right}`, { kinds: [pair.kind], pair });
    else {
      known.kinds.push(pair.kind);
      if (tellingKinds.indexOf(pair.kind) < tellingKinds.indexOf(known.pair.kind)) known.pair = pair;
    }
  }
  const shown = [...merged.values()].slice(0, postsShown);
  const [items, labelOf] = await Promise.all([
    itemsOf(
      context,
      shown.flatMap(({ pair }) => [pair.left, pair.right]),
    ),
    objectLabels(
      context,
      shown.map(({ pair }) => ({ ...pair, document: pair.left })),
    ),
  ]);
  const edges = rows.map((row) => edgeFrom(row, a));
  return {
    a,
    b,
    reading: readEdgeWords(a, b, edges, merged.size),
    edges,
    posts: shown.flatMap(({ kinds: of, pair }) => {
      const left = items.get(pair.left);
      const right = items.get(pair.right);
      return left && right ? [{ kinds: of, label: labelOf(pair.kind, pair.object), left, right, lagSeconds: pair.lag }] : [];
    }),
    total: merged.size,
  };
}

async function itemsOf(context: ReportContext, ids: string[]) {
  if (ids.length === 0) return new Map<string, ReturnType<typeof toItem>>();
  const wanted = "SELECT arrayJoin({ids:Array(String)})";
  const rows = await context.store.query<ItemRow>(
    `SELECT ${itemColumns} FROM ${joinTexts(`SELECT * FROM ${factsTable} WHERE f.generation = {generation:String} AND f.id IN {ids:Array(String)}`, wanted)}`,
    { generation: context.generation, ids },
  );
  return new Map(rows.map((row) => [row.id, toItem(row, context)]));
}

function readEdgeWords(a: string, b: string, edges: PressureEdge["edges"], posts: number): string {
  const who = `${accountName(a)} and ${accountName(b)}`;
  if (posts === 0) return `${who} did not act together in what was seen.`;
  const [best] = edges;
  if (best === undefined) {
    return `${who} met in ${sayCount(posts, "pair of posts", "pairs of posts")}, but not on two things within the window: too little to say anything.`;
  }
  const odds = `${who} acted together on ${sayCount(best.objects, sayKind(best.kind), plural(best.kind))} within ${best.windowSeconds} s; chance gives ${sayExpected(best.expected)} (${sayChance(best.q)} after correction)`;
  return `${odds}: ${sayEdgeVerdict(best)}.`;
}

function plural(kind: string): string {
  const one = sayKind(kind);
  if (kind === "hashtags") return "sets of hashtags";
  return kind === "reply" || kind === "handle" ? one.replace(/^(post|account)/, "$1s") : `${one}s`;
}

/** What can be said of an edge, in words. */
export function sayEdgeVerdict({ verdict, habitExpected }: Pick<PressureEdge["edges"][number], "verdict" | "habitExpected">): string {
  switch (verdict) {
    case "beyond chance":
      return "beyond chance";
    case "shared habits":
      return `no nearer in time than their own posts and hours give (${sayExpected(habitExpected ?? 0)} expected), as people have who follow the same things`;
    case "within chance":
      return "within chance";
    case "insufficient data":
      return "insufficient data, they acted too little for any count to stand out";
  }
}
