import { extractLine, extractPage } from "../../collect/page/extract.js";
import { LandfallError } from "../../core/errors.js";
import type { Effects } from "../effects.js";

interface ExtractCommandOptions {
  url?: string;
}

/** A page larger than this is no article, in bytes. */
const largestPage = 64 * 1024 * 1024;

/** HTML in, one JSON line out. The address is used to make links absolute and to find a date; nothing is fetched. */
export async function extract(options: ExtractCommandOptions, effects: Effects): Promise<void> {
  if (process.stdin.isTTY) {
    throw new LandfallError("USAGE", "a page is read from standard input", {
      next: "run e.g. `landfall extract --url https://… < page.html`",
    });
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > largestPage)
      throw new LandfallError("USAGE", `the page is larger than ${largestPage} bytes`, { next: "send one page at a time" });
    chunks.push(chunk);
  }
  effects.print(JSON.stringify(extractLine(extractPage(Buffer.concat(chunks), { url: options.url ?? null }))));
}
