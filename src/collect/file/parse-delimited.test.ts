import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnNames, DelimitedParser, type Dialect } from "./parse-delimited.js";
import { isBadRow, type RowEvent, recordCap } from "./row.js";

const csv: Dialect = { delimiter: ",", header: true, lineEnd: "\n", preambleLines: 0 };

/** Rows as `line: values`, bad rows as `line! code reason`. */
function show(events: RowEvent[]): string[] {
  return events.map((event) =>
    isBadRow(event) ? `${event.line}! ${event.code}: ${event.reason}` : `${event.line}: ${Object.values(event.values).join("|")}`,
  );
}

function parse(text: string, dialect: Partial<Dialect> = {}, pieceLength = text.length || 1, cutOff = false): RowEvent[] {
  const parser = new DelimitedParser({ ...csv, ...dialect });
  const events: RowEvent[] = [];
  for (let at = 0; at < text.length; at += pieceLength) events.push(...parser.push(text.slice(at, at + pieceLength)));
  return [...events, ...parser.end(cutOff)];
}

describe("DelimitedParser", () => {
  it("reads rows with the line of their first byte", () => {
    expect(parse("a,b\n1,2\n3,4\n")).toEqual([
      { line: 2, values: { a: "1", b: "2" } },
      { line: 3, values: { a: "3", b: "4" } },
    ]);
  });

  it("reads quoted fields over several lines, doubled quotes and separators inside them", () => {
    expect(show(parse('a,b\n1,"two\nlines, and ""quotes"""\n3,4\n'))).toEqual(['2: 1|two\nlines, and "quotes"', "4: 3|4"]);
  });

  it("takes CRLF, LF, a missing last line end and empty lines alike", () => {
    expect(show(parse('a,b\r\n1,"x"\r\n\r\n3,4'))).toEqual(["2: 1|x", "4: 3|4"]);
  });

  it("takes a lone CR as data, and as the line end where the file has no other", () => {
    expect(show(parse("a,b\n1,x\ry\n"))).toEqual(["2: 1|x\ry"]);
    expect(show(parse("a,b\r1,2\r3,4", { lineEnd: "\r" }))).toEqual(["2: 1|2", "3: 3|4"]);
  });

  it("puts a row of the wrong width aside and goes on", () => {
    expect(show(parse("a,b,c\n1,2,3\n1,2\n1,2,3,4\n4,5,6\n"))).toEqual([
      "2: 1|2|3",
      "3! ragged_row: expected 3 columns, found 2",
      "4! ragged_row: expected 3 columns, found 4",
      "5: 4|5|6",
    ]);
  });

  it("forgives empty fields after the last column", () => {
    expect(show(parse("a,b\n1,2,,\n"))).toEqual(["2: 1|2"]);
  });

  it("keeps quotes inside unquoted fields", () => {
    expect(show(parse('a,b\n5.5" screen,ok\n'))).toEqual(['2: 5.5" screen|ok']);
  });

  it("keeps quotes that should have been doubled", () => {
    expect(show(parse('a,b\n1,"he said "no" to me"\n2,x\n'))).toEqual(['2: 1|he said "no" to me', "3: 2|x"]);
  });

  it("keeps a field that only begins with a quoted word", () => {
    expect(show(parse('a,b\n"Best" phone ever,1\nplain,2\n'))).toEqual(['2: "Best" phone ever|1', "3: plain|2"]);
  });

  it("loses only the line of a quote that is never closed", () => {
    expect(show(parse('a,b\n1,"open\n2,x\n3,y\n'))).toEqual(["2! unterminated_quote: a quoted field is never closed", "3: 2|x", "4: 3|y"]);
  });

  it("gives back the rows that an open quote swallowed up to the next quoted field", () => {
    expect(show(parse('a,b,c\n1,"open,x\n2,"def",x\n3,ok,y\n'))).toEqual([
      "2! unterminated_quote: a quoted field is not closed on this line, and a whole row follows it",
      "3: 2|def|x",
      "4: 3|ok|y",
    ]);
  });

  it("drops NUL nowhere: bytes stay for the next step to judge", () => {
    expect(show(parse("a,b\n1,x\0y\n"))).toEqual(["2: 1|x\0y"]);
  });

  it("names columns where there is no header", () => {
    expect(parse("1,2\n", { header: false })).toEqual([{ line: 1, values: { column_1: "1", column_2: "2" } }]);
  });

  it("passes over lines above the table", () => {
    expect(show(parse("Report: spring\nall sites\na,b\n1,2\n", { preambleLines: 2 }))).toEqual(["4: 1|2"]);
  });

  it("marks the last row as cut off where the stream broke", () => {
    expect(show(parse("a,b\n1,2\n3,4", {}, 5, true))).toEqual([
      "2: 1|2",
      "3! cut_off: the stream broke off inside or right after this row",
    ]);
  });

  it("lets no column name touch the prototype of a row", () => {
    const [row] = parse("__proto__,b\nx,2\n");
    expect(row).toEqual({ line: 2, values: { column_1: "x", b: "2" } });
    expect(Object.getPrototypeOf((row as { values: object }).values)).toBe(Object.prototype);
  });

  it("gives the same rows whatever the pieces it is fed", () => {
    const text = 'a,b\r\n1,"x\r\n""y"" z"\r\n"Best" one,2\r\n3,"open\r\n4,5\r\n6,"7"\r\n8\r\n9,"10"';
    const whole = show(parse(text));
    for (let length = 1; length < text.length; length++) expect(show(parse(text, {}, length))).toEqual(whole);
  });

  it("reads back any table that is written by RFC 4180", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', ",", "\n", "\r\n", " ", "😀", ";"), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (rows, length) => {
        const text = `a,b,c\n${rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(",")).join("\n")}\n`;
        expect(parse(text, {}, length).map((event) => Object.values((event as { values: object }).values))).toEqual(rows);
      }),
    );
  });

  it("stays linear where every line opens a quote", () => {
    const line = '1,"open\n';
    const count = 200_000;
    const events = parse(`a,b\n${line.repeat(count)}`, {}, 65_536);
    expect(events.length).toBe(count);
    expect(events.every((event) => isBadRow(event) && event.code === "unterminated_quote")).toBe(true);
  });

  it("gives up a record over the cap and finds the next one", () => {
    const parser = new DelimitedParser(csv);
    const events = parser.push("a,b\n1,");
    const piece = "x".repeat(1024 * 1024);
    for (let read = 0; read <= recordCap + 2 * piece.length; read += piece.length) events.push(...parser.push(piece));
    events.push(...parser.push("\n3,4\n"), ...parser.end(false));
    expect(show(events)).toEqual([`2! record_too_long: the record is longer than ${recordCap} characters`, "3: 3|4"]);
  });
});

describe("columnNames", () => {
  it("trims names, fills empty ones and keeps them apart", () => {
    expect(columnNames([" a ", "", "a", "a"])).toEqual(["a", "column_2", "a_2", "a_3"]);
  });
});
