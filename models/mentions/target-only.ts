import type { LabelledDocument } from "../reader/labelled.js";
import type { TargetDocument } from "./train-target.js";

/**
 * Documents that are labelled with a target and no mentions: more to learn the choice of the target from.
 * A document that is about a product or brand without a name ("my phone") says nothing of the choice and is left out.
 */
export function targetsOf(documents: readonly LabelledDocument[]): TargetDocument[] {
  return documents.flatMap(({ labels, ...document }) => {
    const target = typeof labels.target === "string" ? labels.target : null;
    return target === null && labels.level !== "none" ? [] : [{ document, source: document.source ?? "", labels: { target } }];
  });
}
