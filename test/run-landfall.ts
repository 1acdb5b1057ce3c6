import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const words = ["--import", import.meta.resolve("tsx"), fileURLToPath(new URL("../src/cli/main.ts", import.meta.url))];

/** Runs the command line from its source to its end. */
export function runLandfall(
  args: string[],
  options: { input?: string | Buffer; cwd?: string } = {},
): { out: string; told: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...words, ...args], {
    input: "",
    encoding: "utf8",
    maxBuffer: 1 << 28,
    ...options,
  });
  return { out: stdout, told: stderr, status };
}

/** Starts the command line from its source, to be watched or killed. */
export function startLandfall(args: string[], options: SpawnOptions = {}): ChildProcess {
  return spawn(process.execPath, [...words, ...args], options);
}
