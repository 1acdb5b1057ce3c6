import { readFileSync } from "node:fs";
import { join } from "node:path";
import { splitRow } from "../../src/catalogue/table.js";

/** One model as one source gives it. Dates are `YYYY[-MM[-DD]]`, empty where the source has none. */
export interface ScrapeRow {
  source: string;
  brand: string;
  model: string;
  announced: string;
  released: string;
}

/** One model's launch prices as the price list gives them: amounts by market, and the year. */
export interface PriceRow {
  brand: string;
  model: string;
  year: string;
  prices: { market: string; currency: string; amount: number }[];
}

/** What the sources are called in the catalogue, by their name in the data. */
const sourceNames: Record<string, string> = {
  gsmarena_2017: "gsmarena-2017",
  gsmarena_2021_12brands: "gsmarena-2021",
  gsmarena_2023_announced: "gsmarena-2023",
  launch_prices_2025: "launch-prices-2025",
  store_prices_launch_date_2024: "store-2024",
};

/** Reads comma-separated records; a quoted cell may hold line breaks, as scraped descriptions do. */
export function readRecords(path: string): Record<string, string>[] {
  const lines = readFileSync(path, "utf8").split(/\r?\n/);
  const header = splitRow(lines[0])!;
  const records: Record<string, string>[] = [];
  let pending = "";
  for (const line of lines.slice(1)) {
    pending = pending === "" ? line : `${pending} ${line}`;
    if (pending === "") continue;
    const cells = splitRow(pending);
    if (cells === null) continue;
    records.push(Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
    pending = "";
  }
  return records;
}

export function readScrapes(folder: string): ScrapeRow[] {
  return readRecords(join(folder, "phones_merged.csv")).map((record) => ({
    source: sourceNames[record.source],
    brand: record.brand,
    model: record.model,
    announced: record.announced,
    released: record.released,
  }));
}

const priceColumns: [column: string, market: string][] = [
  ["Launched Price (Pakistan)", "PK"],
  ["Launched Price (India)", "IN"],
  ["Launched Price (China)", "CN"],
  ["Launched Price (USA)", "US"],
  ["Launched Price (Dubai)", "AE"],
];

export function readPrices(folder: string): PriceRow[] {
  return readRecords(join(folder, "launch_prices_2025.csv")).map((record) => ({
    brand: record["Company Name"],
    model: record["Model Name"],
    year: record["Launched Year"],
    prices: priceColumns.flatMap(([column, market]) => {
      const match = /^([A-Z]{3}) ([\d,]+(?:\.\d+)?)$/.exec(record[column]);
      return match ? [{ market, currency: match[1], amount: Number(match[2].replaceAll(",", "")) }] : [];
    }),
  }));
}
