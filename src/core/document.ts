import type { DocumentTime } from "./time.js";

/**
 * A document as it travels between commands: one JSON object a line. Unknown fields pass through.
 *
 * `published` is any common date form; `text` is the body that offsets count in (UTF-16 code units).
 */
export interface DocumentLine {
  id: string;
  source: string;
  text: string;
  title?: string | null;
  url?: string | null;
  author?: string | null;
  /** The program that posted it ("Twitter for iPhone", "IFTTT"). */
  client?: string | null;
  published?: string | null;
  /** The outlet, for articles and headlines. */
  publication?: string | null;
  /** The product that the platform says it is about (a shop's review page). */
  product?: string | null;
  rating?: number | string | null;
  forum?: string | null;
  reply_to?: string | null;
  links?: string[] | null;
  [field: string]: unknown;
}

/** A document as it is kept. Strings are empty, never null, where a field is absent. */
export interface StoredDocument {
  id: string;
  source: string;
  url: string;
  author: string;
  client: string;
  title: string;
  text: string;
  publication: string;
  product: string;
  rating: number | null;
  forum: string;
  replyTo: string;
  links: string[];
  time: DocumentTime;
  /** Fields we have no column for, kept as they came. */
  extra: Record<string, unknown>;
  /** The file or source item it came from, with its 1-based line. */
  file: string;
  line: number;
}
