/** One record of an input file before it is mapped: `line` is the 1-based line of its first byte (the record number in Parquet). */
export interface Row {
  line: number;
  values: Record<string, unknown>;
}

/** A record that could not be read at all: it counts as one row of the file and goes to quarantine. */
export interface BadRow {
  line: number;
  /** Short stable name of the defect: `ragged_row`, `unterminated_quote`, `bad_json`, `record_too_long`, `cut_off`. */
  code: string;
  /** One sentence for a person. */
  reason: string;
  /** The raw input, cut to {@link rawCap} characters. */
  raw: string;
}

export type RowEvent = Row | BadRow;

/** True where the record could not be read. */
export function isBadRow(event: RowEvent): event is BadRow {
  return "code" in event;
}

/** Longest record that is held in memory, in UTF-16 code units: far above any post or article, far below the heap. */
export const recordCap = 16 * 1024 * 1024;

/** Characters of the raw input that a diagnostic keeps: enough to recognise the row in the file. */
export const rawCap = 500;

/** A {@link BadRow} with its raw input cut to the cap. */
export function badRow(line: number, code: string, reason: string, raw: string): BadRow {
  return { line, code, reason, raw: raw.slice(0, rawCap) };
}

/** Turns decoded text into records. `push` takes the next piece, `end` the last; `cutOff` says that the stream broke before its end. */
export interface RowParser {
  /** Column names known so far; those of JSON come from the records. */
  readonly columns: readonly string[] | null;
  push(text: string): RowEvent[];
  end(cutOff: boolean): RowEvent[];
}
