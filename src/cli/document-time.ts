import { fromLine } from "../collect/file/document-line.js";
import type { DocumentLine } from "../core/document.js";
import type { TimeInterval } from "../core/time.js";

/** When a document line was published, null where it does not say or cannot be read. A date without a zone is taken as UTC. */
export function timeOfLine(document: DocumentLine): TimeInterval | null {
  const stored = fromLine(document.text.trim() === "" ? { ...document, text: document.title || document.id } : document);
  return "time" in stored ? stored.time.interval : null;
}
