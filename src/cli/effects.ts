import pc from "picocolors";
import type { Progress } from "../pipeline/progress.js";

/** Where a command's words go: results to standard output, everything for the eye to standard error. */
export interface Effects {
  /** One line of result. */
  print(line: string): void;
  /** One line for a person, never part of the result. */
  tell(line: string): void;
  /** Shows how far long work has come; silent where nobody looks. */
  progress(progress: Progress): void;
  /** Removes the progress line. */
  quiet(): void;
  /** Stops long work when the user presses Ctrl-C. */
  signal: AbortSignal;
}

/** So often is the progress line drawn anew, in milliseconds. */
const redrawMs = 100;

/** Writes to this process's streams. The second Ctrl-C ends the process at once. */
export function processEffects(): Effects {
  const controller = new AbortController();
  const live = process.stderr.isTTY === true;
  let shown = false;
  let stage = "";
  let started = 0;
  let drawn = 0;
  const clear = () => {
    if (shown) process.stderr.write("\r\u001b[K");
    shown = false;
  };
  process.on("SIGINT", () => {
    if (controller.signal.aborted) process.exit(130);
    clear();
    process.stderr.write("stopping; what is done is kept (again to end at once)\n");
    controller.abort();
  });
  process.on("SIGTERM", () => controller.abort());
  // A reader that closes early (`| head`) is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  return {
    print: (line) => {
      clear();
      process.stdout.write(`${line}\n`);
    },
    tell: (line) => {
      clear();
      process.stderr.write(`${line}\n`);
    },
    progress: (progress) => {
      const now = Date.now();
      if (progress.stage !== stage) {
        stage = progress.stage;
        started = now;
        drawn = 0;
      }
      if (!live || now - drawn < redrawMs) return;
      drawn = now;
      clear();
      process.stderr.write(pc.dim(describeProgress(progress, now - started)));
      shown = true;
    },
    quiet: clear,
    signal: controller.signal,
  };
}

/** "reading 4,000 of 16,291 documents, 9,100 a second, 1 s left". */
export function describeProgress({ stage, done, total, unit, rows }: Progress, elapsedMs: number): string {
  if (unit === "steps") return stage;
  const seconds = Math.max(elapsedMs / 1000, 0.001);
  const rate = done / seconds;
  const whole = (n: number) => Math.round(n).toLocaleString("en-US");
  const amount = (n: number) => (unit === "bytes" ? `${(n / 1e6).toFixed(1)} MB` : whole(n));
  const unitShown = unit === "bytes" ? "" : ` ${unit}`;
  const parts = [`${stage} ${amount(done)}${total === null ? "" : ` of ${amount(total)}`}${unitShown}`];
  parts.push(rows === undefined ? `${amount(rate)} a second` : `${whole(rows)} rows, ${whole(rows / seconds)} rows a second`);
  if (total !== null && rate > 0 && done < total) parts.push(`${sayDuration((total - done) / rate)} left`);
  return parts.join(", ");
}

function sayDuration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
