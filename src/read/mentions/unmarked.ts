import type { Catalogue } from "../../catalogue/types.js";
import type { Mention } from "../../core/reading.js";
import { hashOf, type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import { wordSet } from "../word-table.js";
import { accessoryNouns } from "./accessories.js";

/** More phrases than this are a list of goods. */
const maxPhrases = 8;

/** First and last token of each mention, in pairs. */
export function placesOf(tokens: Tokens, mentions: readonly Mention[]): Int32Array {
  const places = new Int32Array(mentions.length * 2);
  let i = 0;
  for (const [at, mention] of mentions.entries()) {
    while (i < tokens.count && tokens.end[i] <= mention.start) i++;
    places[at * 2] = i;
    while (i < tokens.count && tokens.start[i] < mention.end) i++;
    places[at * 2 + 1] = i;
  }
  return places;
}

/**
 * "iPhone leather case": a name with the one or two words after it, where the last is an accessory's or an app's; with and without
 * what stands between. "case for iPhone 12" is one too.
 */
export function addPhrases(
  tokens: Tokens,
  mentions: readonly Mention[],
  places: Int32Array,
  add: (label: string, from: number, to: number) => void,
): void {
  for (let at = 0; at < mentions.length && at < maxPhrases; at++) {
    const mention = mentions[at];
    if (mention.kind === "accessory") continue;
    const from = places[at * 2];
    const next = places[at * 2 + 1];
    for (let words = 1; words <= 3 && next + words <= tokens.count; words++) {
      const last = next + words - 1;
      if (tokens.kind[last] !== tokenKind.word) break;
      if (accessoryNouns.has(tokens.hash[last]) || programNouns.has(tokens.hash[last])) {
        add(tokens.text.slice(mention.start, tokens.end[last]).replace(/\s+/g, " "), from, last + 1);
        if (words > 1) add(`${mention.text} ${tokens.raw(last)}`, from, last + 1);
        break;
      }
    }
    for (let before = from - 1; before >= 0 && before >= from - 3; before--) {
      if (tokens.hash[before] !== forWord) continue;
      if (before > 0 && (accessoryNouns.has(tokens.hash[before - 1]) || programNouns.has(tokens.hash[before - 1])))
        add(`${mention.text} ${tokens.raw(before - 1)}`, before - 1, next);
      break;
    }
  }
}

const forWord = hashOf("for");

/** True for tokens that may be part of a name that no list holds: capitals, figures, tags. */
function looksNamed(tokens: Tokens, i: number): boolean {
  const kind = tokens.kind[i];
  if (kind === tokenKind.hashtag) return true;
  if (kind !== tokenKind.word && kind !== tokenKind.number) return false;
  return (tokens.flags[i] & (tokenFlag.capitalised | tokenFlag.camel | tokenFlag.hasDigit | tokenFlag.allCaps)) !== 0;
}

/** A name is extended by so many tokens at most. */
const maxExtension = 3;

/** "Lenovo A1000", "Apple's Cloud Key Vault": a maker's or line's name with the capitalised words and codes after it, one to three of them. */
export function addExtended(
  catalogue: Catalogue,
  tokens: Tokens,
  mentions: readonly Mention[],
  places: Int32Array,
  add: (label: string, from: number, to: number) => void,
): void {
  for (let at = 0; at < mentions.length && at < maxPhrases; at++) {
    const mention = mentions[at];
    if (mention.kind === "accessory" || !mention.entity) continue;
    let next = places[at * 2 + 1];
    const limit = at + 1 < mentions.length ? places[at * 2 + 2] : tokens.count;
    if (next < limit && isPossessive(tokens, next)) next++;
    let label = catalogue.displayName(mention.entity);
    for (let i = next; i < limit && i < next + maxExtension && looksNamed(tokens, i); i++) {
      if (tokens.flags[i] & tokenFlag.lineStart || tokens.start[i] - tokens.end[i - 1] > 2) break;
      label += ` ${tokens.raw(i).replace(/^#/, "")}`;
      add(label, places[at * 2], i + 1);
    }
  }
}

function isPossessive(tokens: Tokens, i: number): boolean {
  return tokens.kind[i] === tokenKind.word && /^['\u2019]s$/i.test(tokens.raw(i));
}

/** More of them are a list. */
const maxUnmarked = 10;

/** Names that the tagger passed by: the capitalised words that a text begins with, and words with an inner capital. */
export function addUnmarked(
  tokens: Tokens,
  mentions: readonly Mention[],
  places: Int32Array,
  add: (label: string, from: number, to: number, isLeading: boolean) => void,
): void {
  let next = 0;
  let added = 0;
  let isLeading = true;
  for (let i = 0; i < tokens.count && added < maxUnmarked; i++) {
    while (next < mentions.length && places[next * 2 + 1] <= i) next++;
    if (next < mentions.length && places[next * 2] <= i) {
      i = places[next * 2 + 1] - 1;
      isLeading = false;
      continue;
    }
    const kind = tokens.kind[i];
    if (kind !== tokenKind.word && kind !== tokenKind.number && kind !== tokenKind.hashtag) continue;
    const limit = next < mentions.length ? places[next * 2] : tokens.count;
    if (isLeading) {
      isLeading = false;
      // "RT @name:" begins nothing.
      if (i + 1 < tokens.count && tokens.kind[i + 1] === tokenKind.handle) continue;
      for (let to = i + 1; to <= limit && to <= i + 3 && looksNamed(tokens, to - 1); to++) {
        if (to > i + 1 && tokens.start[to - 1] - tokens.end[to - 2] > 2) break;
        add(labelAt(tokens, i, to), i, to, true);
        added++;
      }
    } else if (
      kind === tokenKind.hashtag
        ? (tokens.flags[i] & tokenFlag.camel) !== 0
        : (tokens.flags[i] & tokenFlag.camel) !== 0 && tokens.end[i] - tokens.start[i] > 3
    ) {
      add(labelAt(tokens, i, i + 1), i, i + 1, false);
      added++;
    }
  }
}

function labelAt(tokens: Tokens, from: number, to: number): string {
  return tokens.text
    .slice(tokens.start[from], tokens.end[to - 1])
    .replace(/^#/, "")
    .replace(/\s+/g, " ");
}

/** Nouns of programs that are sold or given for a product and are not it. */
const programNouns = wordSet(["app", "apps", "game", "games", "launcher", "skill", "keyboard"].map(hashOf));
