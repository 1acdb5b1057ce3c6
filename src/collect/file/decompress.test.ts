import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Compression, decompress, detectCompression } from "./decompress.js";
import { zstdWindowCap } from "./zstd-blocks.js";

async function* pieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function run(bytes: Uint8Array, compression: Compression, length = 7): Promise<{ text: string; broken: string | null }> {
  const stream = decompress(pieces(bytes, length), compression);
  const parts: Uint8Array[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done) return { text: Buffer.concat(parts).toString("utf8"), broken: next.value.broken };
    parts.push(next.value.slice());
  }
}

/** A zstd frame of raw blocks (RFC 8878, section 3.1.1.2.2), with a window of 1 KiB and, if asked for, a checksum field. */
function rawFrame(blocks: string[], checksum = false): Buffer {
  const body = blocks.map((text, index) => {
    const header = (text.length << 3) | (index === blocks.length - 1 ? 1 : 0);
    return Buffer.concat([Buffer.from([header & 255, (header >> 8) & 255, header >> 16]), Buffer.from(text)]);
  });
  const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, checksum ? 4 : 0, 0]);
  return Buffer.concat([frame, ...body, Buffer.alloc(checksum ? 4 : 0)]);
}

/** `zstd -19` of the text that {@link compressible} makes. */
const compressed = Buffer.from(
  "KLUv/WQKHYUJAIaVLRaQqXAMYP3Cx0LN3t1OUoSUkqLuPDgBMgAnAB8AZlVVVVVVRERERET//y8rKikoJyYlNEBQMBQHQRRHwEAYCTkCg0OOhXFIQAQHGTEMhEL///M8z/M8z/O8u7u7u6uqqqqqmpmZmZmJiIiIiHh3d3d3Z2ZmZhb3fd/3fdu2bdu2bdt2Xdd1Xdd1XdM0TdM0TdP0//9/+77v+77v+67ruq7ruq7reZ7neZ7neY7jOI7jOI7j930HgMioEeD5/T8D0BvVARJIEPj/TxDo8AfEVKVKqlIVValKqlSlVKpSKVWpmqpUZVWqwhIzxO0wGW6FiXAbTIJbYAIcIVWplqpUTVWqsipVaZWq1EpVqqUqVdP+kt/Wl/i2vaS35SW87S7Z7RgyS8aSWdJpiosApArjQJfE",
  "base64",
);
const compressible = Array.from({ length: 200 }, (_, index) => `line ${index} of a text that repeats itself\n`).join("");

describe("detectCompression", () => {
  it("goes by the first bytes", () => {
    expect(detectCompression(gzipSync("x"))).toBe("gzip");
    expect(detectCompression(rawFrame(["x"]))).toBe("zstd");
    expect(detectCompression(Buffer.from([0x50, 0x2a, 0x4d, 0x18]))).toBe("zstd");
    expect(detectCompression(Buffer.from("id,t"))).toBe("none");
    expect(detectCompression(Buffer.from(""))).toBe("none");
  });
});

describe("decompress gzip", () => {
  it("reads several members in a row", async () => {
    expect(await run(Buffer.concat([gzipSync("one "), gzipSync("two")]), "gzip")).toEqual({ text: "one two", broken: null });
  });

  it("delivers what came before the cut, and says that it is cut", async () => {
    const text = Array.from({ length: 5000 }, (_, index) => `row ${(index * 7919) % 10_007}`).join("\n");
    const whole = gzipSync(text);
    const { text: read, broken } = await run(whole.subarray(0, whole.length >> 1), "gzip", 1000);
    expect(broken).toBe("the gzip stream is cut off before its end");
    expect(read.length).toBeGreaterThan(text.length / 4);
    expect(text.startsWith(read)).toBe(true);
  });

  it("says that the bytes are damaged", async () => {
    const whole = gzipSync("some text that is long enough to be damaged in its middle");
    whole[whole.length - 6] ^= 0xff;
    expect((await run(whole, "gzip")).broken).toMatch(/^the gzip stream is damaged/);
  });
});

describe("decompress zstd", () => {
  it("reads what zstd itself wrote, in pieces of any size", async () => {
    for (const length of [1, 3, 50, 10_000]) expect(await run(compressed, "zstd", length)).toEqual({ text: compressible, broken: null });
  });

  it("reads several frames, tiny ones, checksums and skippable frames", async () => {
    const skippable = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    const bytes = Buffer.concat([rawFrame(["a"], true), skippable, rawFrame(["b", "cd"]), rawFrame(["e"], true), compressed]);
    for (const length of [1, 4, 1000]) expect(await run(bytes, "zstd", length)).toEqual({ text: `abcde${compressible}`, broken: null });
  });

  it("delivers the blocks before the cut", async () => {
    const frame = rawFrame(["first block ", "second block"]);
    expect(await run(frame.subarray(0, frame.length - 3), "zstd")).toEqual({
      text: "first block ",
      broken: "the zstd stream is cut off before its end",
    });
  });

  it("refuses a window over the cap before any of it is allocated", async () => {
    const greedy = rawFrame(["x"]);
    // Exponent 20: a window of 2^30 bytes.
    greedy[5] = 20 << 3;
    expect((await run(greedy, "zstd")).broken).toBe(
      `the zstd stream is damaged (a frame asks for a window of ${2 ** 30} bytes, over the cap of ${zstdWindowCap})`,
    );
  });

  it("says that the bytes are no frame", async () => {
    expect((await run(Buffer.concat([rawFrame(["ok"]), Buffer.from("garbage")]), "zstd")).broken).toMatch(/no zstd frame/);
  });
});
