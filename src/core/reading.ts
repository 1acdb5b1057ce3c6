import type { Span } from "./span.js";

export const levels = ["product", "brand", "none"] as const;
export const horizons = ["rumoured", "announced", "released", "unclear"] as const;
export const experiences = ["none", "claimed", "specific"] as const;
export const ties = ["official", "seller", "compensated", "none_found"] as const;
export const speakers = ["person", "publication", "brand", "shop", "automated"] as const;
export const stances = ["positive", "negative", "mixed", "neutral"] as const;
export const voices = ["first-hand", "talk", "press", "official", "paid", "automated"] as const;
export const releaseStates = ["rumoured", "announced", "released", "discontinued", "unknown"] as const;
export const aspectNames = [
  "battery",
  "camera",
  "display",
  "performance",
  "software",
  "build",
  "design",
  "connectivity",
  "audio",
  "price",
  "availability",
  "service",
  "other",
] as const;
export const claimAttributes = ["launch date", "price", "market", "name", "specification"] as const;

export type Level = (typeof levels)[number];
export type Horizon = (typeof horizons)[number];
export type Experience = (typeof experiences)[number];
export type Tie = (typeof ties)[number];
export type Speaker = (typeof speakers)[number];
export type Stance = (typeof stances)[number];
export type Voice = (typeof voices)[number];
export type ReleaseState = (typeof releaseStates)[number];
export type AspectName = (typeof aspectNames)[number];
export type ClaimAttribute = (typeof claimAttributes)[number];

/** The labels of every axis; a label below the user's threshold is `unclear` on any axis. */
export const axisLabels = {
  level: levels,
  horizon: horizons,
  experience: experiences,
  tie: ties,
  speaker: speakers,
  stance: stances,
} as const;
export type Axis = keyof typeof axisLabels;
export const axes = Object.keys(axisLabels) as Axis[];

/** A label with its calibrated probability, 0 to 1. */
export interface Labelled<L> {
  label: L;
  p: number;
}

/** A name found in the text. `entity` is a catalogue id (`samsung`, `samsung/galaxy-s7-edge`) or null where unlisted. */
export interface Mention extends Span {
  text: string;
  entity: string | null;
  kind: "brand" | "line" | "product" | "unlisted" | "accessory";
}

export interface AspectOpinion extends Span {
  aspect: AspectName;
  polarity: "positive" | "negative" | "mixed" | "neutral";
  /** Verbatim: `text.slice(start, end)`. */
  quote: string;
}

/** A checkable statement about something that is not official yet. */
export interface Claim extends Span {
  /** Catalogue id where known, else the name as written. */
  product: string;
  attribute: ClaimAttribute;
  /** As written, normalised to words and units. */
  value: string;
  certainty: "stated" | "hedged";
  /** The source that the text names ("DigiTimes"), or null: then it is the writer's own. */
  by?: string | null;
  /** What the value means: a day interval for dates (ISO days, end inclusive), a number range with unit for prices and specifications. */
  normalised?: { from: string | number | null; to: string | number | null; unit: string } | null;
}

/** Words that decided a label, strongest first within an axis. `start = end = 0` for a cue that lies outside the text (a client, a URL). */
export interface Evidence extends Span {
  axis: Axis | "disclosed" | "target";
  /** The reason in plain words: "says how long used: 'after two weeks'". */
  cue: string;
  /** How far the probability of the label falls when the span is removed, 0 to 1. */
  weight?: number;
}

/** The target of a reading: `label` is the display name ("Samsung Galaxy S7 edge"), `entity` its catalogue id. */
export interface Target {
  label: string | null;
  p: number;
  entity: string | null;
}

/** How one document is read for one target: the line that `landfall read` writes. */
export interface Reading {
  id: string;
  /** ISO 639-1 code, or `und` where it cannot be told. */
  lang: string;
  mentions: Mention[];
  target: Target;
  level: Labelled<Level | "unclear">;
  /** null unless level is product. */
  horizon: Labelled<Horizon | null>;
  experience: Labelled<Experience | "unclear">;
  tie: Labelled<Tie | "unclear">;
  /** null unless a tie was found and disclosure matters for it. */
  disclosed: Labelled<boolean | null>;
  speaker: Labelled<Speaker | "unclear">;
  stance: Labelled<Stance | "unclear">;
  voice: Voice;
  /** True where the text repeats another's (a retweet, a headline shared without own words). */
  repost: boolean;
  aspects: AspectOpinion[];
  claims: Claim[];
  evidence: Evidence[];
  /** What the catalogue says of the target in the market on the document's day. */
  release_state: ReleaseState;
  /** False where only mentions, horizon and claims were read because the language is not read in full. */
  read_in_full: boolean;
}

/** The one word shown to people: the first rule that holds (codebook, "Voice"). */
export function voiceOf(labels: { tie: string; experience: string; speaker: string }): Voice {
  if (labels.tie === "official") return "official";
  if (labels.tie === "seller" || labels.tie === "compensated") return "paid";
  if (labels.experience === "claimed" || labels.experience === "specific") return "first-hand";
  if (labels.speaker === "publication") return "press";
  if (labels.speaker === "automated") return "automated";
  return "talk";
}
