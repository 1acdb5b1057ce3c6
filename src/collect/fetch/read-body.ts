import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { LandfallError } from "../../core/errors.js";

export interface BodyLimits {
  /** Most bytes read from the network. */
  maxBytes: number;
  /** Most bytes after decompression. */
  maxDecodedBytes: number;
}

/** Bytes handed to a decompressor at once: DEFLATE expands at most 1032-fold, so that at most 16 MiB come of one piece. */
const slice = 16 * 1024;

/** Layers of compression that are taken off; real servers use one. */
const mostLayers = 2;

/**
 * Reads a body up to its limits and takes its compression off.
 * @throws LandfallError FETCH_FAILED where it is larger than allowed (a bomb stops there, not in memory), is cut off, or is coded in a way we don't know
 */
export async function readBody(body: Readable, encoding: string | null, limits: BodyLimits): Promise<Uint8Array> {
  const codings = (encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (codings.length > mostLayers) throw failure(`is compressed ${codings.length} times over`);
  let raw = await gather(body, limits.maxBytes, `sent more than ${limits.maxBytes} bytes`);
  for (const coding of codings.reverse()) raw = await expand(raw, coding, limits.maxDecodedBytes);
  return raw;
}

async function gather(body: Readable, limit: number, reason: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > limit) {
      body.on("error", () => {});
      body.destroy();
      throw failure(reason);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}

function decompressorOf(coding: string, bytes: Uint8Array): Transform {
  if (coding === "gzip" || coding === "x-gzip") return createGunzip();
  // "deflate" is zlib by the standard and raw by the habit of some servers: zlib's first byte tells.
  if (coding === "deflate") return (bytes[0] & 0x0f) === 0x08 ? createInflate() : createInflateRaw();
  if (coding === "br") return createBrotliDecompress();
  throw failure(`is coded as '${coding.slice(0, 20)}', which we did not ask for`);
}

async function expand(bytes: Uint8Array, coding: string, limit: number): Promise<Uint8Array> {
  if (bytes.length === 0) return bytes;
  const decompressor = decompressorOf(coding, bytes);
  const pieces: Uint8Array[] = [];
  let length = 0;
  return await new Promise<Uint8Array>((resolve, reject) => {
    decompressor.on("data", (piece: Uint8Array) => {
      length += piece.length;
      if (length > limit) {
        decompressor.destroy();
        reject(failure(`grows past ${limit} bytes when decompressed`));
      } else pieces.push(piece);
    });
    decompressor.on("end", () => resolve(Buffer.concat(pieces, length)));
    decompressor.on("error", (cause) => reject(failure(`is cut off or damaged (${coding}: ${cause.message})`, cause)));
    const feed = (at: number): void => {
      if (decompressor.destroyed) return;
      if (at >= bytes.length) decompressor.end();
      else decompressor.write(bytes.subarray(at, at + slice), () => feed(at + slice));
    };
    feed(0);
  });
}

function failure(reason: string, cause?: unknown): LandfallError {
  return new LandfallError("FETCH_FAILED", `the answer ${reason}`, {
    cause,
    next: "nothing of it was kept; it is tried again on the next run",
  });
}
