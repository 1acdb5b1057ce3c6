import { createReadStream, openSync } from "node:fs";
import { ReadStream } from "node:tty";
import { LandfallError } from "../core/errors.js";
import { type Spooled, spoolStandardInput } from "./spool.js";

/** Keys that a person presses, one at a time; closed when the work is done. */
export interface Keys extends Disposable {
  keys: AsyncIterable<string>;
}

/**
 * The keys of the terminal, or the characters of standard input where that is none (line ends are no keys). Call it before a store is opened: the
 * embedded engine takes standard input away, so that a terminal is opened by its own name.
 * @throws LandfallError USAGE where there is no terminal to press keys on
 */
export async function openKeys(signal: AbortSignal): Promise<Keys> {
  if (!process.stdin.isTTY) return spooledKeys(await spoolStandardInput(signal));
  let terminal: ReadStream;
  try {
    terminal = new ReadStream(openSync("/dev/tty", "r"));
  } catch (cause) {
    throw new LandfallError("USAGE", "there is no terminal to press keys on", {
      cause,
      next: "label on the app's Accuracy page: `landfall start`",
    });
  }
  terminal.setRawMode(true);
  terminal.setEncoding("utf8");
  return {
    keys: characters(terminal),
    [Symbol.dispose]: () => {
      terminal.setRawMode(false);
      terminal.destroy();
    },
  };
}

function spooledKeys(spooled: Spooled): Keys {
  return {
    keys: characters(createReadStream(spooled.path, { encoding: "utf8" })),
    [Symbol.dispose]: () => spooled[Symbol.dispose](),
  };
}

async function* characters(stream: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of stream) {
    // An arrow or a function key comes as an escape sequence: none of ours.
    if (piece.startsWith("\u001b")) continue;
    for (const character of piece) if (character !== "\n" && character !== "\r" && character !== " ") yield character;
  }
}
