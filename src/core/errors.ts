/**
 * The one tree of errors. Each has a stable `code`, says what happened, and ends with the next step.
 *
 * Bad input *data* is not an error: it becomes a {@link Diagnostic} row and the good rows go on.
 */
export type ErrorCode =
  | "CONFIG_INVALID"
  | "CONFIG_EXISTS"
  | "WORKSPACE_MISSING"
  | "WORKSPACE_LOCKED"
  | "STORE_UNREACHABLE"
  | "STORE_NEWER"
  | "STORE_FULL"
  | "FILE_MISSING"
  | "FORMAT_UNKNOWN"
  | "MAPPING_INVALID"
  | "CATALOGUE_INVALID"
  | "MODEL_INVALID"
  | "USAGE"
  | "NOT_FOUND"
  | "FETCH_REFUSED"
  | "FETCH_FAILED"
  | "CANCELLED";

/** Exit codes: 1 something failed, 2 wrong usage, 3 data were left in quarantine, 4 the workspace is held, 130 stopped by hand. */
const EXIT_CODES: Partial<Record<ErrorCode, number>> = {
  USAGE: 2,
  CONFIG_INVALID: 2,
  CONFIG_EXISTS: 2,
  MAPPING_INVALID: 2,
  WORKSPACE_LOCKED: 4,
  CANCELLED: 130,
};

/** An expected failure with a code, its cause and the next step in its message. */
export class LandfallError extends Error {
  readonly code: ErrorCode;
  readonly next: string | undefined;

  /**
   * @param code stable name of what went wrong
   * @param message one sentence
   * @param options.next what the reader can do about it, one sentence
   */
  constructor(code: ErrorCode, message: string, options: { next?: string; cause?: unknown } = {}) {
    super(options.next ? `${message}; ${options.next}` : message, { cause: options.cause });
    this.name = "LandfallError";
    this.code = code;
    this.next = options.next;
  }

  /** The process exit code for this error. */
  get exitCode(): number {
    return EXIT_CODES[this.code] ?? 1;
  }
}

/** One row or item that could not be used: kept with where it stood and why. */
export interface Diagnostic {
  /** File name or source name; `-` for standard input. */
  file: string;
  /** 1-based line (or record) number; 0 where the input has none. */
  line: number;
  /** Short stable name of the defect, e.g. `bad_date`. */
  code: string;
  /** One sentence for a person. */
  reason: string;
  /** The raw input, cut to a bounded length. */
  raw: string;
}
