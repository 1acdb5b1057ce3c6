import { LandfallError } from "../../core/errors.js";
import { type DateOrderDecision, decideDateOrder } from "../dates/date-order.js";
import { isMissing, parseDate } from "../dates/parse-date.js";
import { zoneNamed } from "../dates/zone-offset.js";
import { judgeTexts } from "./clean-text.js";
import { columnsOf, valueAt } from "./column-shape.js";
import { sourceFromName } from "./detect-format.js";
import { guessMapping, type Mapping } from "./mapping.js";
import type { ReadOptions } from "./options.js";
import type { Row } from "./row.js";
import type { DocumentContext } from "./to-document.js";

/** How the rows of one file become documents: settled from its first rows, then kept for all. */
export interface ReadPlan {
  columns: string[];
  mapping: Mapping;
  context: DocumentContext;
  dateOrder: DateOrderDecision;
  /** True where some sampled stamp has no offset of its own, so that the zone matters. */
  zoneAssumed: boolean;
  /** Sentences for a person about what is assumed; those of the mapping stand in its `warnings`. */
  notes: string[];
}

/** Stamps that must all be midnight before midnight is read as "that day": one such stamp may be the truth. */
const midnightSample = 5;

/** Settles the plan. @throws LandfallError MAPPING_INVALID for an unknown column or zone */
export function planReading(path: string, sample: readonly Row[], options: ReadOptions): ReadPlan {
  const zone = options.zone ?? "UTC";
  if (zoneNamed(zone) === null)
    throw new LandfallError("MAPPING_INVALID", `there is no time zone '${zone}'`, { next: "give an IANA name such as America/New_York" });
  const records = sample.map(({ values }) => values);
  const columns = columnsOf(records);
  const told = options.source === undefined ? options.map : { ...options.map, source: null };
  const mapping = guessMapping(columns, records, told);
  const { fields } = mapping;
  const dates = fields.published === undefined ? [] : records.map((values) => valueAt(values, fields.published!));
  const decided = decideDateOrder(dates);
  const dateOrder: DateOrderDecision = options.dateOrder ? { order: options.dateOrder, basis: "decided", reason: "told" } : decided;
  const texts = [fields.text, fields.title]
    .filter((column) => column !== undefined)
    .flatMap((column) => records.map((values) => valueAt(values, column)));
  const context: DocumentContext = {
    file: path,
    source: options.source ?? sourceFromName(path),
    zone,
    order: dateOrder.order,
    midnightIsDay: allMidnight(dates, dateOrder.order, zone),
    grade: options.grade ?? "platform",
    traits: judgeTexts(texts.filter((text) => typeof text === "string")),
  };
  const zoneAssumed = dates.some((value) => {
    const time = parseDate(value, context);
    return "interval" in time && time.assumedZone !== null;
  });
  return { columns, mapping, context, dateOrder, zoneAssumed, notes: notesOf(mapping, context, dateOrder, zoneAssumed) };
}

function allMidnight(dates: readonly unknown[], order: DocumentContext["order"], zone: string): boolean {
  let stamps = 0;
  for (const value of dates) {
    if (typeof value !== "string" || isMissing(value)) continue;
    const clock = /\d{1,2}:\d{2}(?::\d{2})?/.exec(value.slice(0, 64));
    if (clock === null || !/^0?0:00(?::00)?$/.test(clock[0])) return false;
    if (!("error" in parseDate(value, { grade: "platform", order, zone }))) stamps++;
  }
  return stamps >= midnightSample;
}

function notesOf(mapping: Mapping, context: DocumentContext, dateOrder: DateOrderDecision, zoneAssumed: boolean): string[] {
  const notes: string[] = [];
  if (mapping.fields.text === undefined && mapping.fields.title === undefined)
    notes.push("no column looks like a text: say which with --map text=COLUMN");
  if (mapping.fields.published === undefined) notes.push("no column looks like a date: all times stay unknown");
  if (dateOrder.basis === "assumed") notes.push(dateOrder.reason);
  if (zoneAssumed) notes.push(`dates carry no offset: ${context.zone} is assumed, and recorded with each document`);
  if (context.midnightIsDay) notes.push("every sampled date is exactly midnight: read as its day");
  if (context.traits.html) notes.push("texts are HTML: tags are dropped");
  else if (context.traits.escaped) notes.push("texts are HTML-escaped (&amp; and the like): decoded once");
  return notes;
}
