import { LandfallError } from "../../core/errors.js";
import type { CopyKind } from "../../core/relation.js";
import { sayCount } from "../brief/say.js";
import type { ReportContext } from "../context.js";
import { timeOf } from "../document-item.js";
import type { Comparison } from "./answers.js";

/** What each kind of copy means, of the later document. */
const kindWords: Record<CopyKind, string> = {
  exact: "The later repeats the earlier word for word",
  near: "The later repeats the earlier nearly word for word",
  repost: "The later is a repost",
  quote: "The later quotes the earlier",
  syndicated: "Both print the same agency's text",
  press_release: "Both print the same press release",
  rewrite: "The later says the same in other words",
  passage: "The later has a passage of the earlier",
};

/** Two documents and how they are linked; what they share is for the caller to find. The earlier stands first. */
export async function loadPair(context: ReportContext, first: string, second: string): Promise<Pick<Comparison, "a" | "b" | "link">> {
  const { store, generation } = context;
  const [rows, [link]] = await Promise.all([
    store.query<{ id: string; teller: string; source: string; title: string; text: string; lang: string } & Parameters<typeof timeOf>[0]>(
      `SELECT d.id AS id, if(d.publication != '', d.publication, d.author) AS teller, toString(d.source) AS source, d.title AS title, d.text AS text,
         toString(r.lang) AS lang, toUnixTimestamp64Milli(d.time_from) AS from_ms, toUnixTimestamp64Milli(d.time_to) AS to_ms, d.time_grade AS time_grade,
         d.assumed_zone AS assumed_zone
       FROM (SELECT * FROM documents FINAL WHERE id IN {ids:Array(String)}) AS d
       LEFT JOIN (SELECT id, lang FROM readings FINAL WHERE id IN {ids:Array(String)}) AS r ON r.id = d.id
       ORDER BY isNull(d.time_from), d.time_from, d.time_to, d.id`,
      { ids: [first, second] },
    ),
    store.query<{ kind: CopyKind; score: number }>(
      `SELECT toString(kind) AS kind, score FROM relations WHERE generation = {generation:String}
         AND ((a = {first:String} AND b = {second:String}) OR (a = {second:String} AND b = {first:String})) ORDER BY score DESC LIMIT 1`,
      { generation, first, second },
    ),
  ]);
  if (rows.length !== 2) {
    const missing = [first, second].find((id) => !rows.some((row) => row.id === id)) ?? second;
    throw new LandfallError("NOT_FOUND", `there is no document '${missing}' to compare`, {
      next: "name two different documents by their ids",
    });
  }
  const [a, b] = rows.map((row) => ({
    document: row.id,
    teller: row.teller,
    source: row.source,
    title: row.title,
    text: row.text,
    lang: row.lang || "und",
    time: timeOf(row),
  }));
  return { a, b, link: link ?? null };
}

/** Two documents side by side, in a sentence. */
export function readComparison({ a, b, link, passages }: Omit<Comparison, "reading">): string {
  const words = passages.reduce((sum, passage) => sum + passage.words, 0);
  const shared =
    passages.length === 0
      ? "no stretch of five words or more stands in both"
      : `${sayCount(passages.length, "stretch", "stretches")} with ${sayCount(words, "word")} ${passages.length === 1 ? "stands" : "stand"} in both`;
  const order = a.time.from === null || b.time.from === null ? " A time is unknown, so which came first is not." : "";
  if (!link) return `Not linked as copies: ${shared}.${order}`;
  return `${kindWords[link.kind]} (${scoreWords(link.kind)} ${Math.round(link.score * 100)} %): ${shared}.${order}`;
}

function scoreWords(kind: CopyKind): string {
  if (kind === "rewrite") return "phrases shared";
  return kind === "passage" || kind === "quote" ? "of the shorter text" : "alike";
}
