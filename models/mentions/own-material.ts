import type { LabelledDocument } from "../reader/labelled.js";
import type { NamedDocument } from "./material.js";
import type { TargetDocument } from "./train-target.js";

/** What our own labels give the mention models. */
export interface OwnMaterial {
  /** Names and target are labelled. */
  named: NamedDocument[];
  /** Only the target is labelled: more to learn the choice of the target from. */
  targetOnly: TargetDocument[];
}

/** A document without labelled names that is about a product or brand without a name ("my phone") says nothing of the choice and is left out. */
export function ownMaterial(documents: readonly LabelledDocument[]): OwnMaterial {
  const named: NamedDocument[] = [];
  const targetOnly: TargetDocument[] = [];
  for (const { labels, ...document } of documents) {
    const source = document.source ?? "";
    const target = typeof labels.target === "string" ? labels.target : null;
    if (labels.mentions) named.push({ document, source, labels: { mentions: labels.mentions as string[], target } });
    else if (target !== null || labels.level === "none") targetOnly.push({ document, source, labels: { target } });
  }
  return { named, targetOnly };
}
