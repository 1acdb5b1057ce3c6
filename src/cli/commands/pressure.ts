import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { LandfallError } from "../../core/errors.js";
import { exportNetwork, type NetworkFormat } from "../../pipeline/export-network.js";
import { canonicalLink } from "../../relate/actions/canonical-link.js";
import type { ReportContext } from "../../report/context.js";
import { readAccount } from "../../report/pressure/account.js";
import { readEdge } from "../../report/pressure/edge.js";
import { readGroup } from "../../report/pressure/group.js";
import { makePressure } from "../../report/pressure/make.js";
import { readObject } from "../../report/pressure/object.js";
import type { Effects } from "../effects.js";
import type { CommonOptions } from "../flags.js";
import { withAnswers } from "../session.js";
import { accountLines, edgeLines, groupLines, objectLines, pressureLines } from "./pressure-words.js";

interface PressureOptions extends CommonOptions {
  export?: NetworkFormat;
  output?: string;
}

/** Prints who moves together: all groups, one group, who acts with one account or on one link, two accounts side by side; or exports the network. */
export async function pressure(what: string | undefined, names: string[], options: PressureOptions, effects: Effects): Promise<void> {
  const asked = question(what, names);
  await withAnswers(options, "pressure", effects, async (context) => {
    if (options.export !== undefined) {
      if (what !== undefined && what !== "group") throw wrongUse("the network of one group or of all is exported, nothing smaller");
      await write(exportNetwork(context, options.export, names[0]), options.output);
      return;
    }
    const { answer, lines } = await asked(context);
    effects.print(options.json ? JSON.stringify(answer) : lines.join("\n"));
  });
}

type Question = (context: ReportContext) => Promise<{ answer: object; lines: string[] }>;

function question(what: string | undefined, names: string[]): Question {
  const [name, other] = names;
  if (what === undefined) return said(makePressure, pressureLines);
  if (!["group", "account", "link", "edge"].includes(what)) throw wrongUse(`there is no '${what}' to ask for`);
  if (name === undefined) throw wrongUse(`'${what}' needs a name`);
  switch (what) {
    case "group":
      return said((context) => readGroup(context, name), groupLines);
    case "account":
      return said((context) => readAccount(context, name), accountLines);
    case "link":
      return said((context) => readObject(context, "link", canonicalLink(name) ?? name), objectLines);
    default:
      if (other === undefined) throw wrongUse("'edge' needs two accounts");
      return said((context) => readEdge(context, name, other), edgeLines);
  }
}

function said<A extends object>(ask: (context: ReportContext) => Promise<A>, words: (answer: A) => string[]): Question {
  return async (context) => {
    const answer = await ask(context);
    return { answer, lines: words(answer) };
  };
}

function wrongUse(message: string): LandfallError {
  return new LandfallError("USAGE", message, {
    next: "write `landfall pressure`, `pressure group ID`, `pressure account SOURCE/NAME`, `pressure link URL` or `pressure edge A B`",
  });
}

async function write(parts: AsyncIterable<string>, file: string | undefined): Promise<void> {
  const out = file === undefined ? process.stdout : createWriteStream(file);
  for await (const part of parts) if (!out.write(part)) await once(out, "drain");
  if (file !== undefined) {
    out.end();
    await once(out, "close");
  }
}
