import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { pageOfRecord, WarcReader, type WarcRecord } from "./warc-record.js";

const record = (type: string, target: string, block: Buffer | string): Buffer =>
  Buffer.concat([
    Buffer.from(
      `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: <${target}>\r\nWARC-Date: 2024-09-01T00:00:00Z\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n`,
    ),
    Buffer.from(block as string),
    Buffer.from("\r\n\r\n"),
  ]);
const http = (head: string, body: Buffer | string): Buffer =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${head}\r\n\r\n`), Buffer.from(body as string)]);
const read = (bytes: Buffer, length = bytes.length): (WarcRecord | { defect: string })[] => {
  const reader = new WarcReader();
  const found: (WarcRecord | { defect: string })[] = [];
  for (let at = 0; at < bytes.length; at += length) found.push(...reader.push(bytes.subarray(at, at + length)));
  return found;
};
const page = (bytes: Buffer) => pageOfRecord(read(bytes)[0] as WarcRecord);

describe("WarcReader", () => {
  const file = Buffer.concat([
    record("warcinfo", "", "software: x"),
    record("response", "https://s.example/a", http("200 OK\r\nContent-Type: text/html", "<p>a</p>")),
  ]);

  it("gives the same records whatever pieces they come in", () => {
    const whole = read(file).map((one) => ("type" in one ? [one.type, one.target, one.block.length] : one));
    expect(whole).toEqual([
      ["warcinfo", "", 11],
      ["response", "https://s.example/a", 52],
    ]);
    for (const length of [1, 2, 7, 50, 333])
      expect(read(file, length).map((one) => ("type" in one ? [one.type, one.target, one.block.length] : one))).toEqual(whole);
  });

  it("says what stands between records, and goes on", () =>
    expect(read(Buffer.concat([Buffer.from("garbage here\r\n\r\n"), file])).map((one) => ("type" in one ? one.type : "defect"))).toEqual([
      "defect",
      "warcinfo",
      "response",
    ]));

  it("passes over a record that is too large without holding it", () => {
    const reader = new WarcReader();
    const found = [
      ...reader.push(Buffer.from(`WARC/1.0\r\nWARC-Target-URI: https://s.example/big\r\nContent-Length: ${3 * 1024 ** 3}\r\n\r\n`)),
    ];
    const zeros = Buffer.alloc(1024 * 1024);
    for (let at = 0; at < 3 * 1024; at++) found.push(...reader.push(zeros));
    found.push(...reader.push(record("response", "https://s.example/a", "HTTP/1.1 200 OK\r\n\r\nx")));
    expect(found.map((one) => ("defect" in one ? one.defect : one.type))).toEqual([
      "https://s.example/big has 3221225472 bytes, more than 20971520",
      "response",
    ]);
  });
});

describe("pageOfRecord", () => {
  const target = "https://s.example/a";
  it("takes the coding and the chunks off a page", () => {
    const packed = gzipSync("<p>hello</p>");
    const chunked = Buffer.concat([Buffer.from(`${packed.length.toString(16)}\r\n`), packed, Buffer.from("\r\n0\r\n\r\n")]);
    const found = page(
      record(
        "response",
        target,
        http("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked", chunked),
      ),
    );
    expect(Buffer.from(found?.body ?? []).toString()).toBe("<p>hello</p>");
  });

  it.each([
    ["a redirect", record("response", target, http("301 Moved\r\nLocation: /b", ""))],
    ["a picture", record("response", target, http("200 OK\r\nContent-Type: image/png", "x"))],
    ["a request", record("request", target, "GET / HTTP/1.1\r\n\r\n")],
    ["a record without an address", record("response", "", http("200 OK", "x"))],
    ["an address of another kind", record("response", "dns:s.example", http("200 OK", "x"))],
  ])("is nothing for %s", (_, bytes) => expect(page(bytes)).toBeNull());
});
