import type { StoryMember } from "../../core/relation.js";
import type { TimeInterval } from "../../core/time.js";
import type { First } from "../time/first.js";

/** What the story detector needs of a document. */
export interface StoryRow {
  id: string;
  title?: string | null;
  text: string;
  /** null where the time is unknown: such documents are grouped by their words alone. */
  time: TimeInterval | null;
  source?: string | null;
  author?: string | null;
  publication?: string | null;
  url?: string | null;
  links?: string[] | null;
  /** Catalogue ids of what it names, where it has been read. */
  entities?: string[];
}

export interface StoryOptions {
  /** What is compared. */
  over: "title" | "text" | "both";
  /** Least average similarity of a document to the documents of a story, 0 to 1. */
  threshold: number;
  /** A story takes no document that comes this long after its last one, in hours. */
  gapHours: number;
  /** Least similarity across two groups relative to that within the tighter one, 0 to 1. */
  relative: number;
  /** Documents grouped at once: within a window the order of arrival plays no part. */
  windowDocuments: number;
  /** Stories kept open at most; beyond it the longest quiet are closed. */
  openStories: number;
  /** Sources that count as press, as `source` or where a document has a publication. */
  pressSources: readonly string[];
}

/** Minutes from a story's earliest document, null where the times do not say. */
export interface StoryLags {
  second: number | null;
  tenth: number | null;
  press: number | null;
  /** By `source`. */
  platforms: Record<string, number>;
}

/** What a document said that no earlier document of its story had said. */
export interface Novelty {
  id: string;
  /** Share of its content words that were new, 0 to 1. */
  newWords: number;
  /** Numbers with their unit or the word after them, as written. */
  numbers: string[];
}

export interface Story {
  /** Stable for the same set of documents: the id of its earliest document. */
  id: string;
  /** The title, or the first words, of its most central document. */
  label: string;
  /** In order of time, then id. */
  members: StoryMember[];
  /** What most of it names: catalogue ids where given, else frequent proper names. */
  entities: string[];
  interval: TimeInterval | null;
  /** Documents by day (UTC, ISO), days in order; a document whose time spans several days counts on its first. */
  timeline: { day: string; documents: number }[];
  first: First;
  /** Documents whose time is unknown, and which could have been earlier than any. */
  undated: number;
  /** Roots of different authors or outlets. */
  independentRoots: number;
  /** Sets of documents whose sources cite one another in a circle. */
  circles: string[][];
  lags: StoryLags;
  novelty: Novelty[];
}

export interface StoryDetail {
  members: StoryMember[];
  stories: Story[];
}
