import { isMissing, parseDate } from "../dates/parse-date.js";
import { scanRecord } from "./delimited-record.js";
import type { Dialect } from "./parse-delimited.js";
import { isRoleName } from "./role-names.js";

/** Separators that exports use, the likeliest first. */
const candidates = [",", ";", "\t", "|"] as const;

/** Records from which separator and header are judged. */
const sampleRecords = 100;

/** Lines of title and filters that may stand above a table: the tools seen write fewer than ten. */
const preambleCap = 20;

/** Longest column name: longer first cells are text. */
const longestName = 80;

interface Candidate {
  delimiter: string;
  width: number;
  /** Share of the sampled records that have this width. */
  share: number;
  records: string[][];
  /** Lines before the first record of this width. */
  preambleLines: number;
  preambleRecords: number;
}

/** Finds separator, line end, preamble and header from the first characters of a file. `whole` says that the sample is all of it. */
export function sniffDialect(
  sample: string,
  whole: boolean,
  told: { delimiter?: string; header?: boolean; prefer?: string } = {},
): Dialect {
  const lineEnd = sample.includes("\n") || !sample.includes("\r") ? "\n" : "\r";
  const separatorLine = /^sep=(.)\r?\n/i.exec(sample);
  const delimiters = told.delimiter ? [told.delimiter] : separatorLine ? [separatorLine[1]] : candidates;
  const table = separatorLine ? sample.slice(separatorLine[0].length) : sample;
  const tried = delimiters.map((delimiter) => judge(table, whole, delimiter, lineEnd));
  const best = tried.reduce((a, b) => (score(b, told.prefer) > score(a, told.prefer) ? b : a));
  const first = best.records[best.preambleRecords] ?? [];
  return {
    delimiter: best.delimiter,
    header: told.header ?? looksLikeHeader(first),
    lineEnd,
    preambleLines: best.preambleLines + (separatorLine ? 1 : 0),
  };
}

/**
 * A table has several columns in most of its records, and its first record names some that we know. Among equals the wider wins: a semicolon that separates stands in every
 * record, a comma in a text only in some. What the file's name says breaks a tie.
 */
function score({ delimiter, width, share, records, preambleRecords }: Candidate, prefer: string | undefined): number {
  if (width <= 1) return 0;
  const known = (records[preambleRecords] ?? []).some(isRoleName);
  return share + (known ? 0.5 : 0) + Math.min(width, 20) / 100 + (delimiter === prefer ? 0.05 : 0);
}

function judge(sample: string, whole: boolean, delimiter: string, lineEnd: "\n" | "\r"): Candidate {
  const records: string[][] = [];
  const lines: number[] = [];
  let line = 0;
  for (let at = 0; at < sample.length && records.length < sampleRecords; ) {
    const record = scanRecord(sample, at, delimiter.charCodeAt(0), lineEnd.charCodeAt(0), whole);
    if (record === null) break;
    at = record.end;
    if (record.fields.length > 1 || record.fields[0].trim() !== "") {
      records.push(record.fields);
      lines.push(line);
    }
    line += record.innerLines + 1;
  }
  const widths = new Map<number, number>();
  for (const { length } of records) widths.set(length, (widths.get(length) ?? 0) + 1);
  let width = 1;
  let count = 0;
  for (const [candidate, n] of widths) {
    // A wider table loses against a narrower one only where clearly fewer records have its width.
    if (n > count || (n === count && candidate > width)) [width, count] = [candidate, n];
  }
  const firstOfWidth = records.findIndex(({ length }) => length === width);
  const preambleRecords =
    width > 1 &&
    firstOfWidth > 0 &&
    firstOfWidth <= preambleCap &&
    records.slice(0, firstOfWidth).every(({ length }) => length < width) &&
    looksLikeHeader(records[firstOfWidth])
      ? firstOfWidth
      : 0;
  return {
    delimiter,
    width,
    share: records.length === 0 ? 0 : count / records.length,
    records,
    preambleRecords,
    preambleLines: preambleRecords === 0 ? 0 : lines[preambleRecords],
  };
}

/** True where the cells name columns: short, all different, and none a number, a date, an address or a sentence. */
function looksLikeHeader(cells: readonly string[]): boolean {
  if (cells.length === 0) return false;
  if (cells.some((cell) => isRoleName(cell))) return true;
  const named = cells.map((cell) => cell.trim());
  if (new Set(named).size < named.length) return false;
  return named.every(
    (cell) =>
      cell.length <= longestName &&
      !isMissing(cell) &&
      !/^[-+]?[\d.,]+$/.test(cell) &&
      !/^https?:/.test(cell) &&
      !isDate(cell) &&
      cell.split(" ").length <= 6,
  );
}

function isDate(cell: string): boolean {
  return !("error" in parseDate(cell, { grade: "platform" }));
}
