import type { StoredDocument } from "../core/document.js";
import { stableId } from "../core/hash.js";
import { type DocumentTime, secondMs } from "../core/time.js";

const shortId = /^[\w.:-]{1,120}$/;

/** The id of an item: the platform and the item's own id there where it is short and plain, else made from it. The same item has one id, whichever source gave it. */
export function sourceItemId(platform: string, own: string): string {
  return `${platform}:${shortId.test(own) ? own : stableId(own)}`;
}

/** A document of a live source, with what is not given left empty. */
export function sourceDocument(source: string, own: string, fields: Partial<StoredDocument> & { time: DocumentTime }): StoredDocument {
  return {
    id: sourceItemId(source, own),
    source,
    url: "",
    author: "",
    client: "",
    title: "",
    text: "",
    publication: "",
    product: "",
    rating: null,
    forum: "",
    replyTo: "",
    links: [],
    extra: {},
    file: source,
    line: 0,
    ...fields,
  };
}

/** How far a platform's stamp may lie ahead of our clock: clocks differ by minutes, not by a day. */
const clockSkewMs = 24 * 3600 * secondMs;

/** A platform's own stamp in Unix milliseconds; unknown where it is none, or lies a day ahead of us. */
export function platformTime(instantMs: number | null | undefined, now: number, lengthMs: number = secondMs): DocumentTime {
  if (instantMs === null || instantMs === undefined || !Number.isFinite(instantMs) || instantMs <= 0 || instantMs > now + clockSkewMs) {
    return { interval: null, grade: "unknown", assumedZone: null };
  }
  return { interval: { from: instantMs, to: instantMs + lengthMs }, grade: "platform", assumedZone: null };
}
