import { readOwnLabelled } from "../reader/own-labels.js";
import type { TargetDocument } from "./train-target.js";

/**
 * The documents of the public corpora that we labelled with a target and no mentions: more to learn the choice of the target from.
 * A document that is about a product or brand without a name ("my phone") says nothing of the choice and is left out.
 */
export function readTargetOnly(): TargetDocument[] {
  return readOwnLabelled().flatMap(({ labels, ...document }) => {
    const target = typeof labels.target === "string" ? labels.target : null;
    return target === null && labels.level !== "none" ? [] : [{ document, source: document.source ?? "", labels: { target } }];
  });
}
