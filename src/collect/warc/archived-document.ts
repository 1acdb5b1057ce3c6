import type { StoredDocument } from "../../core/document.js";
import { type FoundPage, pageDocument } from "../page/page-document.js";
import type { ArchivedPage } from "./warc-record.js";

/** An archived page as a document. That it was captured at an instant says that it was there by then: its first sight, and no later. */
export function archivedDocument(page: ArchivedPage, context: { source: string; now: number }): StoredDocument | null {
  const captured = page.capturedMs !== null && page.capturedMs <= context.now ? page.capturedMs : context.now;
  const found: FoundPage = {
    url: page.url,
    title: "",
    publication: "",
    time: { interval: { from: captured, to: captured + 1 }, grade: "first_sight", assumedZone: null },
    where: "archive",
    isChange: true,
  };
  return pageDocument(page, context, captured, found);
}
