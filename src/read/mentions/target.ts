import type { Catalogue } from "../../catalogue/types.js";
import type { DocumentLine } from "../../core/document.js";
import type { Mention, Target } from "../../core/reading.js";
import type { Tokens } from "../tokens.js";
import type { NameContext } from "./context.js";

/** Every named thing as a target, the likeliest first. */
export function chooseTarget(
  catalogue: Catalogue,
  _document: DocumentLine,
  tokens: Tokens,
  mentions: readonly Mention[],
  context: NameContext,
): Target[] {
  const scores = new Map<string, { target: Target; score: number }>();
  const add = (label: string, entity: string | null, score: number) => {
    const key = entity ?? label.toLowerCase();
    const known = scores.get(key);
    if (known) known.score += score * 0.5;
    else scores.set(key, { target: { label, p: 0, entity }, score });
  };
  if (context.product) add(context.product, context.productName?.entities[0]?.id ?? null, 10);
  for (const mention of mentions) {
    const weight = mention.kind === "product" || mention.kind === "unlisted" ? 4 : mention.kind === "line" ? 3 : 1.5;
    const early = 1 - mention.start / (tokens.text.length + 1);
    add(mention.entity ? catalogue.displayName(mention.entity) : mention.text, mention.entity, weight + early);
  }
  if (scores.size === 0) {
    const forum = context.forumNames[0]?.entities[0]?.id;
    if (forum) add(catalogue.displayName(forum), forum, 2);
  }
  const ranked = [...scores.values()].sort((a, b) => b.score - a.score || (a.target.label! < b.target.label! ? -1 : 1));
  const total = ranked.reduce((sum, entry) => sum + Math.exp(entry.score), 1);
  for (const entry of ranked) entry.target.p = Math.exp(entry.score) / total;
  return ranked.map((entry) => entry.target);
}
