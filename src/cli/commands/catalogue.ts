import { resolve } from "node:path";
import { loadCatalogue } from "../../catalogue/load.js";
import { catalogueFolders } from "../../catalogue/shipped.js";
import type { Catalogue, Product } from "../../catalogue/types.js";
import { LandfallError } from "../../core/errors.js";
import { readWorkspaceFile } from "../../pipeline/workspace.js";
import type { Effects } from "../effects.js";
import { type CommonOptions, listFlag } from "../flags.js";

interface CatalogueOptions extends CommonOptions {
  catalogues: string;
  market: string;
  on?: string;
}

/** Prints what the catalogue knows of a name, or how much it knows in all. */
export async function catalogue(name: string | undefined, options: CatalogueOptions, effects: Effects): Promise<void> {
  const folder = resolve(options.workspace ?? ".");
  const names = options.workspace === undefined ? listFlag(options.catalogues) : readWorkspaceFile(folder).config.catalogues;
  const known = await loadCatalogue(catalogueFolders(names, folder));
  if (name === undefined) {
    const counts = { brands: known.brands.length, products: known.products.length, facts: known.facts.length, prices: known.prices.length };
    effects.print(
      options.json
        ? JSON.stringify(counts)
        : `${counts.brands} brands, ${counts.products} products and lines, ${counts.facts} release facts, ${counts.prices} prices`,
    );
    return;
  }
  const found = known.find(name);
  if (found.length === 0)
    throw new LandfallError("NOT_FOUND", `no catalogue names '${name}'`, {
      next: "check the spelling, or write a catalogue of your own (docs/catalogue.md)",
    });
  for (const entity of found) {
    const answer = describe(known, entity.id, options);
    effects.print(options.json ? JSON.stringify(answer) : say(answer));
  }
}

function describe(known: Catalogue, id: string, { market, on }: CatalogueOptions) {
  const product: Product | undefined = known.product(id);
  const day = on ?? new Date().toISOString().slice(0, 10);
  return {
    id,
    name: known.displayName(id),
    kind: product?.kind ?? "brand",
    line: product?.line ?? null,
    successor: product?.successor ?? null,
    facts: product ? known.factsOf(id) : [],
    release: product ? { market, day, ...known.releaseState(id, market, day) } : null,
  };
}

function say({ id, name, kind, facts, release }: ReturnType<typeof describe>): string {
  const lines = [`${name}  (${id}, ${kind})`];
  for (const fact of facts)
    lines.push(`  ${fact.event} ${fact.date} ${fact.market === "*" ? "in a first market" : `in ${fact.market}`}  [${fact.source}]`);
  if (release)
    lines.push(
      `  on ${release.day}${release.market === "*" ? "" : ` in ${release.market}`}: ${release.state}${release.settled ? "" : " (not settled to the day)"}`,
    );
  return lines.join("\n");
}
