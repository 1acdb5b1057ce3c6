/** What things are called on screen. One word for one thing, everywhere. */
import type { TimeGrade, Voice, WaterfallStep } from "./api-types.js";

export const voices = ["first-hand", "talk", "press", "official", "paid", "automated"] as const satisfies readonly Voice[];

export const voiceMeaning: Record<Voice, string> = {
  "first-hand": "says that they own or used it",
  talk: "a person who reports no use of their own",
  press: "an outlet, reporting",
  official: "the brand itself or its agency",
  paid: "sells it, or was paid, lent or gifted",
  automated: "a feed mirror, a bot, a templated listing",
};

export const stepNames: Record<WaterfallStep, string> = {
  all: "All mentions",
  copies: "Copies and reposts",
  paid_official: "Paid and official",
  automated: "Automated",
  synchronised: "Synchronised, unexplained",
  talk: "People talking",
  first_hand: "First-hand claimed",
  specific: "First-hand specific",
};

export const stepMeaning: Record<WaterfallStep, string> = {
  all: "name the brand or a product of it",
  copies: "repeat another document's text",
  paid_official: "sold, sponsored, or said by the brand",
  automated: "mirrored or posted by a machine",
  synchronised: "moved together beyond chance",
  talk: "without the press",
  first_hand: "says that they own or used it",
  specific: "with a detail that comes from use",
};

export const stepWords: Record<WaterfallStep, string> = {
  all: "all mentions",
  copies: "left without copies and reposts",
  paid_official: "left without copies, paid and official",
  automated: "left without copies, paid, official and automated",
  synchronised: "left without copies, paid, official, automated and synchronised",
  talk: "people talking",
  first_hand: "first-hand claimed",
  specific: "first-hand specific",
};

export const removedWords = {
  copies: "taken out as copies and reposts",
  paid_official: "taken out as paid or official",
  automated: "taken out as automated",
  synchronised: "taken out as synchronised, unexplained",
  talk: "taken out as press",
  first_hand: "talk without own use",
  specific: "own use claimed, nothing specific",
} as const;

export const axisNames: Record<string, string> = {
  target: "Target",
  level: "Level",
  horizon: "Horizon",
  experience: "Experience",
  tie: "Tie",
  disclosed: "Disclosed",
  speaker: "Speaker",
  stance: "Stance",
  voice: "Voice",
};

export const axisQuestions: Record<string, string> = {
  target: "What is it about?",
  level: "Brand or product?",
  horizon: "What will be, or what is?",
  experience: "Does the writer report own use?",
  tie: "Who gains from it?",
  disclosed: "Does it say so?",
  speaker: "Who is talking?",
  stance: "For or against?",
};

const labels: Record<string, Record<string, string>> = {
  level: { product: "a product", brand: "the company", none: "neither brand nor product" },
  horizon: { rumoured: "rumoured", announced: "announced", released: "released", unclear: "no sign of when" },
  experience: { none: "no own use reported", claimed: "own use claimed", specific: "own use, with a detail" },
  tie: { official: "official", seller: "seller", compensated: "compensated", none_found: "no tie found" },
  speaker: { person: "a person", publication: "a publication", brand: "the brand", shop: "a shop", automated: "automated" },
  stance: { positive: "positive", negative: "negative", mixed: "mixed", neutral: "neutral" },
  disclosed: { true: "disclosed", false: "not disclosed" },
};

/** A label in plain words. */
export function labelWord(axis: string, label: string | boolean | null): string {
  if (label === null) return "not asked";
  return labels[axis]?.[String(label)] ?? String(label).replaceAll("_", " ");
}

export const gradeWords: Record<TimeGrade, string> = {
  platform: "the platform's own stamp",
  feed: "from the feed",
  metadata: "from the page's metadata",
  url: "from the address",
  text: "read in the text",
  first_sight: "when first seen here",
  unknown: "time unknown",
};

/** Places in a story; the last three are asked for and stand on no document. */
export const roleWords: Record<string, string> = {
  root: "root",
  echo: "echo",
  undetermined: "names no source",
  first: "first in what we saw",
  opening: "first of its teller",
  copy: "repeats another",
};

export const copyKindWords: Record<string, string> = {
  exact: "word for word",
  near: "nearly word for word",
  repost: "repost",
  quote: "quotes it",
  syndicated: "syndicated",
  press_release: "same press release",
  rewrite: "rewritten",
  passage: "shares a passage",
};

const languageNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

export function languageName(code: string): string {
  if (code === "und" || code === "") return "language unknown";
  if (!/^[a-z]{2,3}$/.test(code)) return code;
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

const regionNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });

/** "the United States" for US: as it stands after "in". */
export function marketName(code: string): string {
  try {
    const name = regionNames.of(code.toUpperCase()) ?? code;
    return /^(United|Netherlands|Philippines|Czech Republic)/.test(name) ? `the ${name}` : name;
  } catch {
    return code;
  }
}
