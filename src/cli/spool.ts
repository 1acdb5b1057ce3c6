import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** Standard input kept in a file, until it is disposed of. */
export interface Spooled extends Disposable {
  path: string;
}

/** Copies standard input to a temporary file: the embedded store must find standard input empty before it opens. */
export async function spoolStandardInput(signal: AbortSignal): Promise<Spooled> {
  const folder = mkdtempSync(join(tmpdir(), "landfall-stdin-"));
  const path = join(folder, "input");
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  try {
    await pipeline(process.stdin, createWriteStream(path), { signal });
  } catch (error) {
    dispose();
    throw error;
  }
  return { path, [Symbol.dispose]: dispose };
}
