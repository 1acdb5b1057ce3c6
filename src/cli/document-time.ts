import { fromLine } from "../collect/file/document-line.js";
import type { DocumentLine } from "../core/document.js";
import type { TimeGrade, TimeInterval } from "../core/time.js";

/** A document line with its time as the detectors take it. */
export interface TimedLine extends DocumentLine {
  /** null where it does not say or cannot be read. A date without a zone is taken as UTC, which `assumedZone` then says. */
  time: TimeInterval | null;
  grade: TimeGrade;
  assumedZone: string | null;
}

/** Reads when a document line was published, and how that is known. */
export function timedLine(document: DocumentLine): TimedLine {
  const stored = fromLine(document.text.trim() === "" ? { ...document, text: document.title || document.id } : document);
  if (!("time" in stored)) return { ...document, time: null, grade: "unknown", assumedZone: null };
  const { interval, grade, assumedZone } = stored.time;
  return { ...document, time: interval, grade, assumedZone };
}
