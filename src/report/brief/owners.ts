import { type AspectName, aspectNames } from "../../core/reading.js";
import type { DocumentFilter } from "../answers.js";
import type { ReportContext } from "../context.js";
import { timeOf } from "../document-item.js";
import { factsTable, filterSql } from "../filter.js";
import type { Period } from "../period.js";
import type { Brief } from "./answers.js";
import { door, openRate } from "./cells.js";
import { sayCount, sayList } from "./say.js";

/** Quotes shown for each aspect. */
const quotesShown = 3;

/** A quote shorter than this says too little, longer than that is no quote, in UTF-16 units. */
const quoteLength = { least: 12, most: 240 };

/** What people who used it say, by aspect, with the strongest quotes first: specific before claimed, longer before shorter. */
export async function makeOwners(context: ReportContext, period: Period): Promise<Brief["owners"]> {
  return Promise.all(context.brands.map((brand) => makeOwnersOf(context, brand.id, brand.name, period)));
}

async function makeOwnersOf(context: ReportContext, brand: string, name: string, { from, to }: Period): Promise<Brief["owners"][number]> {
  const base: DocumentFilter = { brand, from, to, step: "first_hand" };
  const sql = filterSql(base, context.generation);
  const [{ n }, counts, quotes] = await Promise.all([
    context.store.one<{ n: number }>(`SELECT count() AS n FROM ${factsTable} WHERE ${sql.where}`, sql.parameters),
    context.store.query<{ aspect: AspectName; positive: number; negative: number; other: number; either: number }>(
      `SELECT aspect, countIf(has(polarities, 'positive')) AS positive, countIf(has(polarities, 'negative')) AS negative,
         countIf(hasAny(polarities, ['mixed', 'neutral'])) AS other, countIf(hasAny(polarities, ['positive', 'negative'])) AS either
       FROM (SELECT f.id AS id, pair.1 AS aspect, groupUniqArray(toString(pair.2)) AS polarities
             FROM ${factsTable} ARRAY JOIN f.aspects AS pair WHERE ${sql.where} GROUP BY id, aspect)
       GROUP BY aspect`,
      sql.parameters,
    ),
    context.store.query<QuoteRow>(
      `SELECT q.aspect AS aspect, q.polarity AS polarity, q.quote AS quote, q.id AS document, q.experience AS experience, d.author AS author, d.source AS source,
         toUnixTimestamp64Milli(d.time_from) AS from_ms, toUnixTimestamp64Milli(d.time_to) AS to_ms, d.time_grade AS time_grade, d.assumed_zone AS assumed_zone
       FROM (SELECT a.aspect AS aspect, a.polarity AS polarity, a.quote AS quote, r.id AS id, f.experience AS experience
             FROM (SELECT * FROM ${factsTable} WHERE ${sql.where}) AS f
             INNER JOIN (SELECT id, aspects FROM readings FINAL) AS r ON r.id = f.id
             ARRAY JOIN r.aspects AS a
             WHERE length(a.quote) BETWEEN ${quoteLength.least} AND ${quoteLength.most}
             ORDER BY experience = 'specific' DESC, length(quote) DESC, id, quote
             LIMIT ${quotesShown} BY aspect, polarity) AS q
       INNER JOIN (SELECT * FROM documents FINAL) AS d ON d.id = q.id
       ORDER BY q.experience = 'specific' DESC, length(q.quote) DESC, q.id, q.quote`,
      sql.parameters,
    ),
  ]);
  const aspects = counts
    .sort((a, b) => b.either - a.either || aspectNames.indexOf(a.aspect) - aspectNames.indexOf(b.aspect))
    .map(({ aspect, positive, negative, other, either }) => {
      const filter = { ...base, aspect };
      return {
        aspect,
        positive: door(positive, { ...filter, polarity: "positive" }),
        negative: door(negative, { ...filter, polarity: "negative" }),
        other: door(other, { ...filter, polarity: "mixed,neutral" }),
        share: openRate(positive, { ...filter, polarity: "positive" }, either, { ...filter, polarity: "positive,negative" }),
        quotes: quotes
          .filter((quote) => quote.aspect === aspect)
          .slice(0, quotesShown)
          .map(toQuote),
      };
    });
  return { brand, name, reading: readOwners(name, n, aspects), documents: door(n, base), aspects };
}

interface QuoteRow extends Pick<Parameters<typeof timeOf>[0], "from_ms" | "to_ms" | "time_grade" | "assumed_zone"> {
  aspect: AspectName;
  polarity: string;
  quote: string;
  document: string;
  experience: string;
  author: string;
  source: string;
}

function toQuote(row: QuoteRow): Brief["owners"][number]["aspects"][number]["quotes"][number] {
  const { document, quote, author, source, experience, polarity } = row;
  return { document, quote, author, source, experience, polarity, time: timeOf(row) };
}

function readOwners(name: string, documents: number, aspects: Brief["owners"][number]["aspects"]): string {
  if (documents === 0) return `Nobody was seen who says that they used a ${name} product in this period.`;
  const praised = aspects.filter(({ positive, negative }) => positive.count > negative.count).slice(0, 3);
  const blamed = aspects.filter(({ positive, negative }) => negative.count > positive.count).slice(0, 3);
  const parts = [`${sayCount(documents, "document")} by people who say that they used it.`];
  if (praised.length > 0) parts.push(`More praise than blame: ${sayList(praised.map(sayAspect))}.`);
  if (blamed.length > 0) parts.push(`More blame than praise: ${sayList(blamed.map(sayAspect))}.`);
  return parts.join(" ");
}

function sayAspect({ aspect, positive, negative }: Brief["owners"][number]["aspects"][number]): string {
  return `${aspect} (${positive.count} for, ${negative.count} against)`;
}
