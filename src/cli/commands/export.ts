import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { exportRows } from "../../report/export.js";
import type { Effects } from "../effects.js";
import type { CommonOptions } from "../flags.js";
import { withAnswers } from "../session.js";
import { parseFilter } from "./documents.js";

interface ExportOptions extends CommonOptions {
  filter?: string;
  output?: string;
}

/** Writes every document that a filter finds as a document line with its `reading` and its `place`: `landfall import` takes them back. */
export async function exportDocuments(options: ExportOptions, effects: Effects): Promise<void> {
  const filter = parseFilter(options.filter);
  let written = 0;
  await withAnswers(options, "export", effects, async (context) => {
    const file = options.output === undefined ? null : createWriteStream(options.output);
    for await (const lines of exportRows(context, filter)) {
      const text = lines.map((line) => JSON.stringify(line)).join("\n");
      if (file) file.write(`${text}\n`);
      else effects.print(text);
      written += lines.length;
    }
    if (file) {
      file.end();
      await finished(file);
    }
  });
  effects.tell(`${written} documents`);
}
