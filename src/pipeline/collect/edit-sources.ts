import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { stringify } from "smol-toml";
import { parseConfig } from "../../core/config.js";
import { LandfallError } from "../../core/errors.js";
import type { SourceConfig } from "../../core/source-config.js";

/** A `[[sources]]` block of a workspace file: its lines from the header up to, not including, `end`. */
interface Block {
  name: string;
  start: number;
  end: number;
}

/** A source as a person writes it: only the keys that say something. */
export type SourceInput = Record<string, string | number | boolean | string[]>;

/** The text of a workspace file with one more source at its end. Comments and order of the rest stay. */
export function addSource(text: string, source: SourceInput): string {
  return checked(`${text.replace(/\s*$/, "\n")}\n${blockText(source)}`, text, (sources) => sources.length + 1);
}

/** A `[[sources]]` block as text. */
export function blockText(source: SourceInput): string {
  return `[[sources]]\n${stringify(source).trim()}\n`;
}

/**
 * The text with a source paused, or asked again.
 * @throws LandfallError NOT_FOUND
 */
export function pauseSource(text: string, name: string, paused: boolean): string {
  const lines = text.split("\n");
  const { start, end } = blockOf(lines, text, name);
  const kept = lines.slice(start, end).filter((line) => !/^\s*paused\s*=/.test(line));
  if (paused) kept.splice(1, 0, "paused = true");
  return checked([...lines.slice(0, start), ...kept, ...lines.slice(end)].join("\n"), text, (sources) => sources.length);
}

/**
 * The text without a source.
 * @throws LandfallError NOT_FOUND
 */
export function removeSource(text: string, name: string): string {
  const lines = text.split("\n");
  const { start, end } = blockOf(lines, text, name);
  return checked([...lines.slice(0, start), ...lines.slice(end)].join("\n"), text, (sources) => sources.length - 1);
}

/** Changes a workspace file in one move: a reader sees the old text or the new. */
export function editFile(file: string, edit: (text: string) => string): void {
  const text = edit(readFileSync(file, "utf8"));
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

/** Where the `[[sources]]` blocks stand, those of `[sources.map]` and comments inside included. */
function blocksOf(lines: readonly string[], sources: readonly SourceConfig[]): Block[] {
  const blocks: Block[] = [];
  let inSource = false;
  lines.forEach((line, at) => {
    const header = /^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$/.exec(line);
    if (!header) return;
    const isSource = /^\s*\[\[\s*sources\s*\]\]/.test(line);
    if (inSource && (isSource || !header[1].startsWith("sources."))) blocks[blocks.length - 1].end = at;
    inSource = isSource || (inSource && header[1].startsWith("sources."));
    if (isSource) blocks.push({ name: sources.at(blocks.length)?.name ?? "", start: at, end: lines.length });
  });
  return blocks.map((block) => ({ ...block, end: withoutLead(lines, block) }));
}

/** A block without the comment and the empty lines that stand before the next one. */
function withoutLead(lines: readonly string[], { start, end }: Block): number {
  if (end === lines.length) return end;
  let at = end;
  while (at > start + 1 && /^\s*(?:#.*)?$/.test(lines[at - 1])) at--;
  return at;
}

function blockOf(lines: readonly string[], text: string, name: string): Block {
  const { sources } = parseConfig(text);
  const block = blocksOf(lines, sources).find((one) => one.name === name);
  if (block) return block;
  const isElsewhere = sources.some((source) => source.name === name);
  throw new LandfallError("NOT_FOUND", `there is no [[sources]] block named '${name}'`, {
    next: isElsewhere ? "it is written in another form; edit landfall.toml by hand" : "`landfall sources` lists them",
  });
}

/** An edit that made anything else of the file than what was meant is not written. */
function checked(made: string, before: string, expected: (sources: SourceConfig[]) => number): string {
  const was = parseConfig(before);
  const now = parseConfig(made);
  const others = (config: typeof was) => JSON.stringify({ ...config, sources: [] });
  if (now.sources.length !== expected(was.sources) || others(was) !== others(now))
    throw new LandfallError("CONFIG_INVALID", "landfall.toml is written in a form that can't be changed from here", {
      next: "edit its [[sources]] by hand",
    });
  return made;
}
