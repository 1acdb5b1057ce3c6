import type { CopyKind, StoryMember } from "../../core/relation.js";
import type { Span } from "../../core/span.js";
import type { TimeGrade, TimeInterval } from "../../core/time.js";
import type { Citation, CitationKind } from "../citations/types.js";
import type { First } from "../time/first.js";

/** What the story detector needs of a document. */
export interface StoryRow {
  id: string;
  title?: string | null;
  text: string;
  /** null where the time is unknown: such documents are grouped by their words alone. */
  time: TimeInterval | null;
  grade?: TimeGrade | null;
  /** The zone that was assumed for a stamp without offset. */
  assumedZone?: string | null;
  source?: string | null;
  author?: string | null;
  publication?: string | null;
  url?: string | null;
  links?: string[] | null;
  /** Catalogue ids of what it names, where it has been read. */
  entities?: string[];
  /** True where an outlet speaks, where it has been read; else a publication or one of `pressSources` makes it press. */
  press?: boolean;
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

/** How long after a story's beginning a document came. */
export interface Lag {
  id: string;
  /** From the start of the story's earliest document to the start of this one. */
  minutes: number;
  /** As few and as many as the times of both allow. */
  least: number;
  most: number;
}

/** Lags of a story; null where it has none such, or the times do not say. */
export interface StoryLags {
  /** The second and the tenth voice that told it. */
  second: Lag | null;
  tenth: Lag | null;
  press: Lag | null;
  /** The first of each `source`. */
  platforms: Record<string, Lag>;
}

/** What a document directly goes back to: the first source that it names and that we saw, else the document whose text it has. */
export interface Origin {
  to: string;
  by: CitationKind | CopyKind;
}

/** A source that a document of the story names: the document of it that we saw, or null. */
export interface StoryCitation {
  from: string;
  to: string | null;
  /** False where every document of the source named is later than the one that names it. */
  earlier: boolean;
  citation: Citation;
}

/** What a document said that no earlier document of its story had said. */
export interface Novelty {
  id: string;
  /** Share of its content words that were new, 0 to 1. */
  newWords: number;
  /** Numbers with their unit or the word after them, as written. */
  numbers: string[];
  /** Sentences of the text of whose content words most were new; none for the first document, of which all is. */
  passages: Span[];
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
  /** By document. */
  origins: ReadonlyMap<string, Origin>;
  citations: StoryCitation[];
  /** Sets of documents whose sources cite one another in a circle. */
  circles: string[][];
  lags: StoryLags;
  novelty: Novelty[];
}

export interface StoryDetail {
  members: StoryMember[];
  stories: Story[];
  /** The story in which each document was found, before any was split or merged by hand: the id of that story's earliest document. */
  found: ReadonlyMap<string, string>;
}
