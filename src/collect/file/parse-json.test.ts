import { describe, expect, it } from "vitest";
import { JsonParser } from "./parse-json.js";
import { JsonLinesParser } from "./parse-jsonl.js";
import { isBadRow, type RowEvent, type RowParser } from "./row.js";

function show(events: RowEvent[]): string[] {
  return events.map((event) => (isBadRow(event) ? `${event.line}! ${event.code}` : `${event.line}: ${JSON.stringify(event.values)}`));
}

function parse(parser: RowParser, text: string, pieceLength = text.length, cutOff = false): string[] {
  const events: RowEvent[] = [];
  for (let at = 0; at < text.length; at += pieceLength) events.push(...parser.push(text.slice(at, at + pieceLength)));
  return show([...events, ...parser.end(cutOff)]);
}

const json = (text: string, pieceLength?: number, cutOff?: boolean) => parse(new JsonParser(), text, pieceLength, cutOff);
const jsonl = (text: string, pieceLength?: number, cutOff?: boolean) => parse(new JsonLinesParser(), text, pieceLength, cutOff);

describe("JsonParser", () => {
  it("reads an array of objects with the line of each", () => {
    expect(json('[\n  {"a": 1},\n  {"a": {"b": [2]}}\n]')).toEqual(['2: {"a":1}', '3: {"a":{"b":[2]}}']);
  });

  it("finds the array inside an object, at any depth of objects", () => {
    expect(json('{"kind":"list","ids":[1,2],"data":{"children":[{"a":1},{"a":2}],"after":null}}')).toEqual(['1: {"a":1}', '1: {"a":2}']);
  });

  it("reads only the first of several lists, and says so", () => {
    const parser = new JsonParser();
    expect(parse(parser, '{"data":[{"a":1}],"includes":{"users":[{"id":2}]}}')).toEqual(['1: {"a":1}']);
    expect(parser.ignoredOther).toBe(true);
  });

  it("takes an object without such an array as one row, and several in a row as several", () => {
    expect(json('{"a":1,"tags":["x","y"]}\n{"a":2}')).toEqual(['1: {"a":1,"tags":["x","y"]}', '2: {"a":2}']);
  });

  it("is not misled by brackets, quotes and escapes inside strings", () => {
    expect(json('[{"a":"]}\\"{["},{"a":"\\\\"}]')).toEqual(['1: {"a":"]}\\"{["}', '1: {"a":"\\\\"}']);
  });

  it("loses only the element that is broken", () => {
    expect(json('[{"a":1},\n{"a":nope},\n{"a":3}]')).toEqual(['1: {"a":1}', "2! bad_json", '3: {"a":3}']);
  });

  it("finds the next element after a string that is never closed", () => {
    expect(json('[\n{"a":"open},\n{"a":2},\n{"a":3}\n]')).toEqual(["2! bad_json", '3: {"a":2}', '4: {"a":3}']);
  });

  it("keeps the whole elements of a file that is cut off", () => {
    expect(json('[{"a":1},{"a":2},{"a":', 5, true)).toEqual(['1: {"a":1}', '1: {"a":2}', "1! cut_off"]);
  });

  it("reads no rows out of an empty array or nothing", () => {
    expect(json("[]")).toEqual([]);
    expect(json("")).toEqual([]);
  });

  it("survives brackets without end", () => {
    expect(json("[".repeat(100_000))).toEqual([]);
    expect(json('{"a":'.repeat(100_000))).toEqual(["1! cut_off"]);
  });

  it("gives the same rows whatever the pieces it is fed", () => {
    const text = '{"meta":{"n":2},"rows":[\n{"a":"x\\"\\n{"},\n{"a":"open\n},\n {"a":[{"b":1}]},\n{"a":\\},{"a":"é😀"}]}';
    const whole = json(text);
    expect(whole).toHaveLength(5);
    for (let length = 1; length < text.length; length++) expect(json(text, length)).toEqual(whole);
  });
});

describe("JsonLinesParser", () => {
  it("reads one object a line and counts the empty lines that it passes over", () => {
    expect(jsonl('{"a":1}\r\n\n{"a":2}')).toEqual(['1: {"a":1}', '3: {"a":2}']);
  });

  it("loses only the line that is no object", () => {
    expect(jsonl('{"a":1}\n{"a":\n[1]\nnull\n{"a":2}\n')).toEqual([
      '1: {"a":1}',
      "2! bad_json",
      "3! bad_json",
      "4! bad_json",
      '5: {"a":2}',
    ]);
  });

  it("keeps 64-bit ids apart that one double would hold, and touches no digits in a text", () => {
    expect(jsonl('{"id":821366737299832833,"small":1234,"x":0.12345678901234567890,"text":"\\": 821366737299832833,"}')).toEqual([
      '1: {"id":"821366737299832833","small":1234,"x":0.12345678901234568,"text":"\\": 821366737299832833,"}',
    ]);
  });

  it("marks a line in which the stream broke, and keeps a whole one", () => {
    expect(jsonl('{"a":1}\n{"a":', 3, true)).toEqual(['1: {"a":1}', "2! cut_off"]);
    expect(jsonl('{"a":1}\n{"a":2}', 3, true)).toEqual(['1: {"a":1}', '2: {"a":2}']);
  });
});
