import type { Diagnostic } from "../../core/errors.js";
import { LandfallError } from "../../core/errors.js";
import { ShareBuilder, type ShareColumns, secondHash } from "./columns.js";
import { grown, hashBytes } from "./name-table.js";
import { secondsOf } from "./share-time.js";

/** The names of the four columns in the header, and how many broken rows are kept with their text. */
export interface ReadSharesOptions {
  object: string;
  account: string;
  content: string;
  time: string;
  /** Shown in diagnostics; `-` for standard input. */
  file: string;
  /** Diagnostics kept with their raw text; the others are counted only. */
  maxDiagnostics: number;
  /** False keeps only hashes of the contents: evidence then names no post. */
  keepContent: boolean;
}

export const defaults: ReadSharesOptions = {
  object: "object_id",
  account: "account_id",
  content: "content_id",
  time: "timestamp_share",
  file: "-",
  maxDiagnostics: 1000,
  keepContent: false,
};

/** What was read: the shares, and what could not be used. `rows` = shares + withoutObject + selfShares + broken. */
export interface SharesRead {
  columns: ShareColumns;
  /** Data rows seen (the header and blank lines not counted). */
  rows: number;
  /** Rows without an object: no share, and no defect. */
  withoutObject: number;
  /** Rows whose content is itself the object. */
  selfShares: number;
  /** Rows that could not be read. */
  broken: number;
  diagnostics: Diagnostic[];
}

const newline = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const comma = 0x2c;
/** A row longer than this is broken (an open quote would otherwise swallow the file), bytes. */
const maxRowBytes = 1 << 16;
const rawLength = 200;

/**
 * Reads shares from CSV in any column order, streaming: RFC 4180 quotes, Unix seconds or ISO dates.
 *
 * Bad rows become diagnostics and the good ones stay.
 * @param chunks the file's bytes in pieces of any size
 * @throws LandfallError `MAPPING_INVALID` where the header lacks one of the four columns
 */
export async function readShares(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: Partial<ReadSharesOptions> = {},
): Promise<SharesRead> {
  const reader = new ShareReader({ ...defaults, ...options });
  let rest = new Uint8Array(0);
  for await (const chunk of chunks) {
    let data = chunk;
    if (rest.length > 0) {
      data = new Uint8Array(rest.length + chunk.length);
      data.set(rest);
      data.set(chunk, rest.length);
    }
    const used = reader.read(data, false);
    rest = data.slice(used);
  }
  reader.read(rest, true);
  return reader.finish();
}

class ShareReader {
  readonly #options: ReadSharesOptions;
  readonly #builder = new ShareBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #contents: string[] = [];
  /** What stands in each column: 1 object, 2 account, 3 content, 4 time, 0 something else; null before the header. */
  #roles: Uint8Array | null = null;
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #line = 0;
  #rows = 0;
  #withoutObject = 0;
  #selfShares = 0;
  #broken = 0;
  /** Unquoted copy of the row being read, where it holds quotes. */
  #plain = new Uint8Array(1 << 12);

  constructor(options: ReadSharesOptions) {
    this.#options = options;
  }

  /** Reads whole rows of `data`; returns how many bytes were used. */
  read(data: Uint8Array, last: boolean): number {
    let at = 0;
    // Looked for once and again only when passed: most files hold no quote at all.
    let nextQuote = data.indexOf(quote);
    if (this.#line === 0 && data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf) at = 3;
    while (at < data.length) {
      let end = data.indexOf(newline, at);
      if (end < 0 && !last) return at;
      if (end < 0) end = data.length;
      let next = end + 1;
      let lines = 1;
      if (nextQuote >= 0 && nextQuote < at) nextQuote = data.indexOf(quote, at);
      if (nextQuote >= 0 && nextQuote < end) {
        const close = endOfQuotedRow(data, at, last);
        if (close.end < 0 && !last && data.length - at <= maxRowBytes) return at;
        // An open quote to the end of the file (or of what a row may hold) breaks this line only.
        if (close.end >= 0 && close.end - at <= maxRowBytes) {
          end = close.end;
          next = end + 1;
          lines = close.lines;
        }
      }
      this.#line += lines;
      if (end > at && data[end - 1] === carriageReturn) end--;
      if (end > at) this.#row(data, at, end, lines);
      at = next;
    }
    return data.length;
  }

  finish(): SharesRead {
    if (this.#roles === null) this.#missing([]);
    const contents = this.#contents;
    return {
      columns: this.#builder.finish(this.#options.keepContent ? (row) => contents[row] : null),
      rows: this.#rows,
      withoutObject: this.#withoutObject,
      selfShares: this.#selfShares,
      broken: this.#broken,
      diagnostics: this.#diagnostics,
    };
  }

  #row(data: Uint8Array, start: number, end: number, lines: number): void {
    let bytes = data;
    let count = this.#split(data, start, end);
    if (count < 0) {
      count = this.#splitQuoted(data, start, end);
      bytes = this.#plain;
    }
    if (this.#roles === null) {
      this.#header(bytes, count);
      return;
    }
    this.#rows++;
    const roles = this.#roles;
    if (count !== roles.length) {
      const reason = `has ${Math.max(count, 0)} fields where the header has ${roles.length}`;
      this.#reject(data, start, end, lines, count < 0 ? "bad_quote" : "bad_row", count < 0 ? "a quote is opened and never closed" : reason);
      return;
    }
    let object = 0;
    let account = 0;
    let content = 0;
    let time = 0;
    for (let i = 0; i < count; i++) {
      const role = roles[i];
      if (role === 1) object = i;
      else if (role === 2) account = i;
      else if (role === 3) content = i;
      else if (role === 4) time = i;
    }
    this.#share(bytes, object, account, content, time, data, start, end, lines);
  }

  #share(
    bytes: Uint8Array,
    object: number,
    account: number,
    content: number,
    time: number,
    data: Uint8Array,
    start: number,
    end: number,
    lines: number,
  ): void {
    const starts = this.#starts;
    const ends = this.#ends;
    const objectStart = starts[object];
    const objectEnd = ends[object];
    if (isAbsent(bytes, objectStart, objectEnd)) {
      this.#withoutObject++;
      return;
    }
    const contentStart = starts[content];
    const contentEnd = ends[content];
    if (isAbsent(bytes, starts[account], ends[account])) {
      this.#reject(data, start, end, lines, "no_account", `the column ${this.#options.account} is empty`);
      return;
    }
    if (isAbsent(bytes, contentStart, contentEnd)) {
      this.#reject(data, start, end, lines, "no_content", `the column ${this.#options.content} is empty`);
      return;
    }
    const seconds = secondsOf(bytes, starts[time], ends[time]);
    if (Number.isNaN(seconds)) {
      this.#reject(data, start, end, lines, "bad_date", `the column ${this.#options.time} is neither Unix seconds nor an ISO date`);
      return;
    }
    const contentHash = hashBytes(bytes, contentStart, contentEnd);
    const objectHash = hashBytes(bytes, objectStart, objectEnd);
    if (contentHash === objectHash && equalBytes(bytes, contentStart, contentEnd, objectStart, objectEnd)) {
      this.#selfShares++;
      return;
    }
    if (this.#options.keepContent) this.#contents.push(decoder.decode(bytes.subarray(contentStart, contentEnd)));
    this.#builder.add(
      this.#builder.accounts.idOfBytes(bytes, starts[account], ends[account], hashBytes(bytes, starts[account], ends[account])),
      this.#builder.objects.idOfBytes(bytes, objectStart, objectEnd, objectHash),
      contentHash,
      secondHash(bytes, contentStart, contentEnd),
      seconds,
    );
  }

  /** Field bounds of a row without quotes; -1 where it has one. */
  #split(data: Uint8Array, start: number, end: number): number {
    let count = 0;
    let fieldStart = start;
    for (let i = start; i < end; i++) {
      const byte = data[i];
      if (byte === comma) {
        this.#field(count++, fieldStart, i);
        fieldStart = i + 1;
      } else if (byte === quote) return -1;
    }
    this.#field(count++, fieldStart, end);
    return count;
  }

  /** Field bounds of a row with quotes, in the unquoted copy; -1 where a quote stays open. */
  #splitQuoted(data: Uint8Array, start: number, end: number): number {
    if (end - start > this.#plain.length) this.#plain = grown(this.#plain, Uint8Array, end - start);
    const plain = this.#plain;
    let count = 0;
    let fieldStart = 0;
    let at = 0;
    let open = false;
    for (let i = start; i < end; i++) {
      const byte = data[i];
      if (open) {
        if (byte !== quote) plain[at++] = byte;
        else if (data[i + 1] === quote && i + 1 < end) plain[at++] = data[i++];
        else open = false;
      } else if (byte === quote && at === fieldStart) open = true;
      else if (byte === comma) {
        this.#field(count++, fieldStart, at);
        fieldStart = at;
      } else plain[at++] = byte;
    }
    this.#field(count++, fieldStart, at);
    return open ? -1 : count;
  }

  #field(index: number, start: number, end: number): void {
    if (index === this.#starts.length) {
      this.#starts = grown(this.#starts, Int32Array, index + 1);
      this.#ends = grown(this.#ends, Int32Array, index + 1);
    }
    this.#starts[index] = start;
    this.#ends[index] = end;
  }

  #header(bytes: Uint8Array, count: number): void {
    const names = Array.from({ length: Math.max(count, 0) }, (_, i) =>
      decoder.decode(bytes.subarray(this.#starts[i], this.#ends[i])).trim(),
    );
    const wanted = ["", this.#options.object, this.#options.account, this.#options.content, this.#options.time];
    const roles = new Uint8Array(names.length);
    for (let role = 1; role < wanted.length; role++) {
      const column = names.indexOf(wanted[role]);
      if (column < 0) this.#missing(names);
      roles[column] = role;
    }
    this.#roles = roles;
  }

  #missing(names: string[]): never {
    const { object, account, content, time, file } = this.#options;
    const absent = [object, account, content, time].filter((name) => !names.includes(name));
    const found = names.length === 0 ? "no header" : `the columns ${names.slice(0, 20).join(", ").slice(0, rawLength)}`;
    throw new LandfallError("MAPPING_INVALID", `${file} has ${found}, and lacks ${absent.join(", ")}`, {
      next: "name the columns object_id, account_id, content_id and timestamp_share in the first line",
    });
  }

  #reject(data: Uint8Array, start: number, end: number, lines: number, code: string, reason: string): void {
    this.#broken++;
    if (this.#diagnostics.length >= this.#options.maxDiagnostics) return;
    const raw = decoder.decode(data.subarray(start, Math.min(end, start + rawLength)));
    this.#diagnostics.push({ file: this.#options.file, line: this.#line - lines + 1, code, reason, raw });
  }
}

const decoder = new TextDecoder();

/** Empty, or R's `NA`: a missing value. */
function isAbsent(bytes: Uint8Array, start: number, end: number): boolean {
  return end === start || (end - start === 2 && bytes[start] === 0x4e && bytes[start + 1] === 0x41);
}

function equalBytes(bytes: Uint8Array, startA: number, endA: number, startB: number, endB: number): boolean {
  if (endA - startA !== endB - startB) return false;
  for (let i = startA, j = startB; i < endA; i++, j++) if (bytes[i] !== bytes[j]) return false;
  return true;
}

/** Where a row that holds quotes ends: the first line feed outside quotes, or the end of the last piece; -1 where neither is in sight. */
function endOfQuotedRow(data: Uint8Array, start: number, last: boolean): { end: number; lines: number } {
  let open = false;
  let fieldStart = true;
  let lines = 1;
  const limit = Math.min(data.length, start + maxRowBytes + 1);
  for (let i = start; i < limit; i++) {
    const byte = data[i];
    if (open) {
      if (byte === quote) open = false;
      else if (byte === newline) lines++;
    } else if (byte === newline) return { end: i, lines };
    // A quote right after a closing one is an escaped quote; elsewhere it opens only at the start of a field.
    else if (byte === quote) open = fieldStart || data[i - 1] === quote;
    fieldStart = byte === comma && !open;
  }
  return { end: last && !open && limit === data.length ? limit : -1, lines };
}
