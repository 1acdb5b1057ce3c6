import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { LandfallError } from "../../core/errors.js";
import { type ByteStream, type Compression, decompress, detectCompression } from "./decompress.js";

/** Bytes read from the disk at once. */
const readSize = 256 * 1024;

/** A file or standard input, opened and decompressed. */
export interface OpenedFile {
  /** As given; `-` for standard input. */
  path: string;
  compression: Compression;
  bytes: ByteStream;
  /** Bytes of the file read so far, compressed as they lie on disk. */
  bytesRead(): number;
  /** Size of the file; null for standard input and pipes. */
  totalBytes: number | null;
  /** Frees the file; safe to call at any time and twice. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** What opening needs from outside. */
export interface OpenOptions {
  /** The input behind `-`. Default `process.stdin`. */
  stdin?: AsyncIterable<Uint8Array>;
  signal?: AbortSignal;
  /** Largest window of a zstd stream that is decoded, in bytes; 128 MiB where absent. */
  zstdWindowCap?: number;
}

/** Opens a file, or standard input for `-`, as decompressed bytes. @throws LandfallError FILE_MISSING, CANCELLED */
export async function openFile(path: string, options: OpenOptions = {}): Promise<OpenedFile> {
  const { source, totalBytes, close } = path === "-" ? openStdin(options) : await openDisk(path);
  let bytesRead = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of source) {
        if (options.signal?.aborted) throw new LandfallError("CANCELLED", `reading ${path} was stopped`);
        bytesRead += chunk.length;
        yield chunk;
      }
    } catch (error) {
      if (error instanceof LandfallError) throw error;
      throw new LandfallError("FILE_MISSING", `${path} could not be read to its end`, {
        cause: error,
        next: "check the disk and run the import again",
      });
    }
  }
  const [head, rest] = await withHead(counted());
  const compression = detectCompression(head);
  return {
    path,
    compression,
    bytes: decompress(rest, compression, options.zstdWindowCap),
    bytesRead: () => bytesRead,
    totalBytes,
    [Symbol.asyncDispose]: close,
  };
}

/** Bytes that tell the compression. */
const headLength = 4;

async function withHead(chunks: AsyncGenerator<Uint8Array>): Promise<[Uint8Array, AsyncIterable<Uint8Array>]> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < headLength) {
    const next = await chunks.next();
    if (next.done) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    yield* chunks;
  }
  return [head, rest()];
}

interface Source {
  source: AsyncIterable<Uint8Array>;
  totalBytes: number | null;
  close(): Promise<void>;
}

function openStdin(options: OpenOptions): Source {
  return { source: options.stdin ?? process.stdin, totalBytes: null, close: async () => {} };
}

async function openDisk(path: string): Promise<Source> {
  let info: Awaited<ReturnType<typeof stat>>;
  try {
    info = await stat(path);
  } catch (cause) {
    throw new LandfallError("FILE_MISSING", `there is no file ${path}`, { cause, next: "check the path" });
  }
  if (info.isDirectory()) throw new LandfallError("FILE_MISSING", `${path} is a folder`, { next: "name the files in it" });
  const stream = createReadStream(path, { highWaterMark: readSize });
  const close = () =>
    new Promise<void>((resolve) => {
      if (stream.closed) return resolve();
      stream.once("close", () => resolve());
      stream.destroy();
    });
  return { source: stream, totalBytes: info.isFile() ? Number(info.size) : null, close };
}
