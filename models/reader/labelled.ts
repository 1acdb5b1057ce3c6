import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DocumentLine } from "../../src/core/document.js";
import { type Head, headLabels } from "../../src/read/model.js";

/** The labelled documents, beside the project; they are never copied into it. */
export const labelsPath = fileURLToPath(new URL("../../../shared/data/labels/train.jsonl", import.meta.url));

export interface LabelledDocument extends DocumentLine {
  labels: Record<string, unknown> & { labeller: number };
}

export const haveLabels = (): boolean => existsSync(labelsPath);

/** All labelled documents, in the file's order. */
export function readLabelled(): LabelledDocument[] {
  return readFileSync(labelsPath, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelledDocument);
}

/** The class of a document on a head, or -1 where the codebook gives none. */
export function classOf(document: LabelledDocument, head: Head): number {
  const { labels } = document;
  if (head === "disclosed") {
    if (labels.tie !== "seller" && labels.tie !== "compensated") return -1;
    return labels.disclosed === true ? 1 : labels.disclosed === false ? 0 : -1;
  }
  return (headLabels[head] as readonly string[]).indexOf(labels[head] as string);
}

/**
 * Which documents are near copies of each other, as a group number each: same first or last seven words, or the same words in all,
 * links, handles and figures aside. A fold never splits a group.
 */
export function copyGroups(documents: readonly LabelledDocument[]): number[] {
  const parent = documents.map((_, index) => index);
  const find = (index: number): number => {
    while (parent[index] !== index) index = parent[index] = parent[parent[index]];
    return index;
  };
  const seen = new Map<string, number>();
  documents.forEach((document, index) => {
    const words = document.text
      .toLowerCase()
      .replace(/https?:\S+/g, " ")
      .replace(/\brt\b|@\w+|\{link\}/g, " ")
      .replace(/[^\p{L}]+/gu, " ")
      .trim()
      .split(" ");
    const keys = [`all ${words.join(" ")}`];
    for (const part of [words.slice(0, 7).join(" "), words.slice(-7).join(" ")]) if (part.length >= 25) keys.push(`part ${part}`);
    for (const key of keys) {
      const known = seen.get(key);
      if (known === undefined) seen.set(key, index);
      else parent[find(index)] = find(known);
    }
  });
  return documents.map((_, index) => find(index));
}
