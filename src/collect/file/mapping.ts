import { LandfallError } from "../../core/errors.js";
import { type ColumnShape, columnShape, valueAt } from "./column-shape.js";
import { isContextColumn, minimumNameScore, nameScore, type Role, roles } from "./role-names.js";

export type { Role } from "./role-names.js";

/** One column taken for a role. */
export interface Guess {
  role: Role;
  column: string;
  /** 0 to 1; 1 where it was told. Not a probability: an order of how sure the guess is. */
  confidence: number;
  /** Why, for a person. */
  reason: string;
}

/** Which column is what. */
export interface Mapping {
  fields: Partial<Record<Role, string>>;
  /** Every field with its reason, in the order of {@link roles}. */
  guesses: Guess[];
  /** Columns that stay in `extra`. */
  rest: string[];
  /** True where the title is the writer's own first line (reviews, forum posts) and goes into the text, so that offsets count in it. */
  titleInText: boolean;
  /** Sentences for a person: a column that looks like a date by name but cannot be read, and the like. */
  warnings: string[];
}

/** Roles that one text column can crowd out go first where scores are equal. */
const byPriority: readonly Role[] = [
  "text",
  "published",
  "id",
  "title",
  "author",
  "url",
  "rating",
  "client",
  "source",
  "publication",
  "product",
  "forum",
  "reply_to",
  "links",
  "lang",
];

/** Least share of the values that must have a role's shape; columns are rarely clean. */
const shapeShare = 0.7;

/** Characters of a text on average by which a column is taken for the text without a fitting name. */
const textLength = 20;

/** A row's id differs from the others' in almost all rows; the rest are repeats. */
const idDistinctShare = 0.9;

/** Largest value of a rating scale that is told by `rating`, `score`, `stars` alone: ten stars. */
const ratingScale = 10;

/** What the values must look like for a role: null where they do, else why not. */
function misfit(role: Role, shape: ColumnShape): string | null {
  if (shape.filled === 0) return role === "text" || role === "id" ? "it is empty" : null;
  switch (role) {
    case "id":
      if (shape.filled < shape.rows * shapeShare) return "some rows have none";
      if (shape.distinct < shape.filled * idDistinctShare) return "its values repeat";
      return shape.phrases > 0.1 || shape.meanLength > 200 ? "its values are phrases" : null;
    case "text":
      if (shape.numbers > 0.5) return "its values are numbers";
      if (shape.dates > 0.5) return "its values are dates";
      return shape.urls > 0.5 ? "its values are addresses" : null;
    case "title":
      return shape.numbers > 0.5 || shape.urls > 0.5 ? "its values are no words" : null;
    case "published":
      return shape.dates < shapeShare ? "its values cannot be read as dates" : null;
    case "author":
      return shape.meanLength > 80 || shape.dates > 0.9 ? "its values are no names" : null;
    case "url":
      return shape.urls < 0.5 ? "its values are no addresses" : null;
    case "rating":
      return shape.ratings < shapeShare || shape.largest > ratingScale ? "its values are no rating" : null;
    case "product":
    case "publication":
    case "forum":
      return shape.meanLength > 150 || (shape.numbers > 0.5 && role !== "product") ? "its values are no names" : null;
    case "source":
      return shape.distinct > 50 || shape.phrases > 0.5 || shape.clients > 0.1 ? "its values are no names of sources" : null;
    case "client":
      return shape.meanLength > 120 || shape.urls > 0.5 ? "its values are no programs" : null;
    case "lang":
      return shape.meanLength > 20 ? "its values are no languages" : null;
    case "reply_to":
      return shape.meanLength > 200 || /^(?:true|false)$/i.test(shape.examples[0] ?? "") ? "its values name no document" : null;
    case "links":
      return shape.lists < 0.5 && !shape.examples.some((example) => example.includes("://")) ? "its values are no addresses" : null;
  }
}

/** A column called "source" may hold the program that posted, the outlet, or the source itself: its values tell. */
function sourceColumnScore(role: Role, shape: ColumnShape, twitterLike: boolean): { score: number; reason: string } | null {
  const outlets = shape.distinct > 0 && shape.clients < 0.1 && !twitterLike;
  if (role === "client" && (shape.clients >= 0.1 || twitterLike)) return { score: 0.95, reason: "its values name programs that post" };
  if (role === "publication" && outlets && (shape.phrases > 0.2 || shape.distinct > 20))
    return { score: 0.8, reason: "its values name outlets" };
  if (role === "source" && outlets && shape.phrases <= 0.2 && shape.distinct <= 20)
    return { score: 0.95, reason: "its values are few short names" };
  return null;
}

interface Candidate extends Guess {
  priority: number;
}

/**
 * Guesses which column is what from names and sampled values; `told` overrides (null leaves a role unmapped).
 *
 * @throws LandfallError MAPPING_INVALID where a told column is not in the file
 */
export function guessMapping(
  columns: readonly string[],
  sampleRows: readonly Record<string, unknown>[],
  told: Partial<Record<Role, string | null>> = {},
): Mapping {
  const shapes = columns.map((column) =>
    columnShape(
      column,
      sampleRows.map((row) => valueAt(row, column)),
    ),
  );
  const fields: Mapping["fields"] = {};
  const guesses: Guess[] = [];
  const warnings: string[] = [];
  const taken = new Set<string>();
  const settled = new Set<Role>();
  const settle = ({ role, column, confidence, reason }: Guess) => {
    fields[role] = column;
    taken.add(column);
    settled.add(role);
    guesses.push({ role, column, confidence, reason });
  };

  for (const role of roles) {
    const column = told[role];
    if (column === undefined) continue;
    settled.add(role);
    if (column === null) continue;
    if (!columns.includes(column) && sampleRows.length > 0 && !sampleRows.some((row) => valueAt(row, column) !== undefined)) {
      throw new LandfallError("MAPPING_INVALID", `there is no column '${column}' to take as ${role}`, {
        next: `the columns are ${columns.slice(0, 30).join(", ")}`,
      });
    }
    settle({ role, column, confidence: 1, reason: "told" });
  }

  for (const candidate of candidates(shapes, warnings)) {
    if (!settled.has(candidate.role) && !taken.has(candidate.column)) settle(candidate);
  }
  fallBackToShape(shapes, taken, settled, settle, fields);

  guesses.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
  return {
    fields,
    guesses,
    rest: columns.filter((column) => !taken.has(column)),
    titleInText: ownsTitle(fields) && !isDocumentLine(fields),
    warnings,
  };
}

function candidates(shapes: readonly ColumnShape[], warnings: string[]): Candidate[] {
  const found: Candidate[] = [];
  const twitterLike = shapes.some(({ column }) => /^(?:screen_?name|is_?retweet|retweet_?count|user\.screen_name)$/i.test(column));
  for (const shape of shapes) {
    const { column } = shape;
    for (const [priority, role] of byPriority.entries()) {
      const special = column.toLowerCase() === "source" ? sourceColumnScore(role, shape, twitterLike) : undefined;
      if (special === null) continue;
      const { score, name } = special ? { score: special.score, name: "source" } : nameScore(column, role);
      if (score < minimumNameScore) continue;
      const reason = misfit(role, shape);
      if (reason !== null) {
        if (role === "published" && score > 0.9)
          warnings.push(`'${column}' is named like a date, but ${reason} (${shape.examples[0] ?? ""})`);
        continue;
      }
      const values = special ? special.reason : (shapeReason(role, shape) ?? "its values fit");
      found.push({
        role,
        column,
        confidence: Math.round(score * 100) / 100,
        reason: `named '${name.replaceAll("_", " ")}', and ${values}`,
        priority,
      });
    }
  }
  return found.sort((a, b) => b.confidence - a.confidence || a.priority - b.priority);
}

function shapeReason(role: Role, shape: ColumnShape): string | null {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  if (role === "published") return `${percent(shape.dates)} of its values are dates`;
  if (role === "url") return `${percent(shape.urls)} of its values are addresses`;
  if (role === "id") return `${shape.distinct} of ${shape.filled} values differ`;
  if (role === "text" || role === "title") return `its values have ${Math.round(shape.meanLength)} characters on average`;
  if (role === "rating") return `its values go up to ${shape.largest}`;
  return null;
}

/** Where no name fits: the longest phrases are the text, and the only column of dates is the date. */
function fallBackToShape(
  shapes: readonly ColumnShape[],
  taken: Set<string>,
  settled: Set<Role>,
  settle: (guess: Guess) => void,
  fields: Mapping["fields"],
): void {
  const free = () => shapes.filter(({ column, filled }) => !taken.has(column) && filled > 0);
  if (!settled.has("text") && fields.title === undefined) {
    const longest = free()
      .filter(
        ({ phrases, meanLength, urls, dates, lists }) =>
          phrases >= 0.5 && meanLength >= textLength && urls < 0.5 && dates < 0.5 && lists < 0.5,
      )
      .sort((a, b) => b.meanLength - a.meanLength)[0];
    if (longest)
      settle({
        role: "text",
        column: longest.column,
        confidence: 0.5,
        reason: `no name fits; its values are the longest phrases (${Math.round(longest.meanLength)} characters)`,
      });
  }
  if (!settled.has("published")) {
    const dates = free().filter(({ dates, filled, numbers }) => dates >= 0.95 && filled >= 3 && numbers < 0.5);
    if (dates.length === 1)
      settle({ role: "published", column: dates[0].column, confidence: 0.5, reason: "no name fits; it is the only column of dates" });
  }
  if (!settled.has("url")) {
    const urls = free().filter(({ urls, filled }) => urls >= 0.95 && filled >= 3);
    if (urls.length === 1 && fields.links === undefined)
      settle({ role: "url", column: urls[0].column, confidence: 0.5, reason: "no name fits; it is the only column of addresses" });
  }
}

/** In reviews and forum posts the title is the first thing that the writer says; over a comment it is another's. */
function ownsTitle({ title, text, rating, forum }: Mapping["fields"]): boolean {
  if (title === undefined || text === undefined) return false;
  return (rating !== undefined || forum !== undefined) && !isContextColumn(title);
}

/** A document line already says what is title and what is text. */
function isDocumentLine({ id, source, text }: Mapping["fields"]): boolean {
  return id === "id" && source === "source" && text === "text";
}

/** Reads `text=body,published=created`; `title=` leaves a role unmapped. @throws LandfallError MAPPING_INVALID */
export function parseMap(value: string): Partial<Record<Role, string | null>> {
  const map: Partial<Record<Role, string | null>> = {};
  for (const pair of value.split(",")) {
    const equals = pair.indexOf("=");
    const role = pair.slice(0, equals).trim();
    if (equals < 0 || !(roles as readonly string[]).includes(role)) {
      throw new LandfallError("MAPPING_INVALID", `'${pair}' is no mapping`, {
        next: `write role=column, where role is one of ${roles.join(", ")}`,
      });
    }
    map[role as Role] = pair.slice(equals + 1).trim() || null;
  }
  return map;
}
