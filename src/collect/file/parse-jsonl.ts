import { badRow, type RowEvent, type RowParser, recordCap } from "./row.js";

/** Why a JSON value is no row, or null where it is an object. */
function notARecord(value: unknown): string | null {
  if (Array.isArray(value)) return "the value is a list, not an object with named fields";
  return typeof value === "object" && value !== null
    ? null
    : `the value is a ${value === null ? "null" : typeof value}, not an object with named fields`;
}

/** Strings and numbers of a JSON text, each whole, so that digits inside a string are never taken for a number. */
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const manyDigits = /\d{16}/;
const wholeNumber = /^-?\d{16,}$/;

/** Puts whole numbers that a double cannot hold (the networks' 64-bit ids) into quotes: as numbers, different ids would become one. */
function quoteLargeNumbers(text: string): string {
  if (!manyDigits.test(text)) return text;
  return text.replace(stringOrNumber, (token) => (wholeNumber.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token));
}

/** One JSON text into a row, or the reason why it is none. */
export function parseJsonRow(text: string, line: number): RowEvent {
  let value: unknown;
  try {
    value = JSON.parse(quoteLargeNumbers(text));
  } catch (error) {
    return badRow(line, "bad_json", `the row is not JSON: ${error instanceof Error ? error.message.slice(0, 120) : "unreadable"}`, text);
  }
  const reason = notARecord(value);
  return reason ? badRow(line, "bad_json", reason, text) : { line, values: value as Record<string, unknown> };
}

/** JSON Lines: one object a line. Empty lines are passed over; a bad line costs itself only. */
export class JsonLinesParser implements RowParser {
  readonly columns = null;
  #parts: string[] = [];
  #length = 0;
  #line = 1;
  #tooLong = false;

  push(text: string): RowEvent[] {
    const events: RowEvent[] = [];
    let at = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", at)) {
      this.#collect(text.slice(at, end), events);
      this.#finishLine(events, false);
      at = end + 1;
    }
    this.#collect(text.slice(at), events);
    return events;
  }

  end(cutOff: boolean): RowEvent[] {
    const events: RowEvent[] = [];
    this.#finishLine(events, cutOff);
    return events;
  }

  #collect(piece: string, events: RowEvent[]): void {
    if (piece === "" || this.#tooLong) return;
    this.#parts.push(piece);
    this.#length += piece.length;
    if (this.#length <= recordCap) return;
    events.push(badRow(this.#line, "record_too_long", `the line is longer than ${recordCap} characters`, this.#parts[0]));
    this.#tooLong = true;
    this.#parts = [];
    this.#length = 0;
  }

  #finishLine(events: RowEvent[], cutOff: boolean): void {
    const text = this.#parts.length === 1 ? this.#parts[0] : this.#parts.join("");
    if (text.trim() !== "") {
      const event = parseJsonRow(text, this.#line);
      // A whole object is whole even where the stream breaks right after it.
      events.push(cutOff && "code" in event ? badRow(this.#line, "cut_off", "the stream broke off inside this row", text) : event);
    }
    this.#parts = [];
    this.#length = 0;
    this.#tooLong = false;
    this.#line++;
  }
}
