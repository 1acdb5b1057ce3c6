import { kindIndex, type Terms, termHash } from "../terms.js";
import { type Tokens, tokenFlag } from "../tokens.js";
import { wordSet } from "../word-table.js";

/** The outward form of a text, counted once while its terms are read. */
export interface TextCounts {
  words: number;
  capitalised: number;
  shouted: number;
  urls: number;
  hashtags: number;
  lines: number;
  startsWithHandle: boolean;
  endsWithUrl: boolean;
  endsWithQuestion: boolean;
  firstPerson: boolean;
  repost: boolean;
}

const firstPersons = wordSet(["i", "i'm", "im", "i've", "ive", "i'd", "i'll", "my", "mine", "me", "myself", "we", "our"].map(termHash));
const question = termHash("?");
const doubleQuestion = termHash("??");
const repostMark = /^(?:RT|rt)\b|\bRT @|\bvia @|“@/;
/** A repost mark stands near the beginning. */
const repostWindow = 400;

/** Counts what a text looks like: capitals, links, hashtags, lines, first person, repost marks. */
export function countText(tokens: Tokens, terms: Terms): TextCounts {
  const counts: TextCounts = {
    words: 0,
    capitalised: 0,
    shouted: 0,
    urls: 0,
    hashtags: 0,
    lines: 0,
    startsWithHandle: false,
    endsWithUrl: false,
    endsWithQuestion: false,
    firstPerson: false,
    repost: false,
  };
  for (let i = 0; i < terms.count; i++) {
    const kind = terms.kind[i];
    if (kind === kindIndex.word || kind === kindIndex.hashtag) {
      counts.words++;
      if (terms.flags[i] & tokenFlag.capitalised) counts.capitalised++;
      if (terms.flags[i] & tokenFlag.allCaps) counts.shouted++;
      if (firstPersons.has(terms.hash[i])) counts.firstPerson = true;
      if (kind === kindIndex.hashtag && tokens.text.charCodeAt(terms.start[i] - 1) === 35) counts.hashtags++;
    } else if (kind === kindIndex.url) counts.urls++;
  }
  for (let i = 0; i < tokens.count; i++) if (tokens.flags[i] & tokenFlag.lineStart) counts.lines++;
  if (terms.count > 0) {
    const last = terms.count - 1;
    counts.startsWithHandle = terms.kind[0] === kindIndex.handle;
    counts.endsWithUrl = terms.kind[last] === kindIndex.url;
    counts.endsWithQuestion = terms.hash[last] === question || terms.hash[last] === doubleQuestion;
  }
  counts.repost = repostMark.test(tokens.text.slice(0, repostWindow));
  return counts;
}
