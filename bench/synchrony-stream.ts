import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import type { GroupRow } from "../src/relate/groups/row.js";

const path = fileURLToPath(new URL("../../shared/data/corpora/tweets_2017_phone_brands.csv", import.meta.url));

/** The organic stream that campaigns are planted in and times are shuffled of; ends the process with a clear line where it is absent. */
export function organicStream(): GroupRow[] {
  if (!existsSync(path)) {
    console.log("skipped: ../shared/data/corpora/tweets_2017_phone_brands.csv is absent");
    process.exit(0);
  }
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true, relax_quotes: true });
  return rows.map((row, i) => ({
    id: row.id || `row ${i}`,
    author: row.screen_name,
    time: Date.parse(`${row.created_at.replace(" ", "T")}Z`) / 1000,
    text: row.text,
    links: row.text.match(/https?:\/\/\S+/g) ?? [],
    client: row.source,
    brands: [{ brand: row.brand_query, stance: "neutral" }],
    replyTo: row.reply_to && row.reply_to !== "NA" ? row.reply_to : null,
  }));
}
