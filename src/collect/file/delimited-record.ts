const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

/** One record found in a piece of text. */
export interface DelimitedRecord {
  fields: string[];
  /** Position after the record and its line end. */
  end: number;
  /** Line ends inside quoted fields. */
  innerLines: number;
  /** True where a quote stands inside a quoted field without being doubled. */
  stray: boolean;
  /** True where the text ended inside a quoted field. */
  open: boolean;
}

/**
 * Scans one record of RFC 4180 from `start`, in one pass and without backtracking. Null where the text ends before the record does and `final` is false.
 *
 * Beyond the RFC: the line end may be `\n`, `\r\n` or (where `lineEnd` says so) `\r`; a quote that neither closes its field nor is doubled is kept as it stands, and marked;
 * a quote inside an unquoted field is an ordinary character; spaces around a quoted field are dropped.
 */
export function scanRecord(text: string, start: number, delimiter: number, lineEnd: number, final: boolean): DelimitedRecord | null {
  const fields: string[] = [];
  const length = text.length;
  let at = start;
  let innerLines = 0;
  let stray = false;
  for (;;) {
    let open = at;
    while (text.charCodeAt(open) === space && delimiter !== space) open++;
    if (text.charCodeAt(open) === quote) {
      const from = open + 1;
      let doubled = false;
      let search = from;
      let close = -1;
      let after = -1;
      for (;;) {
        close = text.indexOf('"', search);
        if (close < 0) break;
        after = close + 1;
        if (text.charCodeAt(after) === quote) {
          doubled = true;
          search = after + 1;
          continue;
        }
        while (text.charCodeAt(after) === space && delimiter !== space) after++;
        if (after >= length) {
          if (!final) return null;
          break;
        }
        const code = text.charCodeAt(after);
        if (
          code === delimiter ||
          code === lineEnd ||
          (code === carriageReturn && (text.charCodeAt(after + 1) === lineFeed || after + 1 >= length))
        )
          break;
        stray = true;
        search = close + 1;
      }
      if (close < 0) {
        if (!final) return null;
        fields.push(text.slice(from));
        return { fields, end: length, innerLines, stray, open: true };
      }
      const content = text.slice(from, close);
      innerLines += countLines(content, lineEnd);
      fields.push(doubled ? content.replaceAll('""', '"') : content);
      at = after;
    } else {
      const from = at;
      let code = text.charCodeAt(at);
      while (at < length && code !== delimiter && code !== lineEnd) code = text.charCodeAt(++at);
      if (at >= length && !final) return null;
      const end = lineEnd === lineFeed && code !== delimiter && at > from && text.charCodeAt(at - 1) === carriageReturn ? at - 1 : at;
      fields.push(text.slice(from, end));
    }
    if (at >= length) return final ? { fields, end: length, innerLines, stray, open: false } : null;
    let code = text.charCodeAt(at);
    if (code === carriageReturn && lineEnd === lineFeed) {
      if (at + 1 >= length) return final ? { fields, end: length, innerLines, stray, open: false } : null;
      code = text.charCodeAt(++at);
    }
    at++;
    if (code === lineEnd) return { fields, end: at, innerLines, stray, open: false };
  }
}

function countLines(text: string, lineEnd: number): number {
  let count = 0;
  const mark = lineEnd === lineFeed ? "\n" : "\r";
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++;
  return count;
}
