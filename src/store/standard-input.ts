import { closeSync, openSync } from "node:fs";
import { devNull } from "node:os";

/**
 * Puts nothing in the place of standard input. The embedded engine takes what waits there for rows of its own, and would swallow the rest of a
 * shell's loop or of a pipe.
 */
export function hideStandardInput(): void {
  process.stdin.destroy();
  closeSync(0);
  // The lowest free descriptor is given, which is the one just closed.
  openSync(devNull, "r");
}
