import { createReadStream, statSync } from "node:fs";
import { parseMap } from "../../collect/file/mapping.js";
import type { FileFormat, ReadOptions } from "../../collect/file/options.js";
import { fileFormats } from "../../collect/file/options.js";
import { preview } from "../../collect/file/preview.js";
import type { DocumentReading } from "../../collect/file/read-documents.js";
import { LandfallError } from "../../core/errors.js";
import { bringUpToDate } from "../../pipeline/current.js";
import { type ImportCounts, importFile } from "../../pipeline/import.js";
import { startReaders } from "../../pipeline/read.js";
import type { Effects } from "../effects.js";
import { someUnusable } from "../filter-input.js";
import type { CommonOptions } from "../flags.js";
import { withWorkspace } from "../session.js";
import { type Spooled, spoolStandardInput } from "../spool.js";

interface ImportOptions extends CommonOptions {
  map?: string;
  source?: string;
  format?: string;
  zone?: string;
  dateOrder?: "mdy" | "dmy";
  preview?: boolean;
  read: boolean;
}

/** Brings files into the workspace, then reads and relates them. The last line of `--json` is the sum over all files. */
export async function importFiles(files: string[], options: ImportOptions, effects: Effects): Promise<void> {
  const how = readOptions(options);
  if (options.preview) {
    for (const file of files) tellPreview(await preview(file, how), options, effects);
    return;
  }
  using spooled = files.includes("-") ? await spoolStandardInput(effects.signal) : null;
  const total: ImportCounts = { rows: 0, documents: 0, duplicates: 0, quarantined: 0 };
  await withWorkspace(options, "import", async (workspace) => {
    await using readers = options.read && sizeOf(files, spooled) > worthThreadsBytes ? startReaders(workspace) : null;
    for (const file of files) {
      const onPlan = (reading: DocumentReading) => tellPlan(reading, effects);
      const counts = await importFile(workspace, file, file === "-" && spooled ? { ...how, stdin: createReadStream(spooled.path) } : how, {
        onProgress: effects.progress,
        onPlan,
        signal: effects.signal,
      });
      for (const key of Object.keys(total) as (keyof ImportCounts)[]) total[key] += counts[key];
      if (!options.json) effects.print(`${file}: ${sayCounts(counts)}`);
      else if (files.length > 1) effects.print(JSON.stringify({ file, ...counts }));
    }
    if (options.read)
      await bringUpToDate(workspace, { onProgress: effects.progress, signal: effects.signal, readers: readers ?? undefined });
  });
  if (options.json) effects.print(JSON.stringify(total));
  else if (files.length > 1) effects.print(`together: ${sayCounts(total)}`);
  if (total.quarantined > 0) {
    effects.tell("`landfall quarantine` shows the rows that could not be used, with file, line and reason");
    process.exitCode = someUnusable;
  }
}

/** Below this the start of reading threads costs more than it saves, in bytes of all files. */
const worthThreadsBytes = 1_000_000;

function sizeOf(files: string[], spooled: Spooled | null): number {
  const paths = files.map((file) => (file === "-" && spooled ? spooled.path : file));
  return paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
}

function readOptions({ map, source, format, zone, dateOrder }: ImportOptions): ReadOptions {
  if (format !== undefined && !(fileFormats as readonly string[]).includes(format)) {
    throw new LandfallError("USAGE", `--format must be one of ${fileFormats.join(", ")}, got '${format}'`);
  }
  const how: ReadOptions = {};
  if (map !== undefined) how.map = parseMap(map);
  if (source !== undefined) how.source = source;
  if (format !== undefined) how.format = format as FileFormat;
  if (zone !== undefined) how.zone = zone;
  if (dateOrder !== undefined) how.dateOrder = dateOrder;
  return how;
}

function sayCounts({ rows, documents, duplicates, quarantined }: ImportCounts): string {
  const say = (n: number) => n.toLocaleString("en-US");
  return `${say(rows)} rows = ${say(documents)} documents + ${say(duplicates)} duplicates + ${say(quarantined)} quarantined`;
}

function tellPlan({ facts, plan }: Pick<DocumentReading, "facts" | "plan">, effects: Effects): void {
  effects.tell(
    `${facts.path}: ${facts.format}${facts.compression === "none" ? "" : `, ${facts.compression}`}, source '${plan.context.source}'`,
  );
  for (const guess of plan.mapping.guesses) effects.tell(`  ${guess.role.padEnd(11)} <- ${guess.column}  (${guess.reason})`);
  for (const note of [...plan.notes, ...plan.mapping.warnings]) effects.tell(`  note: ${note}`);
}

function tellPreview(result: Awaited<ReturnType<typeof preview>>, options: ImportOptions, effects: Effects): void {
  const { facts, plan, documents, diagnostics } = result;
  if (options.json) {
    effects.print(
      JSON.stringify({
        file: facts.path,
        format: facts.format,
        compression: facts.compression,
        encoding: facts.encoding,
        source: plan.context.source,
        mapping: plan.mapping,
        notes: plan.notes,
        documents,
        diagnostics,
      }),
    );
    return;
  }
  tellPlan(result, effects);
  for (const document of documents) effects.print(JSON.stringify(document));
  for (const { line, reason } of diagnostics) effects.print(`line ${line}: ${reason}`);
}
