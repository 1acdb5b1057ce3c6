import type { DocumentTime } from "../../core/time.js";
import { parseDate } from "../dates/parse-date.js";

const unknown: DocumentTime = { interval: null, grade: "unknown", assumedZone: null };

/** A date as a feed writes it, with grade `feed`; an unknown time where it can't be read. RSS asks for RFC 822, Atom for RFC 3339; both are often mistaken for the other. */
export function feedTime(written: string | null): DocumentTime {
  const text = written?.replace(/\s+/g, " ").trim();
  if (!text) return unknown;
  for (const form of [
    text,
    text.replace(/^\p{L}{2,10}\.?,?\s+/u, ""),
    text.replace(/\s*\([^()]*\)$/, ""),
    text.replace(/\s+\p{L}{3,5}$/u, ""),
  ]) {
    const time = parseDate(form, { grade: "feed" });
    if (!("error" in time)) return time;
  }
  return unknown;
}
