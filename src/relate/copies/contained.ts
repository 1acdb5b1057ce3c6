import type { TextStore } from "./text-store.js";

/** Characters by which a fragment is looked for: shorter fragments are too common to say where they come from. */
export const anchorLength = 24;
/** Share of a fragment that must stand in the other text, from its beginning: the end is often cut off or has a link added. */
const leastFound = 0.8;

/** Places of a fragment's first characters that are tried in one text: a text that repeats itself must not make the search quadratic. */
const triesPerText = 4;

/** Words taken from elsewhere, folded as the store folds. */
export interface Fragment {
  /** The row that has them. */
  row: number;
  codes: Uint16Array;
}

/** Where a fragment stands: in distinct text `text`, with the number of equal characters. */
export interface Containment {
  fragment: number;
  text: number;
  length: number;
}

/** Every distinct text that contains a fragment (nearly) whole, found by the rolling hash of the fragment's first characters. */
export function findContained(store: TextStore, fragments: readonly Fragment[]): Containment[] {
  const byAnchor = new Map<number, number[]>();
  const filter = new Uint8Array(1 << 16);
  fragments.forEach((fragment, i) => {
    if (fragment.codes.length < anchorLength) return;
    let hash = 0;
    for (let k = 0; k < anchorLength; k++) hash = (Math.imul(hash, base) + fragment.codes[k]) | 0;
    filter[hash >>> 16] = 1;
    const list = byAnchor.get(hash);
    if (list) list.push(i);
    else byAnchor.set(hash, [i]);
  });
  const found: Containment[] = [];
  const triedText = new Int32Array(fragments.length).fill(-1);
  const tries = new Uint8Array(fragments.length);
  if (byAnchor.size === 0) return found;
  const codes = new Uint16Array(store.longest);
  for (let text = 0; text < store.distinct; text++) {
    const length = store.read(text, codes);
    let hash = 0;
    for (let end = 0; end < length; end++) {
      hash = (Math.imul(hash, base) + codes[end]) | 0;
      if (end >= anchorLength) hash = (hash - Math.imul(codes[end - anchorLength], baseOut)) | 0;
      if (end < anchorLength - 1 || filter[hash >>> 16] === 0) continue;
      for (const i of byAnchor.get(hash) ?? []) {
        if (triedText[i] !== text) {
          triedText[i] = text;
          tries[i] = 0;
        }
        if (tries[i] === triesPerText) continue;
        tries[i]++;
        const equal = equalFrom(codes, end + 1 - anchorLength, length, fragments[i].codes);
        if (equal < anchorLength || equal < leastFound * fragments[i].codes.length) continue;
        tries[i] = triesPerText;
        found.push({ fragment: i, text, length: equal });
      }
    }
  }
  return found;
}

const base = 0x9e3779b1;
const baseOut = Array.from({ length: anchorLength }, () => base).reduce((power, factor) => Math.imul(power, factor), 1);

function equalFrom(codes: Uint16Array, start: number, length: number, fragment: Uint16Array): number {
  let equal = 0;
  while (equal < fragment.length && start + equal < length && codes[start + equal] === fragment[equal]) equal++;
  return equal;
}

/** A fragment's code units, folded: lower case, white space as single blanks. */
export function foldedCodes(text: string): Uint16Array {
  const folded = text.toLowerCase().replace(/\s+/g, " ").trim();
  const codes = new Uint16Array(folded.length);
  for (let i = 0; i < folded.length; i++) codes[i] = folded.charCodeAt(i);
  return codes;
}
