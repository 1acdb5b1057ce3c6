import { LandfallError } from "../../core/errors.js";
import { TextDecoderStream } from "./decode-text.js";
import type { Compression } from "./decompress.js";
import { settleFormat } from "./detect-format.js";
import { type OpenedFile, openFile } from "./open.js";
import type { FileFormat, ReadOptions } from "./options.js";
import { DelimitedParser, type Dialect } from "./parse-delimited.js";
import { JsonParser } from "./parse-json.js";
import { JsonLinesParser } from "./parse-jsonl.js";
import type { RowEvent, RowParser } from "./row.js";
import { sniffDialect } from "./sniff-dialect.js";

/** Characters from which format, separator and header are judged. */
const sniffLength = 64 * 1024;

/** What was found out about a file while it was read; complete when its rows have ended. */
export interface FileFacts {
  path: string;
  format: FileFormat;
  compression: Compression;
  encoding: string;
  /** Null for JSON and Parquet. */
  dialect: Dialect | null;
  /** Sentences about what was assumed or is damaged, for a person. */
  notes: string[];
  bytesRead(): number;
  totalBytes: number | null;
}

/** The rows of a file, in blocks as they were read. */
export interface RowStream {
  facts: FileFacts;
  blocks: AsyncIterable<RowEvent[]>;
  close(): Promise<void>;
}

/** Opens a file of any format as a stream of rows. @throws LandfallError FILE_MISSING, FORMAT_UNKNOWN */
export async function readRows(path: string, options: ReadOptions): Promise<RowStream> {
  const opened = await openFile(path, options);
  try {
    return await openRows(opened, options);
  } catch (error) {
    await opened[Symbol.asyncDispose]();
    throw error;
  }
}

async function openRows(opened: OpenedFile, options: ReadOptions): Promise<RowStream> {
  const decoder = new TextDecoderStream();
  const facts: FileFacts = {
    path: opened.path,
    format: options.format ?? "csv",
    compression: opened.compression,
    encoding: "utf-8",
    dialect: null,
    notes: decoder.notes,
    bytesRead: opened.bytesRead,
    totalBytes: opened.totalBytes,
  };
  const first = await opened.bytes.next();
  const head = first.done ? new Uint8Array(0) : first.value;
  if (options.format === "parquet" || Buffer.from(head.subarray(0, 4)).toString("latin1") === "PAR1")
    return openParquet(opened, facts, options);

  let broken = first.done ? first.value.broken : null;
  let ended = first.done === true;
  let sample = decoder.push(head);
  const advance = async (): Promise<string> => {
    const next = await opened.bytes.next();
    if (!next.done) return decoder.push(next.value);
    ended = true;
    broken = next.value.broken;
    return decoder.end();
  };
  if (ended) sample += decoder.end();
  while (!ended && sample.length < sniffLength) sample += await advance();

  facts.encoding = decoder.encoding;
  const settled = options.format ? { format: options.format, note: null } : settleFormat(opened.path, sample, ended);
  facts.format = settled.format;
  if (settled.note) facts.notes.push(settled.note);
  const parser = createParser(facts, sample, ended, options);

  async function* blocks(): AsyncGenerator<RowEvent[]> {
    try {
      yield parser.push(sample);
      sample = "";
      while (!ended) yield parser.push(await advance());
      if (broken) facts.notes.push(`${broken}: the rows before it were read`);
      yield parser.end(broken !== null);
      if (parser instanceof JsonParser && parser.ignoredOther)
        facts.notes.push("the file holds several lists of objects: only the first was read");
    } finally {
      await opened[Symbol.asyncDispose]();
    }
  }
  return { facts, blocks: blocks(), close: () => opened[Symbol.asyncDispose]() };
}

function createParser(facts: FileFacts, sample: string, whole: boolean, options: ReadOptions): RowParser {
  if (facts.format === "json") return new JsonParser();
  if (facts.format === "jsonl") return new JsonLinesParser();
  facts.dialect = sniffDialect(sample.slice(0, sniffLength), whole && sample.length <= sniffLength, {
    delimiter: options.delimiter,
    header: options.header,
    prefer: facts.format === "tsv" ? "\t" : ",",
  });
  if (facts.dialect.preambleLines > 0) facts.notes.push(`${facts.dialect.preambleLines} lines above the table were passed over`);
  if (!facts.dialect.header) facts.notes.push("the first row holds values, not names: columns are called column_1, column_2, …");
  return new DelimitedParser(facts.dialect);
}

async function openParquet(opened: OpenedFile, facts: FileFacts, options: ReadOptions): Promise<RowStream> {
  await opened[Symbol.asyncDispose]();
  facts.format = "parquet";
  if (!options.readParquet)
    throw new LandfallError("FORMAT_UNKNOWN", `${facts.path} is Parquet, and no engine to read it was given`, {
      next: "run it through landfall import",
    });
  if (facts.path === "-" || opened.compression !== "none") {
    throw new LandfallError("FORMAT_UNKNOWN", "Parquet is read from its end, so it cannot come compressed or from standard input", {
      next: "save it as a plain file first",
    });
  }
  const source = options.readParquet(facts.path);
  async function* blocks(): AsyncGenerator<RowEvent[]> {
    let record = 0;
    for await (const block of source) {
      yield block.map((values) => ({ line: ++record, values: withoutBigInts(values) }));
    }
  }
  return { facts, blocks: blocks(), close: async () => {} };
}

/** JSON, in which documents travel and are stored, has no 64-bit integers: they become their digits. */
function withoutBigInts(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === "bigint" ? String(value) : value]));
}
