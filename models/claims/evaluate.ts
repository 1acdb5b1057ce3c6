import { loadCatalogue } from "../../src/catalogue/load.js";
import { catalogueFolders, shippedCatalogues } from "../../src/catalogue/shipped.js";
import { findClaims } from "../../src/read/claims/find.js";
import { createMentionFinder } from "../../src/read/mentions/find.js";
import { Tokens, tokenise } from "../../src/read/tokens.js";
import { hasData, readLabelled } from "../mentions/material.js";

/** Labellers wrote attributes in their own words; these are the codebook's that they fall under. */
function attributeOf(written: string): string {
  if (/date|launch|unveil|release|announce|arriv/.test(written)) return "launch date";
  if (/price/.test(written)) return "price";
  if (/market|location|store|opening/.test(written)) return "market";
  return written === "name" ? "name" : "specification";
}

if (!hasData()) {
  console.error("no ../shared/data: nothing to evaluate on");
  process.exit(1);
}
const finder = createMentionFinder(await loadCatalogue(catalogueFolders(shippedCatalogues())));
const tokens = new Tokens();
const found = readLabelled().map(({ document, labels }) => {
  const { mentions } = finder.find(document, tokenise(document.text, tokens));
  const published = document.published ? Date.parse(document.published) : Number.NaN;
  return { labels, claims: findClaims(document, tokens, mentions, Number.isFinite(published) ? published : null) };
});

/** @param isGated claims of documents that read as official are dropped, as the reader does */
function report(name: string, isGated: boolean): void {
  let right = 0;
  let all = 0;
  let gold = 0;
  let sure = 0;
  const attributes = new Map<string, { right: number; found: number; gold: number }>();
  for (const { labels, claims } of found) {
    const isOfficial = labels.horizon === "announced" || labels.horizon === "released";
    const kept = isGated && isOfficial ? [] : claims;
    if (kept.length > 0) all++;
    if (labels.claims.length > 0) gold++;
    if (kept.length === 0 || labels.claims.length === 0) continue;
    right++;
    if (kept[0].certainty === labels.claims[0][3]) sure++;
    const ours = new Set<string>(kept.map(({ attribute }) => attribute));
    const theirs = new Set(labels.claims.map(([, attribute]) => attributeOf(attribute)));
    for (const attribute of new Set([...ours, ...theirs])) {
      const counts = attributes.get(attribute) ?? { right: 0, found: 0, gold: 0 };
      attributes.set(attribute, counts);
      if (ours.has(attribute)) counts.found++;
      if (theirs.has(attribute)) counts.gold++;
      if (ours.has(attribute) && theirs.has(attribute)) counts.right++;
    }
  }
  const f1 = (a: number, b: number, c: number) => ((2 * a) / (b + c)).toFixed(3);
  console.log(
    `${name}: documents with a claim P ${(right / all).toFixed(3)} R ${(right / gold).toFixed(3)} F1 ${f1(right, all, gold)} (${gold} labelled), certainty ${(sure / right).toFixed(3)}`,
  );
  for (const [attribute, counts] of attributes)
    console.log(`  ${attribute}: F1 ${f1(counts.right, counts.found, counts.gold)} (${counts.gold} labelled) where both found a claim`);
}
report("on the text alone", false);
report("with the labelled horizon", true);
