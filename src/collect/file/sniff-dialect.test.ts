import { describe, expect, it } from "vitest";
import { formatByName, settleFormat, sourceFromName } from "./detect-format.js";
import { sniffDialect } from "./sniff-dialect.js";

describe("sniffDialect", () => {
  it.each([
    ["id,text\n1,one; two\n2,three; four\n", ","],
    ["id;text;note\n1;one, two;x\n2;three;y\n", ";"],
    ["id\ttext\n1\tone, two\n2\tthree\n", "\t"],
    ["id|text\n1|one, two\n2|three\n", "|"],
    ['id;text\n1;"a;b,c"\n2;"d\ne"\n', ";"],
    ["id;text\n1;one, two\n2;three, four\n3;five, six\n", ";"],
    ["text\nonly one column\nand, rarely, a comma\n", ","],
  ])("finds the separator of %j", (sample, delimiter) => expect(sniffDialect(sample, true).delimiter).toBe(delimiter));

  it("follows the line that spreadsheets write about their separator", () => {
    expect(sniffDialect("sep=;\nid;text\n1;a\n2;b\n", true)).toEqual({ delimiter: ";", header: true, lineEnd: "\n", preambleLines: 1 });
  });

  it("passes over a title and filters above the table", () => {
    const sample =
      "Export of 2016-09-08\nQuery: phones\n\nDate,Url,Full Text\n2016-09-07,https://a.example/1,one\n2016-09-07,https://a.example/2,two\n";
    expect(sniffDialect(sample, true)).toMatchObject({ delimiter: ",", preambleLines: 3, header: true });
  });

  it("does not take a short header for a title", () => {
    expect(sniffDialect("id,text\n1,x,2\n2,y,3\n3,z,4\n", true).preambleLines).toBe(0);
  });

  it("tells a header from data", () => {
    expect(sniffDialect("id,text\n1,x\n", true).header).toBe(true);
    expect(sniffDialect("Spalte A,Spalte B\n1,x\n", true).header).toBe(true);
    expect(sniffDialect("1,great phone\n2,bad phone\n", true).header).toBe(false);
    expect(sniffDialect("great phone,2016-09-07\nbad phone,2016-09-08\n", true).header).toBe(false);
    expect(sniffDialect("1,great phone\n", true, { header: true }).header).toBe(true);
  });

  it("takes CR as the line end where there is no LF", () => {
    expect(sniffDialect("id,text\r1,x\r", true).lineEnd).toBe("\r");
  });
});

describe("settleFormat", () => {
  it.each([
    ["a.csv", "id,text\n1,x\n", "csv", null],
    ["a.csv.gz", "[removed],x\n", "csv", null],
    ["a.tsv", "id\ttext\n", "tsv", null],
    ["-", "id\ttext\n", "tsv", null],
    ["-", '{"a":1}\n{"a":2}\n', "jsonl", null],
    ["-", '[\n {"a":1}]', "json", null],
    ["a.json", '{"a":1}\n{"a":2}\n', "jsonl", "the file is named as json, but its content is jsonl"],
    ["a.csv", '[{"a":1}]', "json", "the file is named as csv, but its content is json"],
    ["a.json", "id,text\n1,x\n", "csv", "the file is named as json, but its content is csv"],
    ["a.jsonl", '{"a":nope}\n{"a":2}\n', "jsonl", null],
    ["a.json", '{\n  "data": [\n', "json", null],
    ["a.unknown", "id,text\n", "csv", null],
  ])("reads %s with the content %j", (path, sample, format, note) => expect(settleFormat(path, sample, true)).toEqual({ format, note }));
});

describe("names of files", () => {
  it("give the format under the compression", () => {
    expect(formatByName("dir.csv/posts.NDJSON.zst")).toBe("jsonl");
    expect(formatByName("posts.parquet")).toBe("parquet");
    expect(formatByName("posts")).toBeNull();
  });

  it("give a source that is the same compressed or not", () => {
    expect(sourceFromName("/data/Spring Posts-2016.csv.gz")).toBe("spring_posts_2016");
    expect(sourceFromName("spring_posts_2016.csv")).toBe("spring_posts_2016");
    expect(sourceFromName("-")).toBe("stdin");
    expect(sourceFromName("....csv")).toBe("file");
  });
});
