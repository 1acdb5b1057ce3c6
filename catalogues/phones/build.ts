/**
 * Builds the phone catalogue from the facts in a data folder: `npx tsx catalogues/phones/build.ts [../shared/data/catalogue]`.
 * Running it twice gives the same files. `docs/decisions/catalogue-phones.md` says how sources are merged.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nameKey, slugOf } from "../../src/catalogue/name-key.js";
import { knownBrands, modelAliases } from "./brands.js";
import { addCodes } from "./codes.js";
import { addAppleFacts, addKnownFacts } from "./exact-facts.js";
import { beginsWith, brandLines, lineAliases } from "./lines.js";
import { type Model, mergeModels } from "./merge-models.js";
import { addPrices } from "./prices.js";
import { successorsOf } from "./successors.js";

/** The files of the catalogue by name, and what was found on the way, each line a finding with its count. */
export interface PhonesBuild {
  files: Map<string, string>;
  report: string[];
}

interface Line {
  brand: string;
  name: string;
  prefix: string;
}

/** Builds everything in memory. @param data the folder with the sources' files */
export function buildPhones(data: string): PhonesBuild {
  const report: string[] = [];
  const { models, brandCasing, disagreements } = mergeModels(data, report);
  addAppleFacts(data, models, report);
  addKnownFacts(models, report);
  const prices = addPrices(data, models, report);
  addCodes(data, models, report);

  for (const model of models) for (const alias of modelAliases[`${model.brand}/${model.name}`] ?? []) model.aliases.add(alias);

  const lines = usedLines(models);
  renameLineNamesakes(models, lines);
  dropTakenAliases(models, lines);
  const kindOf = kindsOfLines(models, lines);
  const sameKind = (kind: string) => lines.filter((line) => kindOf.get(line) === kind);
  const lineOf = (model: Model) => longestLine(sameKind(model.kind), model.brand, model.name, null);
  const successors = successorsOf(models, (model) => lineOf(model)?.prefix ?? null);

  const files = new Map<string, string>();
  const brands = [...new Set(models.map((model) => model.brand))].sort();
  files.set(
    "brands.csv",
    csv(
      ["id", "name", "aliases", "ambiguous"],
      brands.map((id) => {
        const known = knownBrands[id];
        return [id, known?.name ?? brandCasing.get(id) ?? id, (known?.aliases ?? []).join("|"), known?.ambiguous ? "yes" : ""];
      }),
    ),
  );
  const lineRows = lines.map((line) => [
    line.brand,
    line.name,
    kindOf.get(line)!,
    longestLine(sameKind(kindOf.get(line)!), line.brand, line.prefix, line)?.name ?? "",
    "yes",
    (lineAliases[`${line.brand}/${line.name}`] ?? []).join("|"),
    "",
  ]);
  const productRows = models.map((model) => [
    model.brand,
    model.name,
    model.kind,
    lineOf(model)?.name ?? "",
    "",
    [...model.aliases].join("|"),
    successors.get(model)?.name ?? "",
  ]);
  files.set("products.csv", csv(["brand", "name", "kind", "line", "is_line", "aliases", "successor"], [...lineRows, ...productRows]));
  const eventOrder = ["announced", "released", "discontinued", "cancelled"];
  files.set(
    "releases.csv",
    csv(
      ["product", "market", "event", "date", "source"],
      models.flatMap((model) =>
        [...model.facts]
          .sort((a, b) => eventOrder.indexOf(a.event) - eventOrder.indexOf(b.event) || compare(a.market, b.market))
          .map((fact) => [idOf(model), fact.market, fact.event, fact.date, fact.sources.join("|")]),
      ),
    ),
  );
  files.set(
    "prices.csv",
    csv(
      ["product", "market", "amount", "currency", "source"],
      prices.map(({ model, market, amount, currency }) => [idOf(model), market, String(amount), currency, "launch-prices-2025"]),
    ),
  );
  files.set(
    "disagreements.csv",
    csv(
      ["product", "event", "chosen", "rejected", "source"],
      disagreements.map((row) => [idOf(row.model), ...row.cells]),
    ),
  );
  report.push(`${brands.length} brands, ${lines.length} lines, ${models.length} models`);
  report.push(`${models.reduce((sum, model) => sum + model.facts.length, 0)} release facts, ${prices.length} prices`);
  return { files, report };
}

function idOf(model: Model): string {
  return `${model.brand}/${slugOf(model.name)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The lines that at least two models, or another line in use, belong to. */
function usedLines(models: Model[]): Line[] {
  const all: Line[] = Object.entries(brandLines).flatMap(([brand, entries]) =>
    entries.map((entry) =>
      typeof entry === "string" ? { brand, name: entry, prefix: entry } : { brand, name: entry[0], prefix: entry[1] },
    ),
  );
  return all.filter((line) => models.filter((model) => model.brand === line.brand && beginsWith(model.name, line.prefix)).length >= 2);
}

/** A line's kind is that of most of its models; models of another kind ("Pixel C" beside the Pixel phones) are not of the line. */
function kindsOfLines(models: Model[], lines: Line[]): Map<Line, string> {
  const counts = new Map<Line, Map<string, number>>();
  for (const model of models) {
    const line = longestLine(lines, model.brand, model.name, null);
    if (!line) continue;
    const kinds = counts.get(line) ?? new Map<string, number>();
    counts.set(line, kinds.set(model.kind, (kinds.get(model.kind) ?? 0) + 1));
  }
  const most = (kinds: Map<string, number>) => [...kinds].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0][0];
  return new Map(lines.map((line) => [line, most(counts.get(line) ?? new Map([["phone", 1]]))]));
}

function longestLine(lines: Line[], brand: string, name: string, except: Line | null): Line | null {
  let best: Line | null = null;
  for (const line of lines) {
    if (line === except || line.brand !== brand || !beginsWith(name, line.prefix)) continue;
    if (!best || line.prefix.length > best.prefix.length) best = line;
  }
  return best;
}

/** "iPhone" is the line; the model of that name becomes "iPhone (1st gen)", with its year as another name. */
function renameLineNamesakes(models: Model[], lines: Line[]): void {
  const keys = new Set(lines.map((line) => `${line.brand} ${nameKey(line.name)}`));
  for (const model of models) {
    if (!keys.has(`${model.brand} ${nameKey(model.name)}`)) continue;
    const year = model.facts[0]?.date.slice(0, 4);
    const plain = model.name;
    model.name = `${plain} (1st gen)`;
    if (year) model.aliases.add(`${plain} (${year})`);
    model.aliases.add(`${plain} 1`);
    model.aliases.add(`${plain} (1st generation)`);
    model.aliases.add(`original ${plain}`);
  }
}

/** An alias that is another product's or line's own name, or two products' alias, names nothing for sure: it is dropped. */
function dropTakenAliases(models: Model[], lines: Line[]): void {
  const owners = new Map<string, Set<object>>();
  const claim = (name: string, owner: object) => {
    const key = nameKey(name);
    owners.set(key, (owners.get(key) ?? new Set()).add(owner));
  };
  for (const line of lines) claim(line.name, line);
  for (const model of models) {
    claim(model.name, model);
    for (const alias of model.aliases) claim(alias, model);
  }
  for (const model of models) {
    const own = nameKey(model.name);
    for (const alias of model.aliases) {
      const key = nameKey(alias);
      if (key === own || owners.get(key)!.size > 1) model.aliases.delete(alias);
    }
  }
}

function csv(header: string[], rows: string[][]): string {
  const cell = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `${[header, ...rows].map((row) => row.map(cell).join(",")).join("\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const { files, report } = buildPhones(process.argv[2] ?? join(here, "../../../shared/data/catalogue"));
  for (const [name, text] of files) writeFileSync(join(here, name), text);
  console.log(report.join("\n"));
}
