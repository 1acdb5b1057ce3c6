import type { ClaimAttribute } from "../../core/reading.js";
import { nameOf, type ReportContext } from "../context.js";
import { timeOf } from "../document-item.js";
import { factsTable, filterSql } from "../filter.js";
import type { Period } from "../period.js";
import type { Brief } from "./answers.js";
import { door } from "./cells.js";
import { sayCount } from "./say.js";

const claimsShown = 20;

/** What was claimed about products that are not official yet, most repeated first. Copies of a claim count once. */
export async function makeLeaks(context: ReportContext, { from, to }: Period): Promise<Brief["leaks"]> {
  const brand = context.brands.map(({ id }) => id).join(",");
  const { where, parameters } = filterSql({ from, to, brand, step: "copies" }, context.generation);
  const rows = await context.store.query<
    { product: string; attribute: ClaimAttribute; value: string; ids: string[]; stated: number; hedged: number; by: string[] } & Parameters<
      typeof timeOf
    >[0]
  >(
    `SELECT c.product AS product, c.attribute AS attribute, lower(c.value) AS value, arraySort(groupUniqArray(f.id)) AS ids,
       uniqExactIf(f.id, c.certainty = 'stated') AS stated, uniqExactIf(f.id, c.certainty = 'hedged') AS hedged,
       arraySort(groupUniqArrayIf(c.by, c.by != '')) AS by,
       toUnixTimestamp64Milli(min(f.time_from)) AS from_ms, toUnixTimestamp64Milli(argMin(f.time_to, f.time_from)) AS to_ms,
       argMin(f.time_grade, f.time_from) AS time_grade, '' AS assumed_zone
     FROM (SELECT * FROM ${factsTable} WHERE ${where} AND notEmpty(f.claims)) AS f
     INNER JOIN (SELECT id, claims FROM readings FINAL) AS r ON r.id = f.id
     ARRAY JOIN r.claims AS c
     GROUP BY product, attribute, value ORDER BY length(ids) DESC, from_ms, product, attribute, value LIMIT ${claimsShown}`,
    parameters,
  );
  const { n } = await context.store.one<{ n: number }>(
    `SELECT count() AS n FROM ${factsTable} WHERE ${where} AND notEmpty(f.claims)`,
    parameters,
  );
  return {
    reading:
      n === 0
        ? "No claim about an unannounced product was seen."
        : `${sayCount(n, "document")} claim something about a product that was not official yet.`,
    claims: rows.map((row) => ({
      product: row.product,
      name: nameOf(context.catalogue, row.product),
      attribute: row.attribute,
      value: row.value,
      documents: door(row.ids.length, { id: row.ids.join(",") }),
      stated: row.stated,
      hedged: row.hedged,
      firstSeen: timeOf(row),
      by: row.by,
    })),
  };
}
