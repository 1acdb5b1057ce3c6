import { describe, expect, it } from "vitest";
import { TextDecoderStream } from "./decode-text.js";

function decode(bytes: Uint8Array, length = bytes.length || 1): { text: string; encoding: string; notes: string[] } {
  const decoder = new TextDecoderStream();
  let text = "";
  for (let at = 0; at < bytes.length; at += length) text += decoder.push(bytes.subarray(at, at + length));
  text += decoder.end();
  return { text, encoding: decoder.encoding, notes: decoder.notes };
}

/** Longer than what the encoding is judged from. */
const longAscii = "plain ascii, and more of it\n".repeat(4000);

describe("TextDecoderStream", () => {
  it("reads UTF-8 with and without a byte-order mark, whatever the pieces", () => {
    const text = "é 手机 😀";
    for (const length of [1, 2, 3, 5, 100]) {
      expect(decode(Buffer.from(text), length)).toEqual({ text, encoding: "utf-8", notes: [] });
      expect(decode(Buffer.from(`\ufeff${text}`), length).text).toBe(text);
    }
  });

  it("joins characters that pieces cut in two, after the encoding is settled too", () => {
    const text = `${longAscii}${"é手😀".repeat(20_000)}`;
    expect(decode(Buffer.from(text), 70_001)).toEqual({ text, encoding: "utf-8", notes: [] });
  });

  it("reads UTF-16 by its byte-order mark", () => {
    const little = Buffer.from("\ufeffid,é😀", "utf16le");
    expect(decode(little, 3)).toMatchObject({ text: "id,é😀", encoding: "utf-16le", notes: [] });
    expect(decode(Buffer.from(little).swap16(), 3)).toMatchObject({ text: "id,é😀", encoding: "utf-16be", notes: [] });
  });

  it("reads UTF-16 without a mark, with a note", () => {
    expect(decode(Buffer.from("id,text", "utf16le"))).toEqual({
      text: "id,text",
      encoding: "utf-16le",
      notes: ["no byte-order mark, but every other byte is zero: read as UTF-16LE"],
    });
  });

  it("falls back to windows-1252, with a note", () => {
    expect(decode(Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x80, 0x35]))).toEqual({
      text: "café €5",
      encoding: "windows-1252",
      notes: ["the bytes are not UTF-8: read as windows-1252"],
    });
  });

  it("falls back even where the first such byte comes late", () => {
    const bytes = Buffer.concat([Buffer.from(longAscii), Buffer.from([0xe9, 0x0a])]);
    expect(decode(bytes, 65_536)).toEqual({
      text: `${longAscii}é\n`,
      encoding: "windows-1252",
      notes: ["the bytes are not UTF-8: read as windows-1252"],
    });
  });

  it("stays with UTF-8 where only a few bytes are damaged, with a note", () => {
    const bytes = Buffer.concat([Buffer.from("é手😀"), Buffer.from([0xff]), Buffer.from("é")]);
    expect(decode(bytes)).toEqual({
      text: "é手😀\ufffdé",
      encoding: "utf-8",
      notes: ["1 stretches of bytes were not UTF-8 and are shown as U+FFFD"],
    });
  });

  it("shows a character that the end cuts off", () => {
    expect(decode(Buffer.from("é手").subarray(0, 4)).text).toBe("é\ufffd");
  });
});
