import { writeFileSync } from "node:fs";
import { readerName } from "../../pipeline/read.js";
import type { Brief } from "../../report/brief/answers.js";
import { briefToHtml } from "../../report/brief/html.js";
import { makeBrief } from "../../report/brief/make.js";
import { briefToMarkdown } from "../../report/brief/markdown.js";
import { briefToText } from "../../report/brief/text.js";
import type { Effects } from "../effects.js";
import type { CommonOptions } from "../flags.js";
import { withAnswers } from "../session.js";
import { version } from "../version.js";

interface BriefCommandOptions extends CommonOptions {
  from?: string;
  to?: string;
  format: "text" | "html" | "md" | "json";
  output?: string;
}

/** Prints the brief, or writes it to a file. */
export async function brief(options: BriefCommandOptions, effects: Effects): Promise<void> {
  const made = await withAnswers(options, "brief", effects, (context, workspace) =>
    makeBrief(context, { from: options.from, to: options.to, now: Date.now(), version, reader: readerName(workspace) }),
  );
  const text = await render(made, options.json ? "json" : options.format);
  if (options.output === undefined) effects.print(text.trimEnd());
  else {
    writeFileSync(options.output, text);
    effects.tell(`wrote ${options.output}`);
  }
}

function render(made: Brief, format: BriefCommandOptions["format"]): string | Promise<string> {
  switch (format) {
    case "json":
      return `${JSON.stringify(made)}\n`;
    case "html":
      return briefToHtml(made);
    case "md":
      return briefToMarkdown(made);
    case "text":
      return briefToText(made, process.stdout.isTTY === true);
  }
}
