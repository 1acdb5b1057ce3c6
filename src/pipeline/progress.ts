/** How far a piece of long work has come; told as often as the work likes. */
export interface Progress {
  /** "importing tweets.csv", "reading", "relating: stories". */
  stage: string;
  done: number;
  /** null where the end is not known. */
  total: number | null;
  /** What `done` counts. */
  unit: "rows" | "documents" | "bytes" | "steps";
  /** Rows done, where `done` counts something else. */
  rows?: number;
}

/** Where progress goes; side effects come in from outside. */
export type OnProgress = (progress: Progress) => void;

/** What every piece of long work takes. */
export interface WorkOptions {
  onProgress?: OnProgress;
  /** Told what a person should know although the work goes on. */
  onNote?: (line: string) => void;
  /** Stops the work at the next batch; what was done is kept. */
  signal?: AbortSignal;
}
