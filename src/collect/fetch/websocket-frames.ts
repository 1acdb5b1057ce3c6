import { LandfallError } from "../../core/errors.js";

/** Kinds of frames that we meet. Source: RFC 6455, section 5.2. */
const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A whole message, or a frame that controls the connection. */
export type WebSocketMessage = { kind: "text"; text: string } | { kind: "ping"; payload: Uint8Array } | { kind: "close" };

/**
 * Puts the messages of a WebSocket together from its bytes, as a client reads them (unmasked, RFC 6455).
 *
 * Bounded: a message longer than `longestMessage` bytes ends the connection before it is gathered.
 */
export class WebSocketReader {
  #buffer: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];
  #partsLength = 0;
  readonly #longestMessage: number;

  constructor(longestMessage: number) {
    this.#longestMessage = longestMessage;
  }

  /** @throws LandfallError FETCH_FAILED where the bytes are no frames for a client, or a message is too long */
  *push(chunk: Buffer): Generator<WebSocketMessage> {
    const bytes = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    let at = 0;
    while (bytes.length - at >= 2) {
      const first = bytes[at];
      const second = bytes[at + 1];
      if ((first & 0x70) !== 0) throw defect("uses an extension that was not agreed on");
      if ((second & 0x80) !== 0) throw defect("masks its frames, as no server may");
      let length = second & 0x7f;
      let from = at + 2;
      if (length === 126) {
        if (bytes.length < from + 2) break;
        length = bytes.readUInt16BE(from);
        from += 2;
      } else if (length === 127) {
        if (bytes.length < from + 8) break;
        length = bytes.readUInt32BE(from) * 2 ** 32 + bytes.readUInt32BE(from + 4);
        from += 8;
      }
      if (length + this.#partsLength > this.#longestMessage) throw defect(`sends a message of more than ${this.#longestMessage} bytes`);
      if (bytes.length < from + length) break;
      at = from + length;
      const message = this.#take(first & 0x0f, (first & 0x80) !== 0, bytes.subarray(from, at));
      if (message) yield message;
    }
    // A copy: the rest must not keep a whole chunk of the socket in memory.
    this.#buffer = at === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(at));
  }

  #take(opcode: number, isFinal: boolean, payload: Buffer): WebSocketMessage | null {
    if (opcode === opcodes.close) return { kind: "close" };
    if (opcode === opcodes.ping) return { kind: "ping", payload: Buffer.from(payload) };
    if (opcode === opcodes.pong) return null;
    if (opcode !== opcodes.continuation && opcode !== opcodes.text && opcode !== opcodes.binary)
      throw defect(`sends frames of the unknown kind ${opcode}`);
    if (isFinal && this.#parts.length === 0) return { kind: "text", text: payload.toString("utf8") };
    this.#parts.push(Buffer.from(payload));
    this.#partsLength += payload.length;
    if (!isFinal) return null;
    const text = Buffer.concat(this.#parts, this.#partsLength).toString("utf8");
    this.#parts = [];
    this.#partsLength = 0;
    return { kind: "text", text };
  }
}

/** A client's frame: masked, as RFC 6455 asks; the mask may be anything, and hides nothing. */
export function clientFrame(kind: "close" | "pong", payload: Uint8Array = new Uint8Array(0), mask: Uint8Array = Buffer.alloc(4)): Buffer {
  const body = payload.subarray(0, 125);
  const frame = Buffer.alloc(6 + body.length);
  frame[0] = 0x80 | opcodes[kind];
  frame[1] = 0x80 | body.length;
  frame.set(mask, 2);
  for (let i = 0; i < body.length; i++) frame[6 + i] = body[i] ^ mask[i % 4];
  return frame;
}

function defect(reason: string): LandfallError {
  return new LandfallError("FETCH_FAILED", `the stream ${reason}`, { next: "it is opened again on the next run" });
}
