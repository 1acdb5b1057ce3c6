import { dayRangeOf } from "./precise-date.js";

/** What one column of a catalogue file holds. `about` is the sentence that the documentation carries. */
export interface Column {
  required: boolean;
  /** Whether a filled cell is well formed; any text is where this is left out. */
  accepts?: (cell: string) => boolean;
  /** What is expected, to end an error message with: "a date such as 2016, 2016-Q3, 2016-09 or 2016-09-07". */
  expected: string;
  about: string;
}

/** Separates several values in one cell, as in `Mi5|Mi Five`. */
export const listSeparator = "|";

const anyText: Pick<Column, "expected"> = { expected: "text" };
/** Most are of plain letters, which is told sooner. */
const plainSlug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const anySlug = /^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u;
const slug: Pick<Column, "accepts" | "expected"> = {
  accepts: (cell) => plainSlug.test(cell) || anySlug.test(cell),
  expected: "lower-case letters and digits joined by hyphens, such as 'la-pavoni'",
};
/** Not checked cell by cell: a product that is not listed is told with the nearest that is. */
const listedProduct: Pick<Column, "expected"> = { expected: "a product's id, such as 'gaggia/classic-pro'" };
const productId: Pick<Column, "accepts" | "expected"> = {
  accepts: (cell) => cell.indexOf("/") > 0,
  expected: "brand and product joined by a slash, such as 'gaggia/classic-pro'",
};
const yesOrEmpty: Pick<Column, "accepts" | "expected"> = {
  accepts: (cell) => cell === "yes" || cell === "no",
  expected: "yes, no or nothing",
};
const market: Pick<Column, "accepts" | "expected"> = {
  accepts: (cell) => cell === "*" || /^[A-Z]{2}$/.test(cell),
  expected: "a two-letter country code such as US, or * for the first market anywhere",
};

export const releaseEvents = ["announced", "released", "discontinued", "cancelled"] as const;

/**
 * The one definition of the catalogue's files: every column, what it accepts and what it is for. Reading, error messages
 * and the test of `docs/catalogue.md` all go by it.
 */
export const catalogueTables = {
  brands: {
    id: { required: true, ...slug, about: "The short name that the other files use." },
    name: { required: true, ...anyText, about: "The name as people write it." },
    aliases: { required: false, ...anyText, about: "Other spellings, separated by `|`." },
    ambiguous: { required: false, ...yesOrEmpty, about: "`yes` where the name is also a common word, so that it needs context to count." },
  },
  products: {
    brand: { required: true, ...slug, about: "The brand's `id`." },
    name: { required: true, ...anyText, about: "The name without the brand." },
    kind: { required: true, ...anyText, about: "What it is, in your own words: phone, espresso machine." },
    line: { required: false, ...anyText, about: "The line that it belongs to, by name; by id where the line is another brand's." },
    is_line: { required: false, ...yesOrEmpty, about: "`yes` where the row is a line with products of its own, not a thing to buy." },
    aliases: { required: false, ...anyText, about: "True other names, separated by `|`: model codes, short forms." },
    successor: { required: false, ...anyText, about: "The product that replaced it, by name or id." },
    full_name: { required: false, ...anyText, about: "How it is shown, where brand and name together would read oddly." },
    id: { required: false, ...productId, about: "Its id, where `brand/name-in-lower-case` is not the one you want." },
  },
  releases: {
    product: { required: true, ...listedProduct, about: "The product's id." },
    market: { required: true, ...market, about: "Two-letter country code, or `*` for the first market anywhere." },
    event: {
      required: true,
      accepts: (cell) => (releaseEvents as readonly string[]).includes(cell),
      expected: releaseEvents.join(", "),
      about: "What happened: `announced`, `released`, `discontinued` or `cancelled`.",
    },
    date: {
      required: true,
      accepts: (cell) => dayRangeOf(cell) !== null,
      expected: "a date such as 2016, 2016-Q3, 2016-09 or 2016-09-07",
      about: "When, as exactly as it is known and no more.",
    },
    source: { required: true, ...anyText, about: "Who says so: a name under `[sources]`; several are separated by `|`." },
  },
  prices: {
    product: { required: true, ...listedProduct, about: "The product's id." },
    market: { required: true, ...market, about: "Where it was sold at that price." },
    amount: {
      required: true,
      accepts: (cell) => /^\d{1,9}(?:\.\d{1,2})?$/.test(cell) && Number(cell) > 0,
      expected: "a number such as 399 or 399.99, without thousands separators",
      about: "The launch price of the cheapest version.",
    },
    currency: {
      required: true,
      accepts: (cell) => /^[A-Z]{3}$/.test(cell),
      expected: "a three-letter currency code such as USD",
      about: "ISO 4217 code.",
    },
    source: { required: true, ...anyText, about: "Who says so, as in releases." },
  },
} satisfies Record<string, Record<string, Column>>;

export type TableName = keyof typeof catalogueTables;
