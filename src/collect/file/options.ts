import type { TimeGrade } from "../../core/time.js";
import type { DateOrder } from "../dates/date-order.js";
import type { Role } from "./mapping.js";

export const fileFormats = ["csv", "tsv", "json", "jsonl", "parquet"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Streams the rows of a Parquet file, in blocks; the store's engine provides it. */
export type ReadParquet = (path: string) => AsyncIterable<Record<string, unknown>[]>;

/** How a file is read. All are optional: what is not said is guessed from the first rows and shown. */
export interface ReadOptions {
  /** Overrides what extension and content say. */
  format?: FileFormat;
  /** Field separator of CSV and TSV; guessed among `,` `;` tab and `|`. */
  delimiter?: string;
  /** Whether the first row names the columns; guessed. */
  header?: boolean;
  /** Columns for roles, over the guesses; null leaves a role unmapped. */
  map?: Partial<Record<Role, string | null>>;
  /** The `source` of every document; else the mapped column, else the file's name. */
  source?: string;
  /** Zone assumed for stamps that carry none, by IANA name. */
  zone?: string;
  /** Order of day and month in dates such as `3/4/2016`; decided from the first rows. */
  dateOrder?: DateOrder;
  /** How the file's dates are known; an export's stamps are the platform's. */
  grade?: TimeGrade;
  /** Rows to pass over: what an earlier run has stored. */
  skipRows?: number;
  /** Rows a batch; the last may be shorter. */
  batchRows?: number;
  /** The input behind `-`. */
  stdin?: AsyncIterable<Uint8Array>;
  /** Needed for Parquet only. */
  readParquet?: ReadParquet;
  /** Stops reading; the iteration then throws a `CANCELLED` error. */
  signal?: AbortSignal;
}
