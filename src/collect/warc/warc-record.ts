import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

/** One record of a WARC file. Source: ISO 28500 (WARC 1.0 and 1.1). */
export interface WarcRecord {
  /** `response`, `request`, `warcinfo`, … */
  type: string;
  /** The address that was asked, where the record has one. */
  target: string | null;
  /** When it was captured, in Unix milliseconds; null where that can't be read. */
  capturedMs: number | null;
  /** The record's block: of a response, the HTTP message. */
  block: Uint8Array;
}

/** A page as it stood in the archive. */
export interface ArchivedPage {
  url: string;
  status: number;
  contentType: string | null;
  body: Uint8Array;
  capturedMs: number | null;
}

/** Largest block that is read, in bytes; a larger one is passed over. */
const longestBlock = 20 * 1024 * 1024;
/** Largest page after decompression, in bytes. */
const longestPage = 60 * 1024 * 1024;
/** A record's or a message's head is no longer than this, in bytes. */
const longestHead = 64 * 1024;

/**
 * Takes the records out of a WARC file's bytes (decompressed), whatever pieces they come in. Memory stays bounded: a block past 20 MiB is passed over with its reason.
 */
export class WarcReader {
  #buffer: Buffer = Buffer.alloc(0);
  #skip = 0;

  *push(chunk: Uint8Array): Generator<WarcRecord | { defect: string }> {
    let bytes =
      this.#buffer.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, bytes.length);
        bytes = bytes.subarray(skipped);
        this.#skip -= skipped;
        if (this.#skip > 0) break;
      }
      let start = 0;
      while (start < bytes.length && (bytes[start] === 0x0d || bytes[start] === 0x0a)) start++;
      bytes = bytes.subarray(start);
      const end = bytes.indexOf("\r\n\r\n");
      if (end < 0) {
        if (bytes.length > longestHead) {
          yield { defect: "a record's head has no end" };
          bytes = seek(bytes);
          if (bytes.length > longestHead) bytes = bytes.subarray(-longestHead);
        }
        break;
      }
      const head = bytes.toString("latin1", 0, end);
      const headers = headersOf(head);
      const length = Number(headers.get("content-length"));
      if (!/^WARC\/\d/.test(head) || !Number.isSafeInteger(length) || length < 0) {
        yield { defect: `bytes that are no record stand between records: '${head.slice(0, 60)}'` };
        bytes = seek(bytes.subarray(Math.min(4, bytes.length)));
        if (bytes.length === 0) break;
        continue;
      }
      if (length > longestBlock) {
        yield { defect: `${headers.get("warc-target-uri") ?? "a record"} has ${length} bytes, more than ${longestBlock}` };
        bytes = bytes.subarray(end + 4);
        this.#skip = length;
        continue;
      }
      if (bytes.length < end + 4 + length) break;
      const captured = Date.parse(headers.get("warc-date") ?? "");
      yield {
        type: headers.get("warc-type") ?? "",
        target: headers.get("warc-target-uri")?.replace(/^<|>$/g, "") ?? null,
        capturedMs: Number.isNaN(captured) ? null : captured,
        block: bytes.subarray(end + 4, end + 4 + length),
      };
      bytes = bytes.subarray(end + 4 + length);
    }
    // A copy: the rest must not keep the whole chunk in memory.
    this.#buffer = Buffer.from(bytes);
  }

  /** True where the bytes so far end with a whole record. */
  get atBoundary(): boolean {
    return this.#skip === 0 && this.#buffer.every((byte) => byte === 0x0d || byte === 0x0a);
  }
}

/** The bytes from the next record on; none where none is in sight. */
function seek(bytes: Buffer): Buffer {
  const at = bytes.indexOf("WARC/1.");
  return at < 0 ? bytes.subarray(bytes.length) : bytes.subarray(at);
}

function headersOf(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r\n[ \t]+/g, " ").split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

/** The page in a record; null where it is no answer with a page: a request, a redirect, a picture. */
export function pageOfRecord({ type, target, block, capturedMs }: WarcRecord): ArchivedPage | null {
  if (target === null || !/^https?:\/\//i.test(target) || !URL.canParse(target)) return null;
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  if (type === "resource") return { url: target, status: 200, contentType: null, body: bytes, capturedMs };
  if (type !== "response") return null;
  const end = bytes.subarray(0, longestHead).indexOf("\r\n\r\n");
  if (end < 0) return null;
  const head = bytes.toString("latin1", 0, end);
  const status = Number(/^HTTP\/[\d.]+ (\d{3})/.exec(head)?.[1]);
  if (status !== 200) return null;
  const headers = headersOf(head);
  const contentType = headers.get("content-type") ?? null;
  if (contentType !== null && !/html|xml|text\/plain/i.test(contentType)) return null;
  const raw = /chunked/i.test(headers.get("transfer-encoding") ?? "") ? unchunked(bytes.subarray(end + 4)) : bytes.subarray(end + 4);
  const body = decoded(raw, (headers.get("content-encoding") ?? "").toLowerCase().trim());
  return body && { url: target, status, contentType, body, capturedMs };
}

/** Archives often keep the header of a coding that they have taken off: bytes that are not so coded are taken as they are. */
function decoded(bytes: Buffer, coding: string): Uint8Array | null {
  try {
    const limits = { maxOutputLength: longestPage };
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes, limits);
    if (coding === "br") return brotliDecompressSync(bytes, limits);
    if (coding === "deflate") return inflateSync(bytes, limits);
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") return null;
  }
  return bytes;
}

/** A body sent in chunks, put together; as it is where its chunks make no sense. */
function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0 || lineEnd - at > 20) return parts.length === 0 ? bytes : Buffer.concat(parts);
    const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    if (Number.isNaN(size) || size < 0) return parts.length === 0 ? bytes : Buffer.concat(parts);
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
