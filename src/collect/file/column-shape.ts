import { isMissing, parseDate } from "../dates/parse-date.js";

/** What a column's sampled values look like. Shares are of the filled values, 0 to 1. */
export interface ColumnShape {
  column: string;
  rows: number;
  filled: number;
  distinct: number;
  numbers: number;
  /** Largest absolute number; 0 without any. */
  largest: number;
  dates: number;
  urls: number;
  ratings: number;
  /** Values with a space inside. */
  phrases: number;
  /** Values that name a program that posts. */
  clients: number;
  /** Values with markup of HTML. */
  markup: number;
  lists: number;
  /** Characters, on average. */
  meanLength: number;
  /** Up to three values, cut, for a person. */
  examples: string[];
}

/** Values looked at per column: enough for shares to within some points. */
const valuesLookedAt = 500;

/** Characters of a value that an example shows. */
const exampleLength = 60;

const url = /^(?:https?:\/\/|www\.|at:\/\/|\/r\/)\S+$/i;
const decimalNumber = /^[-+]?\d{1,15}(?:[.,]\d{1,10})?$/;
const ratingForm = /^(?:\d{1,2}(?:[.,]\d{1,2})?(?: ?\/ ?\d{1,3}| out of \d{1,3}| stars?)?|[★☆]{1,10})/i;
const clientForm =
  /\b(?:for (?:iphone|ipad|android|windows|mac|blackberry)|web (?:client|app)|tweetdeck|hootsuite|ifttt|buffer|dlvr\.it|tweetbot|sprinklr|zapier|twittbot)\b|rel="nofollow"/i;
const markupForm = /<(?:p|br|a|span|div)\b[^<>]{0,500}>/i;

/** Looks at the values of one column. */
export function columnShape(column: string, values: readonly unknown[]): ColumnShape {
  const shape: ColumnShape = {
    column,
    rows: 0,
    filled: 0,
    distinct: 0,
    numbers: 0,
    largest: 0,
    dates: 0,
    urls: 0,
    ratings: 0,
    phrases: 0,
    clients: 0,
    markup: 0,
    lists: 0,
    meanLength: 0,
    examples: [],
  };
  const seen = new Set<string>();
  for (const value of values.slice(0, valuesLookedAt)) {
    shape.rows++;
    if (isMissing(value)) continue;
    shape.filled++;
    if (Array.isArray(value)) shape.lists++;
    const text = typeof value === "string" ? value.trim() : typeof value === "object" ? JSON.stringify(value) : String(value);
    seen.add(text);
    shape.meanLength += text.length;
    if (decimalNumber.test(text)) {
      shape.numbers++;
      shape.largest = Math.max(shape.largest, Math.abs(Number(text.replace(",", "."))));
    }
    if (isDate(value, text)) shape.dates++;
    if (url.test(text)) shape.urls++;
    if (text.length < 30 && ratingForm.test(text)) shape.ratings++;
    if (/\s/.test(text)) shape.phrases++;
    if (clientForm.test(text.slice(0, 300))) shape.clients++;
    if (markupForm.test(text.slice(0, 5000))) shape.markup++;
    if (shape.examples.length < 3 && !shape.examples.includes(text.slice(0, exampleLength)))
      shape.examples.push(text.slice(0, exampleLength));
  }
  shape.distinct = seen.size;
  const { filled } = shape;
  if (filled > 0) {
    for (const key of ["numbers", "dates", "urls", "ratings", "phrases", "clients", "markup", "lists", "meanLength"] as const)
      shape[key] /= filled;
  }
  return shape;
}

function isDate(value: unknown, text: string): boolean {
  if (typeof value !== "string" && typeof value !== "number") return false;
  // A bare year is more often a count.
  if (text.length === 4) return false;
  return (
    !("error" in parseDate(value, { grade: "platform", order: "mdy" })) ||
    !("error" in parseDate(value, { grade: "platform", order: "dmy" }))
  );
}

/** The value at a dotted path (`post.record.text`); a column whose own name holds the dots wins. */
export function valueAt(values: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(values, path)) return values[path];
  if (!path.includes(".")) return undefined;
  let value: unknown = values;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** Depth to which objects inside a row are looked into: a Bluesky feed item has its text at depth 3. */
const pathDepth = 4;

/** Columns kept of a hostile or very wide file. */
const columnCap = 500;

/** All columns of some rows in order of first sight; objects inside rows are opened to dotted paths. */
export function columnsOf(rows: readonly Record<string, unknown>[]): string[] {
  const columns = new Set<string>();
  const visit = (value: Record<string, unknown>, prefix: string, depth: number) => {
    for (const key of Object.keys(value)) {
      if (columns.size >= columnCap) return;
      const inner = value[key];
      const path = prefix + key;
      if (depth < pathDepth && typeof inner === "object" && inner !== null && !Array.isArray(inner))
        visit(inner as Record<string, unknown>, `${path}.`, depth + 1);
      else columns.add(path);
    }
  };
  for (const row of rows) visit(row, "", 1);
  return [...columns];
}
