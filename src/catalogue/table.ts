import type { Diagnostic } from "../core/errors.js";
import { type Column, catalogueTables, type TableName } from "./columns.js";
import { nearest } from "./nearest.js";

/** Called for each good row: its 1-based line, and its cells in the order of {@link catalogueTables}, empty where missing. */
export type RowReader = (line: number, cells: string[]) => void;

/** The longest stretch of a bad row that a message carries. */
const rawLimit = 200;

/**
 * Reads one file of a catalogue: comma-separated, `"` around cells that hold a comma, a header that names the columns in
 * any order. Empty lines and lines that start with `#` are skipped. Every bad row becomes a diagnostic; the others are read.
 */
export function readTable(table: TableName, text: string, file: string, problems: Diagnostic[], read: RowReader): void {
  const columns: Record<string, Column> = catalogueTables[table];
  let lineNumber = 0;
  let line = "";
  const report = (code: string, reason: string) => problems.push({ file, line: lineNumber, code, reason, raw: line.slice(0, rawLimit) });
  let header: string[] | undefined;
  let inOrder = false;
  let checks: { name: string; column: Column; at: number; accepted: Set<string> }[] = [];
  let next = text.startsWith("\uFEFF") ? 1 : 0;
  while (next < text.length) {
    const newline = text.indexOf("\n", next);
    const end = newline < 0 ? text.length : newline;
    line = text.slice(next, end).trim();
    next = end + 1;
    lineNumber++;
    if (line === "" || line.startsWith("#")) continue;
    const values = splitRow(line);
    if (values === null) {
      report("open_quote", 'a quoted cell is not closed; end it with " on the same line, and double any " inside it');
      continue;
    }
    if (!header) {
      header = values;
      if (!checkHeader(header, columns, (reason) => report("bad_header", reason))) return;
      // Most cells of a column repeat: a value that was accepted once is not tried again.
      inOrder = values.every((name, at) => name === Object.keys(columns)[at]);
      checks = Object.entries(columns).map(([name, column]) => ({ name, column, at: values.indexOf(name), accepted: new Set() }));
      continue;
    }
    if (values.length > header.length) {
      report("too_many_cells", `${values.length} cells for ${header.length} columns; put " around a cell that holds a comma`);
      continue;
    }
    const cells = inOrder ? values : checks.map(({ at }) => values[at] ?? "");
    while (cells.length < checks.length) cells.push("");
    let good = true;
    for (let c = 0; c < checks.length; c++) {
      const { name, column, accepted } = checks[c];
      const value = cells[c];
      if (value === "") {
        if (!column.required) continue;
        report("missing_cell", `${name} is empty; give ${column.expected}`);
        good = false;
      } else if (column.accepts && !accepted.has(value)) {
        if (column.accepts(value)) accepted.add(value);
        else {
          report("bad_cell", `${name} is '${value}'; give ${column.expected}`);
          good = false;
        }
      }
    }
    if (good) read(lineNumber, cells);
  }
  if (!header) {
    lineNumber = 1;
    report("no_header", `the first line must name the columns: ${Object.keys(columns).join(",")}`);
  }
}

function checkHeader(header: string[], columns: Record<string, Column>, report: (reason: string) => void): boolean {
  let good = true;
  const fail = (reason: string) => {
    good = false;
    report(reason);
  };
  header.forEach((name, at) => {
    if (header.indexOf(name) !== at) fail(`column '${name}' stands twice; leave one`);
    if (Object.hasOwn(columns, name)) return;
    const close = nearest(name, Object.keys(columns));
    fail(`column '${name}' is not known; ${close ? `did you mean '${close}'?` : `the columns are ${Object.keys(columns).join(", ")}`}`);
  });
  for (const [name, column] of Object.entries(columns)) {
    if (column.required && !header.includes(name)) fail(`column '${name}' is missing; add it: ${column.about}`);
  }
  return good;
}

/** The trimmed cells of one line, or null where a quote is left open. */
export function splitRow(line: string): string[] | null {
  if (!line.includes('"')) return line.includes(", ") || line.includes(" ,") ? line.split(",").map((cell) => cell.trim()) : line.split(",");
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] !== '"') {
      const comma = line.indexOf(",", at);
      const end = comma < 0 ? line.length : comma;
      cells.push(line.slice(at, end).trim());
      at = end + 1;
      continue;
    }
    let cell = "";
    let from = at + 1;
    for (;;) {
      const quote = line.indexOf('"', from);
      if (quote < 0) return null;
      cell += line.slice(from, quote);
      from = quote + 1;
      if (line[from] !== '"') break;
      cell += '"';
      from++;
    }
    if (from < line.length && line[from] !== ",") return null;
    cells.push(cell.trim());
    at = from + 1;
  }
  return cells;
}
