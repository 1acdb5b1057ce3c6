/** What work gave, and what it cost. */
interface Timed<Result> {
  result: Result;
  /** Processor time of this process, in milliseconds. */
  processorMs: number;
}

/**
 * Does work and measures its processor time. A busy machine stretches what the clock on the wall says many times over and leaves this nearly as it is: a limit on it tells a slow
 * algorithm from a machine that is held up.
 */
export function timed<Result>(work: () => Result): Timed<Result> {
  const started = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(started);
  return { result, processorMs: (user + system) / 1000 };
}
