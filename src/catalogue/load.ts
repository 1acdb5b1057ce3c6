import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parse as parseToml } from "smol-toml";
import { type Diagnostic, LandfallError } from "../core/errors.js";
import { catalogueOf } from "./catalogue.js";
import { listSeparator, type TableName } from "./columns.js";
import { type CatalogueParts, mergeParts, type PartProblem } from "./merge-parts.js";
import { nearest } from "./nearest.js";
import { readTable } from "./table.js";
import type { Catalogue, ReleaseEvent } from "./types.js";

/** So many problems are printed; the count says how many there are. */
const problemsShown = 50;

/** The rows of several folders in one list per table, and where each stood: file and line by its index in the list. */
interface Gathered {
  parts: Required<CatalogueParts>;
  files: Record<PartProblem["table"], { file: string; from: number }[]>;
  lines: Record<PartProblem["table"], number[]>;
}

/**
 * Reads catalogue folders and merges them: a brand or product that stands in several is one, with all its aliases and facts.
 *
 * A folder holds `brands.csv` and `products.csv`, and may hold `releases.csv`, `prices.csv` and `catalogue.toml`.
 * @param folders paths; {@link catalogueFolders} gives those of shipped catalogues
 * @throws LandfallError `FILE_MISSING` where a folder has no `products.csv`; `CATALOGUE_INVALID` with every bad row of every file
 */
export async function loadCatalogue(folders: readonly string[]): Promise<Catalogue> {
  const problems: Diagnostic[] = [];
  const gathered: Gathered = {
    parts: { brands: [], products: [], facts: [], prices: [] },
    files: { brands: [], products: [], facts: [], prices: [] },
    lines: { brands: [], products: [], facts: [], prices: [] },
  };
  const texts = await Promise.all(folders.map(readTexts));
  folders.forEach((folder, at) => {
    gather(folder, texts[at], gathered, problems);
  });
  const merged = mergeParts(gathered.parts);
  for (const { table, index, code, reason } of merged.problems) {
    const { file } = gathered.files[table].findLast(({ from }) => from <= index)!;
    problems.push({ file, line: gathered.lines[table][index], code, reason, raw: "" });
  }
  if (problems.length > 0) throw invalid(problems);
  return catalogueOf(merged);
}

type FolderTexts = Record<"toml" | TableName, string | null>;

async function readTexts(folder: string): Promise<FolderTexts> {
  const [toml, brands, products, releases, prices] = await Promise.all(
    ["catalogue.toml", "brands.csv", "products.csv", "releases.csv", "prices.csv"].map((name) => readOptional(join(folder, name))),
  );
  if (brands === null || products === null) {
    throw new LandfallError("FILE_MISSING", `${folder} has no ${products === null ? "products.csv" : "brands.csv"}`, {
      next: "a catalogue folder needs brands.csv and products.csv (docs/catalogue.md)",
    });
  }
  return { toml, brands, products, releases, prices };
}

async function readOptional(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new LandfallError("FILE_MISSING", `${path} cannot be read`, { next: "check the path and its permissions", cause });
  }
}

function gather(folder: string, texts: FolderTexts, { parts, files, lines }: Gathered, problems: Diagnostic[]): void {
  const pathOf = (file: string) => join(basename(folder), file);
  const sources = texts.toml === null ? null : sourcesOf(texts.toml, pathOf("catalogue.toml"), problems);
  const sourceNames = sourceReader(sources, problems);
  const readRows = (name: TableName, table: PartProblem["table"], read: (cells: string[], source: (cell: string) => string) => void) => {
    const text = texts[name];
    if (text === null) return;
    const file = pathOf(`${name}.csv`);
    files[table].push({ file, from: parts[table].length });
    let at = 0;
    const source = (cell: string) => sourceNames(cell, file, at);
    readTable(name, text, file, problems, (line, cells) => {
      at = line;
      read(cells, source);
      lines[table].push(line);
    });
  };

  readRows("brands", "brands", ([id, name, aliases, ambiguous]) => {
    parts.brands.push({ id, name, aliases: listOf(aliases), ambiguous: ambiguous === "yes" });
  });
  readRows("products", "products", ([brand, name, kind, line, isLine, aliases, successor, fullName, id]) => {
    parts.products.push({ id, brand, name, kind, isLine: isLine === "yes", line, aliases: listOf(aliases), successor, fullName });
  });
  readRows("releases", "facts", ([product, market, event, date, source], sourceOf) => {
    parts.facts.push({ product, market, event: event as ReleaseEvent, date, source: sourceOf(source) });
  });
  readRows("prices", "prices", ([product, market, amount, currency, source], sourceOf) => {
    parts.prices.push({ product, market, amount: Number(amount), currency, source: sourceOf(source) });
  });
}

const noAliases: string[] = [];

function listOf(cell: string): string[] {
  if (cell === "") return noAliases;
  return cell.split(listSeparator).flatMap((part) => part.trim() || []);
}

/** The names under `[sources]`, or null where the file has none: then any source is accepted. */
function sourcesOf(toml: string, file: string, problems: Diagnostic[]): Set<string> | null {
  try {
    const { sources } = parseToml(toml);
    return sources && typeof sources === "object" ? new Set(Object.keys(sources)) : null;
  } catch (cause) {
    const line = (cause as { line?: number }).line ?? 0;
    const reason = `${String((cause as Error).message).split("\n")[0]}; write it as in docs/catalogue.md`;
    problems.push({ file, line, code: "bad_toml", reason, raw: "" });
    return null;
  }
}

/** Checks a source cell against the named sources, each distinct cell once, and gives it as people read it: "A; B". */
function sourceReader(sources: Set<string> | null, problems: Diagnostic[]) {
  const seen = new Map<string, string>();
  return (cell: string, file: string, line: number): string => {
    const known = seen.get(cell);
    if (known !== undefined) return known;
    const names = listOf(cell);
    const missing = sources ? names.filter((name) => !sources.has(name)) : [];
    for (const name of missing) {
      const close = nearest(name, sources!);
      const next = close ? `did you mean '${close}'?` : "add it there";
      problems.push({
        file,
        line,
        code: "unlisted_source",
        reason: `source '${name}' is not under [sources] in catalogue.toml; ${next}`,
        raw: "",
      });
    }
    const shown = names.join("; ");
    if (missing.length === 0) seen.set(cell, shown);
    return shown;
  };
}

function invalid(problems: Diagnostic[]): LandfallError {
  const lines = problems.slice(0, problemsShown).map(({ file, line, reason }) => `\n  ${file} line ${line}: ${reason}`);
  const more = problems.length > problemsShown ? `\n  and ${problems.length - problemsShown} more` : "";
  const count = problems.length === 1 ? "1 row" : `${problems.length} rows`;
  return new LandfallError("CATALOGUE_INVALID", `The catalogue has ${count} that cannot be used`, {
    next: `correct what is listed (docs/catalogue.md describes every column):${lines.join("")}${more}`,
    cause: problems,
  });
}
