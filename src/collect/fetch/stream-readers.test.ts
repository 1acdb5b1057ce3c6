import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serverFrame } from "../../../test/servers/event-streams.js";
import { LandfallError } from "../../core/errors.js";
import { ServerSentEventReader } from "./server-sent-events.js";
import { WebSocketReader } from "./websocket-frames.js";

/** Cuts bytes at places that a list of lengths says, over and over. */
function* cut(bytes: Buffer, lengths: number[]): Generator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = lengths[turn % lengths.length];
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

const lengths = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });

describe("WebSocketReader", () => {
  it("gives the same messages whatever pieces they come in", () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 400 }), { maxLength: 8 }), lengths, (texts, pieces) => {
        const bytes = Buffer.concat(texts.flatMap((text) => [serverFrame(text), serverFrame("x", { opcode: 9 })]));
        const reader = new WebSocketReader(10_000);
        const found = [...cut(bytes, pieces)].flatMap((piece) => [...reader.push(piece)]);
        expect(found.flatMap((message) => (message.kind === "text" ? [message.text] : []))).toEqual(
          texts.map((text) => text.toWellFormed()),
        );
        expect(found.filter(({ kind }) => kind === "ping")).toHaveLength(texts.length);
      }),
    ));

  it("takes any bytes for frames or for a defect, and never holds more than its limit", () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const reader = new WebSocketReader(500);
        try {
          for (const message of reader.push(Buffer.from(bytes)))
            if (message.kind === "text") expect(Buffer.byteLength(message.text)).toBeLessThanOrEqual(1500);
        } catch (error) {
          expect(error).toBeInstanceOf(LandfallError);
        }
      }),
    ));
});

describe("ServerSentEventReader", () => {
  it("gives the same events whatever pieces they come in", () =>
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zäß{}":0-9 ]{1,60}$/u), { maxLength: 8 }),
        lengths,
        fc.constantFrom("\n", "\r\n"),
        (data, pieces, end) => {
          const bytes = Buffer.from(data.map((one) => `:thump${end}event: update${end}data:${one}${end}${end}`).join(""));
          const reader = new ServerSentEventReader(10_000);
          const found = [...cut(bytes, pieces)].flatMap((piece) => [...reader.push(piece)]);
          expect(found).toEqual(data.map((one) => `update ${one.replace(/^ /, "")}`));
        },
      ),
    ));

  it("drops an event without end, and goes on behind it", () => {
    const reader = new ServerSentEventReader(100);
    const found = [`data: ${"x".repeat(500)}`, "y".repeat(500), "\n\n", "data: good\n\n"].flatMap((piece) => [
      ...reader.push(Buffer.from(piece)),
    ]);
    expect(found).toEqual(["message good"]);
  });
});
