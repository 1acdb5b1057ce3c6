import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse as parseCsv } from "csv-parse/sync";
import { LandfallError } from "../../core/errors.js";
import { sourceSchema } from "../../core/source-config.js";
import type { SourceInput } from "./edit-sources.js";

/** `starters/` of the package: three up from this file both as source and as built. */
const startersFolder = fileURLToPath(new URL("../../../starters", import.meta.url));

/** A row of a starter file: what is asked, all without a key. */
interface StarterRow {
  kind: string;
  name: string;
  /** What the kind needs: a feed's or forum's address, a community, a server. */
  address: string;
  language: string;
}

const toSource: Record<string, (row: StarterRow) => SourceInput> = {
  feeds: ({ address }) => ({ feeds: [address] }),
  pages: ({ address }) => ({ sitemaps: [address] }),
  reddit: ({ address }) => ({ communities: [address], search: false }),
  lemmy: ({ address }) => ({ servers: [address.split("@")[1]], communities: [address], search: false }),
  discourse: ({ address }) => ({ forums: [address] }),
  mastodon: ({ address }) => ({ servers: [address] }),
  youtube: ({ address }) => ({ channels: [address] }),
  hackernews: () => ({}),
  jetstream: () => ({}),
  gdelt: () => ({}),
  newssearch: () => ({}),
};

/** Markets that have starters of their own for a catalogue, sorted. */
export function starterMarkets(catalogue: string): string[] {
  const folder = join(startersFolder, catalogue);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[A-Z]{2}\.csv$/.test(name))
    .map((name) => name.slice(0, 2))
    .sort();
}

/**
 * The keyless sources that a market begins with: those of the whole world and its own, for each of the catalogues. A market without its own has the world's.
 * @throws LandfallError CONFIG_INVALID where a shipped row is wrong
 */
export function starterSources(market: string, catalogues: readonly string[]): SourceInput[] {
  const sources = new Map<string, SourceInput>();
  for (const catalogue of catalogues) {
    for (const file of ["world", market]) {
      const path = join(startersFolder, catalogue, `${file}.csv`);
      if (!/^[a-z0-9-]+$/.test(catalogue) || !existsSync(path)) continue;
      const rows = parseCsv(readFileSync(path), {
        columns: true,
        skip_empty_lines: true,
        comment: "#",
        comment_no_infix: true,
      }) as StarterRow[];
      rows.forEach((row, at) => {
        const make = toSource[row.kind];
        const source = make ? { kind: row.kind, name: row.name, ...make(row) } : null;
        const problem = source === null ? "kind is none that needs no key" : sourceSchema.safeParse(source).error?.issues[0]?.message;
        if (source === null || problem !== undefined)
          throw new LandfallError("CONFIG_INVALID", `starters/${catalogue}/${file}.csv line ${at + 2}: ${row.name}: ${problem}`);
        sources.set(row.name, source);
      });
    }
  }
  return [...sources.values()];
}
