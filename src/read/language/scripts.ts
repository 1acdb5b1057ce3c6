import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";

/** Scripts that are told apart; those with several languages have a model of their own. */
const scriptNames = [
  "latin",
  "cyrillic",
  "arabic",
  "devanagari",
  "han",
  "kana",
  "hangul",
  "greek",
  "hebrew",
  "armenian",
  "georgian",
  "bengali",
  "gurmukhi",
  "gujarati",
  "tamil",
  "telugu",
  "thai",
  "other",
] as const;
export type Script = (typeof scriptNames)[number];

/** The only language of a script, for the scripts that are read as one. */
export const onlyLanguage: Partial<Record<Script, string>> = {
  han: "zh",
  kana: "ja",
  hangul: "ko",
  greek: "el",
  hebrew: "he",
  armenian: "hy",
  georgian: "ka",
  bengali: "bn",
  gurmukhi: "pa",
  gujarati: "gu",
  tamil: "ta",
  telugu: "te",
  thai: "th",
};

/** First and last code unit of each script's letters, from the Unicode block list (https://www.unicode.org/Public/UNIDATA/Blocks.txt). */
const ranges: [from: number, to: number, script: Script][] = [
  [0x0041, 0x024f, "latin"],
  [0x1e00, 0x1eff, "latin"],
  [0x0370, 0x03ff, "greek"],
  [0x1f00, 0x1fff, "greek"],
  [0x0400, 0x052f, "cyrillic"],
  [0x0530, 0x058f, "armenian"],
  [0x0590, 0x05ff, "hebrew"],
  [0x0600, 0x077f, "arabic"],
  [0xfb50, 0xfdff, "arabic"],
  [0xfe70, 0xfefc, "arabic"],
  [0x0900, 0x097f, "devanagari"],
  [0x0980, 0x09ff, "bengali"],
  [0x0a00, 0x0a7f, "gurmukhi"],
  [0x0a80, 0x0aff, "gujarati"],
  [0x0b80, 0x0bff, "tamil"],
  [0x0c00, 0x0c7f, "telugu"],
  [0x0e00, 0x0e7f, "thai"],
  [0x10a0, 0x10ff, "georgian"],
  [0x3040, 0x30ff, "kana"],
  [0xff66, 0xff9f, "kana"],
  [0x1100, 0x11ff, "hangul"],
  [0xac00, 0xd7af, "hangul"],
  [0x3400, 0x9fff, "han"],
];

const scriptOf = new Uint8Array(0x10000).fill(scriptNames.indexOf("other"));
for (const [from, to, script] of ranges) scriptOf.fill(scriptNames.indexOf(script), from, to + 1);

const counts = new Int32Array(scriptNames.length);

/** So many letters of Latin words count as one Han character: a Han text holds many product names in Latin. */
const lettersPerHan = 4;

/**
 * The script that a text is written in, by its letters outside names, links, handles and hashtags; null where there are none.
 * Any kana makes a Han text Japanese.
 */
export function mainScript(tokens: Tokens, limit: number): Script | null {
  counts.fill(0);
  for (let i = 0; i < tokens.count && i < limit; i++) {
    if (tokens.kind[i] !== tokenKind.word || !(tokens.flags[i] & tokenFlag.hasLetter)) continue;
    const script = scriptOf[tokens.text.charCodeAt(tokens.start[i])];
    const length = tokens.end[i] - tokens.start[i];
    counts[script] += tokens.flags[i] & tokenFlag.han || script === kana ? length * lettersPerHan : length;
  }
  if (counts[kana] > 0 && counts[kana] * 4 > counts[han]) {
    counts[kana] += counts[han];
    counts[han] = 0;
  }
  let best = 0;
  for (let script = 1; script < scriptNames.length; script++) if (counts[script] > counts[best]) best = script;
  return counts[best] > 0 ? scriptNames[best] : null;
}

const kana = scriptNames.indexOf("kana");
const han = scriptNames.indexOf("han");
