import type { ReportContext } from "../report/context.js";

/** What the routes work on. The server does not know how documents come in; who starts it keeps this up to date. */
export interface ServerState {
  /** The context of answers; its generation changes when new relations are ready. */
  context: ReportContext;
  /** What is running now, in words; null when idle. */
  busy: string | null;
  version: string;
  reader: string;
  /** The present time in Unix milliseconds; fixed in tests. */
  now(): number;
  /** Calls back whenever `context` or `busy` changed; gives the way to stop listening. */
  onChange(listener: () => void): () => void;
}
