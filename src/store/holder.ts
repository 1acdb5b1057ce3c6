import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { LandfallError } from "../core/errors.js";

/** Who holds a workspace's embedded store. The engine's own lock decides; this file only says who it is. */
interface Holder {
  pid: number;
  command: string;
  since: string;
}

/** Writes who holds the store at `path` now. */
export function writeHolder(path: string, command: string): void {
  writeFileSync(path, JSON.stringify({ pid: process.pid, command, since: new Date().toISOString() } satisfies Holder));
}

/** Removes the note again when the store is closed. */
export function removeHolder(path: string): void {
  rmSync(path, { force: true });
}

/** The error that names the living process which holds the store, or null where there is none. */
export function heldError(path: string, workspace: string, cause: unknown): LandfallError | null {
  const holder = readHolder(path);
  if (holder === null || !isAlive(holder.pid)) return null;
  return new LandfallError(
    "WORKSPACE_LOCKED",
    `${workspace} is held by process ${holder.pid} (landfall ${holder.command}, since ${holder.since})`,
    {
      next: `stop it with \`kill ${holder.pid}\`, or pass --workspace with another folder`,
      cause,
    },
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return null;
  }
}
