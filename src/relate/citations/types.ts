import type { Span } from "../../core/span.js";

/** How a document says that it has its matter from elsewhere. */
export const citationKinds = ["link", "repost", "mention", "via", "according_to", "reports", "source_line"] as const;
export type CitationKind = (typeof citationKinds)[number];

/** One source that a document names. `start = end = 0` where it stands outside the text (the title, a link field). */
export interface Citation extends Span {
  kind: CitationKind;
  /** What is named, as written: an outlet, a handle without "@", or an address. */
  source: string;
  /** The same folded for comparison: letters and digits of a name or handle in lower case, or the host and path of an address. */
  key: string;
}

/** What the citation graph needs of a document. */
export interface CitingRow {
  id: string;
  text: string;
  title?: string | null;
  author?: string | null;
  publication?: string | null;
  url?: string | null;
  links?: string[] | null;
}
