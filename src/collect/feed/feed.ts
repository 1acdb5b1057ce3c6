import type { Diagnostic } from "../../core/errors.js";
import type { DocumentTime } from "../../core/time.js";

export type FeedFormat = "rss" | "rdf" | "atom" | "json";

/** One entry of a feed. Texts are plain, addresses absolute where the feed's own address or base is known. */
export interface FeedItem {
  /** The feed's own id, else the link, else null. */
  id: string | null;
  title: string;
  link: string | null;
  author: string | null;
  /** The date of publication with grade `feed`; the date of change where no other is given. */
  time: DocumentTime;
  /** The date as written; null where there is none. */
  written: string | null;
  /** The date of the last change as written, where the item gives one beside that of publication. */
  changed: string | null;
  /** The fullest text given: content, else summary, else description. */
  text: string;
  /** Addresses in the text, absolute, in order. */
  links: string[];
  categories: string[];
  /** The address of the item that it answers (RFC 4685). */
  replyTo: string | null;
  /** Feed elements of other formats, by prefixed name, as text: `yt:videoid`, `slash:comments`. */
  extra: Record<string, string>;
}

/** A feed in any of the formats. */
export interface Feed {
  format: FeedFormat;
  title: string;
  link: string | null;
  author: string | null;
  language: string | null;
  /** The hub that tells of new items at once (WebSub), and the address that it knows the feed by. */
  hub: string | null;
  self: string | null;
  /** The next, older page of the feed (RFC 5005). */
  next: string | null;
  /** Least pause between two requests that the feed asks for (RSS `ttl`), in milliseconds; null where it asks nothing. */
  ttlMs: number | null;
  items: FeedItem[];
}

/** What came of reading a feed: no feed only with a diagnostic that says why. */
export interface FeedResult {
  feed: Feed | null;
  diagnostics: Diagnostic[];
}
