import type { WorkspaceActions } from "../pipeline/accuracy/actions.js";
import type { SourceDesk } from "../pipeline/collect/desk.js";
import type { WorkOptions } from "../pipeline/progress.js";
import type { ReportContext } from "../report/context.js";

/** What the routes work on. The server does not know how documents come in; who starts it keeps this up to date. */
export interface ServerState {
  /** The context of answers; its generation changes when new relations are ready. */
  context: ReportContext;
  /** What is running now, in words; null when idle. */
  busy: string | null;
  version: string;
  reader: string;
  /** What may be asked of the workspace beyond answers; absent where only answers are served. */
  actions?: WorkspaceActions;
  /** Does work that changes how documents are read, after all that was begun before it, and takes its outcome over. */
  change(work: (options: WorkOptions) => Promise<{ context: ReportContext; reader: string }>): Promise<void>;
  /** The live sources, where they can be seen and changed; absent where the server only shows. */
  readonly desk?: SourceDesk;
  /** The present time in Unix milliseconds; fixed in tests. */
  now(): number;
  /** Calls back whenever `context` or `busy` changed; gives the way to stop listening. */
  onChange(listener: () => void): () => void;
}
