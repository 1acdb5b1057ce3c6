import type { Span } from "./span.js";

export const copyKinds = ["exact", "near", "repost", "quote", "syndicated", "press_release", "rewrite", "passage"] as const;
export type CopyKind = (typeof copyKinds)[number];

/** A pair of documents that share text; `a` is the earlier in what we saw (ties by id), `score` 0 to 1. A line of `landfall duplicates`. */
export interface CopyLink {
  a: string;
  b: string;
  kind: CopyKind;
  score: number;
  /** The shared stretches, in `a` and in `b`. */
  passages?: { a: Span; b: Span }[];
}

export const storyRoles = ["root", "echo", "undetermined"] as const;
export type StoryRole = (typeof storyRoles)[number];

/** A document's place in a story. A line of `landfall stories`. */
export interface StoryMember {
  id: string;
  story: string;
  role: StoryRole;
  /** The document that it goes back to; its own id for a root; null where undetermined. */
  root: string | null;
  /** Minutes after the story's earliest known document; null where a time is unknown. */
  lag_minutes: number | null;
}

/** One account doing something to one object at one time. */
export interface Action {
  account: string;
  object: string;
  kind: "link" | "repost" | "text" | "hashtags" | "reply" | "handle" | "domain" | "image";
  /** Unix seconds. */
  time: number;
  /** The document in which it did so. */
  document: string;
}

/** Two accounts that acted on the same objects within the window. A line of `landfall synchrony`. */
export interface SynchronyEdge {
  account_id: string;
  account_id_y: string;
  weight: number;
  /** Co-actions expected by chance, the probability of at least as many, and that corrected for multiple testing. */
  expected?: number;
  p?: number;
  q?: number;
}
