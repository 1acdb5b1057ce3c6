import { createGunzip } from "node:zlib";
import { ZstdBlockReader, zstdWindowCap } from "./zstd-blocks.js";
import { ZstdDecoder } from "./zstd-decoder.js";

export type Compression = "none" | "gzip" | "zstd";

/** Bytes of a stream, and, as its last value, why it broke off where it did. */
export type ByteStream = AsyncGenerator<Uint8Array, { broken: string | null }>;

/** Compressed bytes handed to gunzip at once. DEFLATE expands at most 1032-fold, so that at most 16 MiB wait to be read. */
const gunzipSlice = 16 * 1024;

/** What the first bytes say, whatever the file is called. */
export function detectCompression(head: Uint8Array): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  const isFrame = head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd;
  const isSkippable = head[0] >= 0x50 && head[0] <= 0x5f && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18;
  return isFrame || isSkippable ? "zstd" : "none";
}

/** Decompresses a stream, several members or frames in a row too. What came before a defect is delivered, then the stream ends with the reason. */
export async function* decompress(chunks: AsyncIterable<Uint8Array>, compression: Compression, windowCap = zstdWindowCap): ByteStream {
  if (compression === "gzip") return yield* gunzip(chunks);
  if (compression === "zstd") return yield* unzstd(chunks, windowCap);
  yield* chunks;
  return { broken: null };
}

async function* gunzip(chunks: AsyncIterable<Uint8Array>): ByteStream {
  const gunzip = createGunzip();
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  gunzip.on("data", (chunk: Uint8Array) => ready.push(chunk));
  // The callback of write comes after all output of that input was emitted; where the input is damaged, only the error comes.
  let settle = () => {};
  gunzip.on("error", (error) => {
    failure = error;
    settle();
  });
  const write = (bytes: Uint8Array) =>
    new Promise<void>((resolve) => {
      settle = resolve;
      gunzip.write(bytes, () => resolve());
    });
  const finish = () =>
    new Promise<void>((resolve) => {
      settle = resolve;
      gunzip.once("end", resolve);
      gunzip.end();
    });
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length && !failure; at += gunzipSlice) {
        await write(chunk.subarray(at, at + gunzipSlice));
        yield* ready.splice(0);
      }
      if (failure) break;
    }
    if (!failure) await finish();
    yield* ready.splice(0);
    return { broken: failure === null ? null : gzipReason(failure) };
  } finally {
    gunzip.destroy();
  }
}

function gzipReason(error: Error & { code?: string }): string {
  return error.code === "Z_BUF_ERROR" ? "the gzip stream is cut off before its end" : `the gzip stream is damaged (${error.message})`;
}

async function* unzstd(chunks: AsyncIterable<Uint8Array>, windowCap: number): ByteStream {
  const reader = new ZstdBlockReader(windowCap);
  let decoder: ZstdDecoder | null = null;
  for await (const chunk of chunks) {
    try {
      for (const piece of reader.push(chunk)) {
        if (piece.kind === "header") decoder = new ZstdDecoder(piece.window);
        else {
          const bytes = decoder!.block(piece.bytes);
          if (bytes.length > 0) yield bytes;
        }
      }
    } catch (error) {
      return { broken: `the zstd stream is damaged (${error instanceof Error ? error.message : String(error)})` };
    }
  }
  return { broken: reader.atBoundary ? null : "the zstd stream is cut off before its end" };
}
