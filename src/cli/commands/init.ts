import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { loadCatalogue } from "../../catalogue/load.js";
import { catalogueFolders } from "../../catalogue/shipped.js";
import { parseConfig } from "../../core/config.js";
import { LandfallError } from "../../core/errors.js";
import { workspaceFile } from "../../pipeline/workspace.js";
import { writeConfigFile } from "../config-file.js";
import type { Effects } from "../effects.js";
import { type CommonOptions, listFlag } from "../flags.js";

interface InitOptions extends CommonOptions {
  brand?: string;
  rivals?: string;
  market?: string;
  catalogues: string;
  print?: boolean;
}

/** Writes a commented workspace file; asks for what no flag says where somebody is there to answer. */
export async function init(options: InitOptions, effects: Effects): Promise<void> {
  const folder = resolve(options.workspace ?? ".");
  const file = join(folder, workspaceFile);
  if (!options.print && existsSync(file)) {
    throw new LandfallError("CONFIG_EXISTS", `${file} is there already and is never overwritten`, {
      next: "edit it, or pass --workspace with another folder",
    });
  }
  const answers = await ask(options);
  const catalogues = listFlag(options.catalogues);
  const text = writeConfigFile({ ...answers, catalogues });
  parseConfig(text, file);
  const catalogue = await loadCatalogue(catalogueFolders(catalogues, folder));
  for (const name of [answers.brand, ...answers.rivals]) {
    if (!catalogue.find(name).some((entity) => catalogue.brandOf(entity.id) !== undefined)) {
      throw new LandfallError("USAGE", `no catalogue names a brand '${name}'`, {
        next: "look it up with `landfall catalogue`, or write a catalogue of your own (docs/catalogue.md)",
      });
    }
  }
  if (options.print) {
    effects.print(text.trimEnd());
    return;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text, { flag: "wx" });
  if (options.json) effects.print(JSON.stringify({ file }));
  else {
    effects.tell(`wrote ${file}`);
    effects.tell("next: landfall import FILE… to bring in documents, then landfall start");
  }
}

async function ask({ brand, rivals, market, print }: InitOptions): Promise<{ brand: string; rivals: string[]; market: string }> {
  if (brand !== undefined && market !== undefined) return { brand, rivals: listFlag(rivals), market };
  if (print) return { brand: brand ?? "Xiaomi", rivals: listFlag(rivals ?? "Apple,Samsung"), market: market ?? "US" };
  if (!process.stdin.isTTY) {
    throw new LandfallError("USAGE", "which brand and market?", { next: "pass --brand NAME --market US, and --rivals A,B" });
  }
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return {
      brand: brand ?? (await questions.question("Our brand: ")),
      rivals: listFlag(rivals ?? (await questions.question("Rivals, separated by commas: "))),
      market: market ?? (await questions.question("Market, two letters (e.g. US): ")),
    };
  } finally {
    questions.close();
  }
}
