import type { DocumentTime, TimeGrade } from "../../core/time.js";
import { parseDate } from "../dates/parse-date.js";
import { type HtmlElement, plainText } from "./html-tree.js";
import { textOf } from "./json-ld.js";
import type { PageFacts } from "./page-facts.js";

/** One date that a page gives for itself, with where it stood. */
export interface DateCandidate {
  /** As written. */
  value: string;
  /** `json-ld:datePublished`, `meta:article:published_time`, `time`, `url`, `text`. */
  where: string;
  time: DocumentTime;
  /** True for the day of a change rather than of publication. */
  isChange: boolean;
}

const publishedMeta = [
  ...[
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "publish-date",
    "publish_date",
    "publishdate",
  ],
  ...[
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
  ],
  ...[
    "dc.date",
    "dcterms.date",
    "article.published",
    "published-date",
    "published_time",
    "displaydate",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "cxenseparse:recs:articlepublicationdate",
  ],
  ...[
    "rnews:datepublished",
    "vr:published_time",
    "bt:pubdate",
    "artikel:published_time",
    "originalpublicationdate",
    "datecreated",
    "date",
    "created",
    "ptime",
    "last-modified-date",
    "publication_date",
    "lastpubdate",
  ],
];
const changedMeta = [
  "article:modified_time",
  "og:updated_time",
  "datemodified",
  "last-modified",
  "dcterms.modified",
  "dc.date.modified",
  "revised",
  "lastmod",
];

/** Parts of a name that say a shown date is of a change. */
const changeName = /updat|modif|chang|aktualis|revis|mise-?a-?jour/i;
const boxName = /comment|related|sidebar|teaser|footer|widget|recent|event|latest|recommend/i;

const urlDay = /[/_.-](19[89]\d|20[0-4]\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?=[/_.?#-]|$)/;
const urlMonth = /\/(19[89]\d|20[0-4]\d)\/(0[1-9]|1[0-2])(?=\/)/;

/** A date inside running text: the forms that pages print beside a headline. */
const printedDates = [
  /(?<!\d)(?:19[89]\d|20[0-4]\d)-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)/,
  /(?<!\d)\d{1,2}\.\s?(?:\d{1,2}\.\s?|\p{L}{3,10}\.?\s)(?:19[89]\d|20[0-4]\d)(?!\d)/u,
  /(?<!\p{L})\p{L}{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19[89]\d|20[0-4]\d)(?!\d)/u,
  /(?<!\d)\d{1,2}(?:st|nd|rd|th)?\.?\s(?:de\s|of\s)?\p{L}{3,10}\.?,?\s(?:de\s|del\s)?(?:19[89]\d|20[0-4]\d)(?!\d)/u,
  /(?:19[89]\d|20[0-4]\d)\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]/,
  /(?<!\d)\d{1,2}[/.]\d{1,2}[/.](?:19[89]\d|20[0-4]\d)(?!\d)/,
];
const longestShownDate = 200;

/** Every date that the page gives for itself, best first: what its data say, its head, its elements, its address, its text. */
export function datesOf(
  facts: PageFacts,
  url: string | null,
  { opening, labels }: { opening: readonly string[]; labels: readonly string[] },
  dayFirst: boolean,
): DateCandidate[] {
  const found = new Found(dayFirst);
  for (const article of facts.articles) found.add(textOf(article.datePublished), "json-ld:datePublished", "metadata");
  for (const name of publishedMeta) for (const value of facts.meta.get(name) ?? []) found.add(value, `meta:${name}`, "metadata");
  for (const element of facts.properties.get("datepublished") ?? []) found.add(writtenIn(element), "itemprop:datePublished", "metadata");
  for (const article of facts.articles)
    found.add(textOf(article.uploadDate) ?? textOf(article.dateCreated), "json-ld:dateCreated", "metadata");
  for (const element of facts.times)
    if (!inBox(element)) found.add(writtenIn(element), "time", "metadata", changeName.test(nameOf(element)));
  const fromUrl = url ? dateInUrl(url) : null;
  if (fromUrl) found.add(fromUrl, "url", "url");
  for (const element of facts.dateElements)
    if (!inBox(element)) found.addPrinted(plainText(element), "element", changeName.test(nameOf(element)));
  for (const line of opening) found.addPrinted(line, "text", changeName.test(line));
  for (const element of facts.times) if (inBox(element)) found.add(writtenIn(element), "time", "metadata", true);
  for (const article of facts.articles) found.add(textOf(article.dateModified), "json-ld:dateModified", "metadata", true);
  for (const name of changedMeta) for (const value of facts.meta.get(name) ?? []) found.add(value, `meta:${name}`, "metadata", true);
  if (found.candidates.length === 0) addOnlyLabel(found, labels);
  return found.candidates;
}

/** Lines that are a date and little more name the page's date only where they agree: a list of events has many. */
const mostLabelDates = 2;

/** In the end the first line of the page that is a date and little more: "Datum: 19.11.2021". */
function addOnlyLabel(found: Found, labels: readonly string[]): void {
  const dated = labels.filter((line) => isMostlyDate(line) && printedDates.some((form) => form.test(line)));
  const dates = new Set(dated.map((line) => line.replace(/\D+/g, " ").trim()));
  if (dated.length > 0 && dates.size <= mostLabelDates) found.addPrinted(dated[0], "text", changeName.test(dated[0]));
}

/** Letters that may stand beside a date that is a line's matter: a label before it, a month in it. */
const lettersBeside = 25;

function isMostlyDate(line: string): boolean {
  return line.replace(/[^\p{L}]+/gu, "").length <= lettersBeside && !/©|copyright|\bseit\b|\bsince\b/i.test(line);
}

/** The date of publication among the candidates: the first that is not of a change, else the first. */
export function publishedAmong(candidates: readonly DateCandidate[]): DateCandidate | null {
  const first = candidates.find(({ isChange }) => !isChange) ?? candidates[0] ?? null;
  if (first === null || first.where !== "url") return first;
  // A printed date inside the month or day that the address gives says the same, more precisely.
  return candidates.find((other) => other !== first && !other.isChange && isWithin(other, first)) ?? first;
}

function isWithin({ time: inner }: DateCandidate, { time: outer }: DateCandidate): boolean {
  return (
    inner.interval !== null &&
    outer.interval !== null &&
    inner.interval.from >= outer.interval.from &&
    inner.interval.from < outer.interval.to
  );
}

class Found {
  readonly candidates: DateCandidate[] = [];
  readonly #dayFirst: boolean;

  constructor(dayFirst: boolean) {
    this.#dayFirst = dayFirst;
  }

  add(value: string | null, where: string, grade: TimeGrade, isChange = false): boolean {
    if (!value) return false;
    const text = value.trim().replace(/\s+/g, " ");
    const time = parseDate(text, { grade, order: this.#dayFirst || text.includes(".") ? "dmy" : "mdy" });
    if ("error" in time || time.interval === null) return where === "time" ? this.addPrinted(text, where, isChange) : false;
    this.candidates.push({ value: text, where, time, isChange });
    return true;
  }

  addPrinted(text: string, where: string, isChange: boolean): boolean {
    const line = text.slice(0, longestShownDate);
    if (!/\d{4}|\d{2}/.test(line)) return false;
    for (const form of printedDates) {
      const match = form.exec(line);
      if (match && this.add(match[0], where === "time" ? "element" : where, "text", isChange)) return true;
    }
    return false;
  }
}

function writtenIn(element: HtmlElement): string {
  const { datetime, content, title } = element.attributes;
  return datetime || content || (element.tag === "abbr" && title) || plainText(element);
}

function nameOf({ attributes }: HtmlElement): string {
  return `${attributes.class ?? ""} ${attributes.id ?? ""} ${attributes.itemprop ?? ""}`;
}

/** Elements up which a box around a date is looked for. */
const boxLevels = 6;

function inBox(element: HtmlElement): boolean {
  for (let at: HtmlElement | null = element, level = 0; at !== null && level < boxLevels; at = at.parent, level++) {
    if (at.tag === "aside" || at.tag === "footer" || at.tag === "nav") return true;
    if (at.tag === "body" || at.tag === "article" || at.tag === "main") return false;
    if (boxName.test(nameOf(at))) return true;
  }
  return false;
}

/** The day or the month that an address carries, as `YYYY-MM-DD` or `YYYY-MM`; null where it carries none. */
export function dateInUrl(url: string): string | null {
  const day = urlDay.exec(url);
  if (day) return `${day[1]}-${day[2]}-${day[3]}`;
  const month = urlMonth.exec(url);
  return month ? `${month[1]}-${month[2]}` : null;
}
