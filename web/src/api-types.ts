/** The shapes of the HTTP API's answers, mirrored from the OpenAPI document. */
export type WaterfallStep = "all" | "copies" | "paid_official" | "automated" | "synchronised" | "talk" | "first_hand" | "specific";
export type Voice = "first-hand" | "talk" | "press" | "official" | "paid" | "automated";
export type TimeGrade = "platform" | "feed" | "metadata" | "url" | "text" | "first_sight" | "unknown";
export type ReleaseState = "rumoured" | "announced" | "released" | "discontinued" | "unknown";

export interface DocumentFilter {
  q?: string;
  brand?: string;
  product?: string;
  from?: string;
  to?: string;
  undated?: "only" | "include";
  step?: WaterfallStep;
  removed?: Exclude<WaterfallStep, "all">;
  voice?: string;
  level?: string;
  horizon?: string;
  experience?: string;
  tie?: string;
  speaker?: string;
  stance?: string;
  aspect?: string;
  polarity?: string;
  claim?: string;
  finding?: "horizon_disagrees";
  source?: string;
  lang?: string;
  author?: string;
  story?: string;
  group?: string;
  copies_of?: string;
  id?: string;
}

export interface Door {
  count: number;
  filter: DocumentFilter;
}

export interface Rate {
  count: number;
  n: number;
  rate: number;
  low: number;
  high: number;
  sufficient: boolean;
}

export interface OpenRate extends Rate {
  filter: DocumentFilter;
  baseFilter: DocumentFilter;
}

export interface DocumentTime {
  from: string | null;
  to: string | null;
  grade: TimeGrade;
  assumedZone: string | null;
}

export interface DocumentItem {
  id: string;
  source: string;
  url: string;
  author: string;
  publication: string;
  title: string;
  text: string;
  time: DocumentTime;
  lang: string;
  voice: Voice;
  target: { label: string | null; entity: string | null; p: number };
  labels: Record<string, { label: string | boolean | null; p: number; corrected: boolean }>;
  copies: number;
  copyOf: string | null;
  story: string | null;
  group: string | null;
  snippet: string | null;
  highlights: { start: number; end: number }[];
}

export interface Facet {
  name: string;
  values: { value: string; label: string; count: number }[];
}

export interface DocumentList {
  total: number;
  documents: DocumentItem[];
  next: string | null;
  facets: Facet[];
  reading: string;
}

export interface Explanation {
  axis: string;
  label: string;
  p: number;
  sentence: string;
  choices: string[];
  corrected: { by: string; at: string; from: string; correction: string } | null;
}

export interface DocumentDetail extends DocumentItem {
  client: string;
  product: string;
  rating: number | null;
  forum: string;
  replyTo: string;
  links: string[];
  fullText: string;
  file: string;
  line: number;
  extra: Record<string, unknown>;
  mentions: { start: number; end: number; text: string; entity: string | null; kind: string; name: string }[];
  evidence: { start: number; end: number; axis: string; cue: string; weight: number | null }[];
  aspects: { start: number; end: number; aspect: string; polarity: string; quote: string }[];
  claims: { start: number; end: number; product: string; attribute: string; value: string; certainty: string; by: string | null }[];
  explanations: Explanation[];
  releaseState: { state: ReleaseState; sentence: string; disagrees: boolean };
  copyLinks: { id: string; kind: string; score: number; author: string; source: string; time: DocumentTime }[];
  corrections: { id: string; axis: string; label: string; by: string; at: string; undone: boolean }[];
}

export interface Quote {
  document: string;
  quote: string;
  author: string;
  source: string;
  time: DocumentTime;
  experience: string;
  polarity: string;
}

export interface BrandStanding {
  brand: string;
  name: string;
  ours: boolean;
  steps: { step: WaterfallStep; label: string; left: Door; removed: Door | null }[];
  shareOfTalk: OpenRate;
  firstHand: OpenRate;
  specific: OpenRate;
  willBe: OpenRate;
  productTalk: OpenRate;
  horizon: Record<string, Door>;
  level: Record<string, Door>;
  voices: Record<string, Door>;
  reading: string;
}

export interface Brief {
  workspace: { name: string; brand: string; rivals: string[]; market: string; sample: boolean };
  period: { from: string; to: string; label: string; why: string; zone: string };
  previous: { from: string; to: string; label: string };
  headline: string;
  sentences: string[];
  totals: {
    documents: Door;
    period: Door;
    undated: Door;
    all: Door;
    rows: number;
    duplicates: number;
    quarantined: number;
  };
  standings: BrandStanding[];
  timeline: {
    bucket: "hour" | "day" | "week" | "month";
    buckets: string[];
    series: {
      brand: string;
      name: string;
      counts: Door[];
      voices: Record<string, number[]>;
      events: { at: string; label: string; source: string }[];
    }[];
  };
  owners: {
    brand: string;
    name: string;
    reading: string;
    documents: Door;
    aspects: { aspect: string; positive: Door; negative: Door; other: Door; share: OpenRate; quotes: Quote[] }[];
  }[];
  stories: {
    story: string;
    label: string;
    documents: Door;
    accounts: number;
    sources: string[];
    brands: string[];
    start: DocumentTime;
    first: { document: string; author: string; publication: string; source: string; time: DocumentTime }[];
    reading: string;
    roots: number;
    echoes: number;
    medianLagMinutes: number | null;
    horizon: string;
  }[];
  pressure: {
    reading: string;
    groups: {
      group: string;
      accounts: number;
      documents: Door;
      objects: number;
      observed: number;
      expected: number | null;
      q: number | null;
      explanation: string | null;
      brands: { brand: string; name: string; documents: number; negative: number; positive: number }[];
      reading: string;
    }[];
  };
  leaks: {
    reading: string;
    claims: {
      product: string;
      name: string;
      attribute: string;
      value: string;
      documents: Door;
      stated: number;
      hedged: number;
      firstSeen: DocumentTime;
      by: string[];
    }[];
  };
  changes: {
    brand: string;
    metric: string;
    now: OpenRate;
    before: OpenRate;
    changed: "up" | "down" | "no clear change" | "insufficient data";
    reading: string;
  }[];
  insufficient: { question: string; have: number; need: number; next: string }[];
  languages: { lang: string; documents: Door; readInFull: boolean }[];
  made: { at: string; reader: string; version: string };
}

export interface WorkspaceStatus {
  name: string;
  sample: boolean;
  brand: { id: string; name: string };
  rivals: { id: string; name: string }[];
  market: string;
  period: { from: string; to: string } | null;
  documents: number;
  rows: number;
  duplicates: number;
  quarantined: number;
  unread: number;
  sources: { source: string; documents: number; first: string | null; last: string | null; undated: number }[];
  busy: string | null;
  version: string;
}

export interface QuarantineList {
  total: number;
  rows: { file: string; line: number; code: string; reason: string; raw: string; at: string }[];
  next: string | null;
}

/** RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
}
