import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nameKey } from "../../src/catalogue/name-key.js";
import { dayRangeOf } from "../../src/catalogue/precise-date.js";
import type { Model, ModelFact } from "./merge-models.js";
import { readRecords } from "./scrape-row.js";

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "September 16, 2016" (or with a full stop for the comma) as an ISO day. */
function isoDayOf(text: string): string | null {
  const match = /^(\w+) (\d{1,2})[,.] (\d{4})$/.exec(text);
  const month = match ? months.indexOf(match[1]) + 1 : 0;
  return match && month > 0 ? `${match[3]}-${String(month).padStart(2, "0")}-${match[2].padStart(2, "0")}` : null;
}

/** What the history of Apple's models calls differently. */
const appleNames: Record<string, string> = {
  "iPhone (1st generation)": "iPhone",
  "iPad mini (1st gen)": "iPad mini",
  "iPhone SE (1st generation)": "iPhone SE",
  "iPhone SE (2nd generation)": "iPhone SE (2020)",
  "iPhone SE (3rd generation)": "iPhone SE (2022)",
  "Apple Watch SE (2nd generation)": "Watch SE (2022)",
};

/**
 * Adds the days of Apple's own history, which are those of the United States. A day on which a model was discontinued is
 * taken only where the history has the model in one row: by storage size, the last row may be missing.
 */
export function addAppleFacts(data: string, models: Model[], report: string[]): void {
  const history = JSON.parse(readFileSync(join(data, "apple_release_dates.json"), "utf8")) as Record<string, string>[];
  const byName = new Map(models.filter((model) => model.brand === "apple").map((model) => [nameKey(model.name), model]));
  const rows = new Map<Model, { released: string; discontinued: string | null; whole: boolean }[]>();
  for (const entry of history) {
    const plain = entry.Model.replace(/\((?=\d|GSM|Wi-Fi)[^)]*(?:GB|GSM|Wi-Fi|Cellular)[^)]*\)/g, "")
      .replace(/\s*\(GSM\)/, "")
      .replace(/\s+/g, " ")
      .trim();
    const name =
      appleNames[plain] ??
      plain
        .replace(/^Apple Watch/, "Watch")
        .replace(/\(\d+ ?GB\)/, "")
        .trim();
    const model = byName.get(nameKey(name));
    const released = isoDayOf(entry.Released);
    if (!model || !released || entry["Future release"] === "true") continue;
    rows.set(model, [...(rows.get(model) ?? []), { released, discontinued: isoDayOf(entry.Discontinued), whole: !/GB/.test(entry.Model) }]);
  }
  for (const [model, versions] of rows) {
    const released = versions.map((version) => version.released).sort()[0];
    const scraped = model.facts.find((fact) => fact.event === "announced" || fact.event === "released");
    // A row of a size that came years later is no release of the model.
    if (scraped && Number(released.slice(0, 4)) - Number(scraped.date.slice(0, 4)) > 1) continue;
    add(model, { market: "US", event: "released", date: released, sources: ["apple-history"] });
    if (versions.length === 1 && versions[0].whole && versions[0].discontinued) {
      add(model, { market: "US", event: "discontinued", date: versions[0].discontinued, sources: ["apple-history"] });
    }
  }
  report.push(`${rows.size} Apple models with their day of release in the United States`);
}

/** Adds the facts of `known.csv`: days that makers announced in public, typed by hand. They replace a scraped date of the same event and market. */
export function addKnownFacts(models: Model[], report: string[]): void {
  const path = join(fileURLToPath(new URL(".", import.meta.url)), "known.csv");
  const byName = new Map(models.map((model) => [`${model.brand} ${nameKey(model.name)}`, model]));
  const missing: string[] = [];
  let count = 0;
  for (const { brand, name, market, event, date } of readRecords(path)) {
    const model = byName.get(`${brand} ${nameKey(name)}`);
    if (!model) {
      missing.push(`${brand} ${name}`);
      continue;
    }
    add(model, { market, event: event as ModelFact["event"], date, sources: ["public-announcement"] });
    count++;
  }
  if (missing.length > 0) throw new Error(`known.csv names models that no source has: ${missing.join(", ")}`);
  report.push(`${count} facts typed by hand from public announcements`);
}

/** Adds a fact in place of a scraped one; a first release anywhere that came after this market's is none, and goes. */
function add(model: Model, fact: ModelFact): void {
  const isReplaced = (other: ModelFact) =>
    other.event === fact.event &&
    (other.market === fact.market ||
      (fact.event === "released" && other.market === "*" && dayRangeOf(other.date)!.first > dayRangeOf(fact.date)!.last));
  model.facts = [...model.facts.filter((other) => !isReplaced(other)), fact];
}
