import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DocumentLine } from "../../src/core/document.js";
import { corpusDocuments } from "./corpora.js";
import type { LabelledDocument } from "./labelled.js";

/** Labels that we gave to documents of the public corpora (`<source>.csv`: key, code, names, target) and to texts that we wrote (`<source>.txt`). */
const folder = fileURLToPath(new URL("./labels/", import.meta.url));

/** Seven characters, one an axis, as the files hold them. */
const codes = [
  ["level", { p: "product", b: "brand", n: "none" }],
  ["horizon", { r: "rumoured", a: "announced", o: "released", u: "unclear", "-": null }],
  ["experience", { n: "none", c: "claimed", s: "specific" }],
  ["tie", { n: "none_found", o: "official", s: "seller", c: "compensated" }],
  ["disclosed", { y: true, n: false, "-": null }],
  ["speaker", { p: "person", u: "publication", b: "brand", s: "shop", a: "automated" }],
  ["stance", { "+": "positive", "-": "negative", m: "mixed", "0": "neutral" }],
] as const;

/** Our labels have no labeller among the thirteen; only those serve for measuring. */
export const ownLabeller = 0;

/**
 * The labels that a code stands for, with the names where they are labelled.
 * @throws Error where a character means nothing on its axis
 */
export function decodeLabels(code: string, target: string, mentions?: string[]): LabelledDocument["labels"] {
  const labels: LabelledDocument["labels"] = { labeller: ownLabeller, target: target === "-" ? null : target };
  if (mentions) labels.mentions = mentions;
  if (code.length !== codes.length) throw new Error(`a code has ${codes.length} characters, not "${code}"`);
  for (const [i, [axis, meaning]] of codes.entries()) {
    if (!(code[i] in meaning)) throw new Error(`"${code[i]}" means nothing on ${axis} (in "${code}")`);
    labels[axis] = meaning[code[i] as keyof typeof meaning];
  }
  return labels;
}

/** The corpus documents that we labelled, and the texts that we wrote with their labels. */
export function readOwnLabelled(): LabelledDocument[] {
  return [...labelledCorpora(), ...writtenTexts()];
}

function labelledCorpora(): LabelledDocument[] {
  const labels = new Map<string, { code: string; names: string; target: string }>();
  for (const name of files(".csv"))
    for (const line of lines(name)) {
      const [key, code, names, ...target] = line.split(",");
      labels.set(`${name.slice(0, -4)} ${key}`, { code, names, target: target.join(",") });
    }
  const found: LabelledDocument[] = [];
  if (labels.size === 0) return found;
  for (const { key, ...document } of corpusDocuments()) {
    const known = labels.get(`${document.source} ${key}`);
    if (!known) continue;
    labels.delete(`${document.source} ${key}`);
    const { code, names, target } = known;
    found.push({ ...document, labels: decodeLabels(code, target, namesAt(document.text, names)) });
  }
  return found;
}

/** The names of a text from where they stand, "0-6 12-20" in UTF-16 units; "?" where nobody looked for them. */
function namesAt(text: string, places: string): string[] | undefined {
  if (places === "?") return undefined;
  return places.split(" ").flatMap((place) => {
    const [start, end] = place.split("-").map(Number);
    return end > start ? [text.slice(start, end)] : [];
  });
}

/** A written text is one line: the code, the target, the context as JSON or nothing, the text, its names apart by "; "; apart by tabs, "\n" for a line break. */
function writtenTexts(): LabelledDocument[] {
  return files(".txt").flatMap((name) =>
    lines(name).map((line, index) => {
      const [code, target, context, text, names] = line.split("\t");
      const document = { ...(context ? JSON.parse(context) : {}), text: text.replaceAll("\\n", "\n") } as DocumentLine;
      const source = name.slice(0, -4);
      return { ...document, id: `${source}:${index}`, source, labels: decodeLabels(code, target, names?.split("; ").filter(Boolean)) };
    }),
  );
}

const files = (ending: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .sort()
    : [];
const lines = (name: string) => readFileSync(`${folder}${name}`, "utf8").split("\n").filter(Boolean);
