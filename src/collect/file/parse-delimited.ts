import { type DelimitedRecord, scanRecord } from "./delimited-record.js";
import { type BadRow, badRow, type Row, type RowEvent, type RowParser, recordCap } from "./row.js";

/** The shape of a delimited file, as sniffed or told. */
export interface Dialect {
  delimiter: string;
  /** False where the first record is data. */
  header: boolean;
  lineEnd: "\n" | "\r";
  /** Lines before the header: titles and filters that some tools write above their table. */
  preambleLines: number;
}

/**
 * How often text may be read again after broken records, as a multiple of the text read: it keeps a file in which every line opens a quote linear.
 * Beyond it, the lines of a broken record are read one by one, each for itself.
 */
const rescanFactor = 4;

/**
 * CSV and TSV records out of pieces of text of any size.
 *
 * A record of the wrong width is a {@link BadRow}. A quote that is never closed costs its own line only: the parser goes back to the line after it, so that the rows that
 * the quote had swallowed are kept.
 */
export class DelimitedParser implements RowParser {
  readonly #dialect: Dialect;
  readonly #delimiter: number;
  readonly #lineEnd: number;
  #columns: string[] | null = null;
  #buffer = "";
  #line = 1;
  #preambleLeft: number;
  /** Length at which an incomplete record is worth scanning again. */
  #waitFor = 0;
  /** True while the rest of a record over the cap is passed over. */
  #skipping = false;
  #read = 0;
  #rescanned = 0;
  /** Characters of the buffer that are read line by line. */
  #lineModeLeft = 0;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#lineEnd = dialect.lineEnd.charCodeAt(0);
    this.#preambleLeft = dialect.preambleLines;
  }

  get columns(): readonly string[] | null {
    return this.#columns;
  }

  push(text: string): RowEvent[] {
    this.#read += text.length;
    this.#buffer = this.#buffer.length === 0 ? text : this.#buffer + text;
    if (this.#buffer.length < this.#waitFor) return [];
    return this.#drain(false);
  }

  end(cutOff: boolean): RowEvent[] {
    const events = this.#drain(true);
    if (!cutOff) return events;
    // The last record ends where the stream broke, not where its writer ended it.
    const last = events.pop();
    if (last === undefined || "code" in last) return last === undefined ? events : [...events, last];
    return [...events, badRow(last.line, "cut_off", "the stream broke off inside or right after this row", JSON.stringify(last.values))];
  }

  #drain(final: boolean): RowEvent[] {
    const events: RowEvent[] = [];
    let at = 0;
    while (at < this.#buffer.length) {
      const next = this.#skipping
        ? this.#skipLine(at, final)
        : this.#preambleLeft > 0
          ? this.#passPreamble(at, final)
          : this.#readRecord(at, final, events);
      if (next < 0) break;
      at = next;
    }
    this.#buffer = this.#buffer.slice(at);
    // Doubling before each new try keeps the scans of one long record linear.
    this.#waitFor = this.#skipping ? 0 : Math.min(this.#buffer.length * 2, recordCap + 1);
    return events;
  }

  #skipLine(at: number, final: boolean): number {
    const end = this.#buffer.indexOf(this.#dialect.lineEnd, at);
    if (end < 0) {
      this.#buffer = "";
      return final ? 0 : -1;
    }
    this.#skipping = false;
    this.#line++;
    return end + 1;
  }

  #passPreamble(at: number, final: boolean): number {
    const end = this.#buffer.indexOf(this.#dialect.lineEnd, at);
    if (end < 0) return final ? this.#buffer.length : -1;
    this.#preambleLeft--;
    this.#line++;
    return end + 1;
  }

  /** Reads one record at `at` into `events`; returns where the next begins, -1 to wait for more text. */
  #readRecord(at: number, final: boolean, events: RowEvent[]): number {
    if (this.#lineModeLeft > 0) return this.#readLine(at, final, events);
    const record = scanRecord(this.#buffer, at, this.#delimiter, this.#lineEnd, final);
    if (record === null) {
      if (this.#buffer.length - at <= recordCap) return -1;
      return this.#recover(at, this.#buffer.length, "record_too_long", `the record is longer than ${recordCap} characters`, events);
    }
    if (record.open) return this.#recover(at, record.end, "unterminated_quote", "a quoted field is never closed", events);
    if (record.innerLines > 0) {
      const swallows = record.stray && this.#isWholeRow(this.#lineEndAfter(at) + 1);
      if (swallows)
        return this.#recover(
          at,
          record.end,
          "unterminated_quote",
          "a quoted field is not closed on this line, and a whole row follows it",
          events,
        );
      const width = this.#columns?.length;
      if (width !== undefined && !fits(record.fields, width))
        return this.#recover(at, record.end, "ragged_row", ragged(width, record.fields.length), events);
    }
    this.#accept(record, at, record.end, events);
    this.#line += record.innerLines + 1;
    return record.end;
  }

  /** The record's first line alone is bad, or good when read with its quotes as they stand; what follows it is read anew. */
  #recover(at: number, end: number, code: string, reason: string, events: RowEvent[]): number {
    const lineEnd = this.#lineEndAfter(at);
    if (lineEnd >= end || lineEnd < 0) {
      this.#acceptLine(this.#buffer.slice(at, end), code, reason, events);
      if (lineEnd < 0 && code === "record_too_long") this.#skipping = true;
      else this.#line++;
      return end;
    }
    this.#acceptLine(this.#buffer.slice(at, lineEnd), code, reason, events);
    this.#line++;
    this.#rescanned += end - lineEnd;
    if (this.#rescanned > rescanFactor * this.#read) this.#lineModeLeft = end - lineEnd - 1;
    return lineEnd + 1;
  }

  #readLine(at: number, final: boolean, events: RowEvent[]): number {
    const lineEnd = this.#lineEndAfter(at);
    if (lineEnd < 0 && !final) {
      this.#lineModeLeft = 0;
      return -1;
    }
    const end = lineEnd < 0 ? this.#buffer.length : lineEnd;
    const line = this.#buffer.slice(at, end);
    const record = scanRecord(line, 0, this.#delimiter, this.#lineEnd, true)!;
    if (record.open) this.#acceptLine(line, "unterminated_quote", "a quoted field is never closed", events);
    else this.#accept(record, at, end, events);
    this.#line++;
    const next = Math.min(end + 1, this.#buffer.length);
    this.#lineModeLeft -= next - at;
    return next;
  }

  #lineEndAfter(at: number): number {
    return this.#buffer.indexOf(this.#dialect.lineEnd, at);
  }

  #isWholeRow(at: number): boolean {
    const end = this.#lineEndAfter(at);
    if (at === 0 || end < 0 || this.#columns === null) return false;
    const record = scanRecord(this.#buffer.slice(at, end), 0, this.#delimiter, this.#lineEnd, true);
    return record !== null && !record.open && record.fields.length === this.#columns.length;
  }

  /** Takes a line as it stands, every quote an ordinary character, where that gives a whole row; else it is bad. */
  #acceptLine(line: string, code: string, reason: string, events: RowEvent[]): void {
    const text = line.endsWith("\r") ? line.slice(0, -1) : line;
    const fields = text.length > recordCap ? [] : text.split(this.#dialect.delimiter);
    // A field that opens a quote and closes none lost its end: its line is no whole row whatever its width.
    const closed = fields.every((field) => !field.startsWith('"') || field.indexOf('"', 1) > 0);
    if (this.#columns !== null && closed && fits(fields, this.#columns.length)) {
      events.push({ line: this.#line, values: this.#toValues(this.#columns, fields.map(withoutOuterQuotes)) });
      return;
    }
    events.push(badRow(this.#line, code, reason, line));
  }

  #accept(record: DelimitedRecord, at: number, end: number, events: RowEvent[]): void {
    const { fields } = record;
    if (fields.length === 1 && fields[0].trim() === "") return;
    if (this.#columns === null) {
      this.#columns = columnNames(this.#dialect.header ? fields : fields.map(() => ""));
      if (this.#dialect.header) return;
    }
    if (fits(fields, this.#columns.length)) {
      events.push({ line: this.#line, values: this.#toValues(this.#columns, fields) });
      return;
    }
    events.push(badRow(this.#line, "ragged_row", ragged(this.#columns.length, fields.length), this.#buffer.slice(at, end)));
  }

  #toValues(columns: readonly string[], fields: string[]): Row["values"] {
    const values: Row["values"] = {};
    for (let i = 0; i < columns.length; i++) values[columns[i]] = fields[i];
    return values;
  }
}

/** True where a record has a field for each column; empty fields beyond them come from a delimiter at the line's end. */
function fits(fields: string[], width: number): boolean {
  if (fields.length < width) return false;
  for (let i = width; i < fields.length; i++) if (fields[i] !== "") return false;
  return true;
}

function ragged(expected: number, found: number): string {
  return `expected ${expected} columns, found ${found}`;
}

function withoutOuterQuotes(field: string): string {
  return field.length > 1 && field.startsWith('"') && field.endsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
}

/** Names for all columns: trimmed, none empty, no two the same. */
export function columnNames(fields: readonly string[]): string[] {
  const used = new Set<string>();
  return fields.map((field, index) => {
    const trimmed = field.trim();
    // A property of this name would replace the record's prototype.
    const base = trimmed === "" || trimmed === "__proto__" ? `column_${index + 1}` : trimmed;
    let name = base;
    for (let n = 2; used.has(name); n++) name = `${base}_${n}`;
    used.add(name);
    return name;
  });
}
