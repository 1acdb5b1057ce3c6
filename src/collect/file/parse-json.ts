import { parseJsonRow } from "./parse-jsonl.js";
import { badRow, type RowEvent, type RowParser, recordCap } from "./row.js";

/** Everything that changes the nesting or the line, outside strings. */
const structural = /["{}[\]\n]/g;

/** What ends a stretch of a string: its quote, an escape, or a raw line end, which JSON does not allow. */
const stringEnd = /["\\\n]/g;

/** Nesting beyond this is no export of rows; the limit keeps a hostile file of brackets from growing the stack. */
const depthCap = 1000;

/**
 * JSON files in pieces: an array of objects, an object that holds one (at any depth of objects: `data.children`), or several objects in a row.
 *
 * Only one element is held at a time. A bad element costs itself only; after a string that is never closed, the next line that begins an object begins a new element.
 */
export class JsonParser implements RowParser {
  readonly columns = null;
  #buffer = "";
  /** Position up to which the buffer was scanned. */
  #at = 0;
  #line = 1;
  /** Open brackets from the root, without those of the element. */
  #path: string[] = [];
  /** Depth inside the element; 0 between elements. */
  #depth = 0;
  #elementStart = 0;
  #elementLine = 1;
  #inString = false;
  /** A string of this element ended with its line: the nesting can no longer be trusted. */
  #broken = false;
  #tooLong = false;
  /** Length of the path at the array whose objects are the rows; 0 before it is found. */
  #arrayDepth = 0;
  /** True after that array: further ones under the same root are no rows. */
  #arrayDone = false;
  /** True where objects outside that array were passed over. */
  ignoredOther = false;
  /** An object at the root, kept as a row in case that it holds no array of objects. */
  #rootStart = -1;
  #rootLine = 1;

  push(text: string): RowEvent[] {
    const events: RowEvent[] = [];
    this.#buffer += text;
    this.#scan(events);
    this.#shrink(events);
    return events;
  }

  end(_cutOff: boolean): RowEvent[] {
    const events: RowEvent[] = [];
    this.#scan(events);
    if (this.#depth > 0 && !this.#tooLong) {
      events.push(badRow(this.#elementLine, "cut_off", "the file ends inside this row", this.#buffer.slice(this.#elementStart)));
    } else if (this.#rootStart >= 0 && this.#arrayDepth === 0) {
      events.push(badRow(this.#rootLine, "cut_off", "the file ends inside this object", this.#buffer.slice(this.#rootStart)));
    }
    this.#buffer = "";
    return events;
  }

  #scan(events: RowEvent[]): void {
    const { length } = this.#buffer;
    while (this.#at < length) {
      if (this.#inString) {
        if (!this.#scanString()) return;
        continue;
      }
      structural.lastIndex = this.#at;
      const match = structural.exec(this.#buffer);
      if (match === null) {
        this.#at = length;
        return;
      }
      const mark = match[0];
      if (mark === "\n" && this.#broken && !this.#resync(match.index, events)) return;
      this.#at = match.index + 1;
      if (mark === "\n") this.#line++;
      else if (mark === '"') this.#inString = true;
      else if (mark === "{" || mark === "[") this.#open(mark, match.index);
      else this.#close(match.index + 1, events);
    }
  }

  /** Moves past the string's end; false where more text is needed. */
  #scanString(): boolean {
    stringEnd.lastIndex = this.#at;
    const match = stringEnd.exec(this.#buffer);
    if (match === null) {
      this.#at = this.#buffer.length;
      return false;
    }
    if (match[0] === "\\") {
      if (match.index + 1 >= this.#buffer.length) {
        this.#at = match.index;
        return false;
      }
      this.#at = match.index + 2;
      if (this.#buffer[match.index + 1] === "\n") {
        this.#at = match.index + 1;
        this.#inString = false;
        this.#broken = this.#depth > 0;
      }
      return true;
    }
    this.#inString = false;
    if (match[0] === '"') {
      this.#at = match.index + 1;
    } else {
      // The line end itself is read outside the string, where it is counted.
      this.#at = match.index;
      this.#broken = this.#depth > 0;
    }
    return true;
  }

  /** After a broken string: ends the element where the next line begins an object. False where more text is needed to tell. */
  #resync(lineEnd: number, events: RowEvent[]): boolean {
    let next = lineEnd + 1;
    while (next < this.#buffer.length && " \t\r\n,".includes(this.#buffer[next])) next++;
    if (next >= this.#buffer.length) {
      this.#at = lineEnd;
      return false;
    }
    if (this.#buffer[next] === "{") this.#finish(lineEnd, events);
    return true;
  }

  #open(mark: string, index: number): void {
    if (this.#depth > 0) {
      this.#depth++;
      return;
    }
    const parent = this.#path.at(-1);
    if (mark === "{" && parent === "[") {
      if (this.#arrayDepth === 0) this.#arrayDepth = this.#path.length;
      if (this.#path.length === this.#arrayDepth && !this.#arrayDone) {
        this.#beginElement(index);
        return;
      }
      this.ignoredOther = true;
    }
    if (mark === "{" && this.#path.length === 0) {
      this.#rootStart = index;
      this.#rootLine = this.#line;
    }
    if (this.#path.length < depthCap) this.#path.push(mark);
  }

  #beginElement(index: number): void {
    this.#depth = 1;
    this.#elementStart = index;
    this.#elementLine = this.#line;
  }

  #close(end: number, events: RowEvent[]): void {
    if (this.#depth > 0) {
      this.#depth--;
      if (this.#depth === 0) this.#finish(end, events);
      return;
    }
    this.#path.pop();
    if (this.#path.length < this.#arrayDepth) this.#arrayDone = true;
    if (this.#path.length > 0) return;
    if (this.#rootStart >= 0 && this.#arrayDepth === 0) events.push(parseJsonRow(this.#buffer.slice(this.#rootStart, end), this.#rootLine));
    this.#rootStart = -1;
    this.#arrayDepth = 0;
    this.#arrayDone = false;
  }

  #finish(end: number, events: RowEvent[]): void {
    if (!this.#tooLong) events.push(parseJsonRow(this.#buffer.slice(this.#elementStart, end), this.#elementLine));
    this.#depth = 0;
    this.#broken = false;
    this.#tooLong = false;
  }

  /** Drops what was scanned and is needed no more; an element over the cap is dropped with a diagnostic. */
  #shrink(events: RowEvent[]): void {
    const holdsRoot = this.#rootStart >= 0 && this.#arrayDepth === 0;
    let keepFrom = this.#at;
    if (this.#depth > 0 && !this.#tooLong) keepFrom = this.#elementStart;
    if (holdsRoot) keepFrom = Math.min(keepFrom, this.#rootStart);
    if (this.#buffer.length - keepFrom > recordCap) {
      const inElement = this.#depth > 0;
      events.push(
        badRow(
          inElement ? this.#elementLine : this.#rootLine,
          "record_too_long",
          `the object is longer than ${recordCap} characters`,
          this.#buffer.slice(keepFrom, keepFrom + 1000),
        ),
      );
      if (inElement) this.#tooLong = true;
      else this.#rootStart = -1;
      keepFrom = this.#at;
    }
    if (keepFrom === 0) return;
    this.#buffer = this.#buffer.slice(keepFrom);
    this.#at -= keepFrom;
    this.#elementStart -= keepFrom;
    if (this.#rootStart >= 0) this.#rootStart = Math.max(0, this.#rootStart - keepFrom);
  }
}
