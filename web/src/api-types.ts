/** Made from docs/openapi.json by `npm run docs`; do not edit. */

export type BrandStanding = {
  brand: string;
  name: string;
  ours: boolean;
  steps: Array<{
    step: WaterfallStep;
    label: string;
    left: Door;
    removed: Door & Record<string, unknown> | null;
  }>;
  /** Of the people's talk that names any brand of the workspace, the part that names this one; a document that names two brands counts for both, so shares may add to more than the whole. */
  shareOfTalk: {
    count: number;
    n: number;
    rate: number;
    low: number;
    high: number;
    /** False: too few documents to print a percentage. */
    sufficient: boolean;
    filter: DocumentFilter;
    baseFilter: DocumentFilter;
  };
  /** First-hand claimed or specific, of the talk that is left. */
  firstHand: {
    count: number;
    n: number;
    rate: number;
    low: number;
    high: number;
    /** False: too few documents to print a percentage. */
    sufficient: boolean;
    filter: DocumentFilter;
    baseFilter: DocumentFilter;
  };
  /** First-hand specific, of the talk that is left. */
  specific: {
    count: number;
    n: number;
    rate: number;
    low: number;
    high: number;
    /** False: too few documents to print a percentage. */
    sufficient: boolean;
    filter: DocumentFilter;
    baseFilter: DocumentFilter;
  };
  /** Rumoured or announced, of the product talk with a horizon. */
  willBe: {
    count: number;
    n: number;
    rate: number;
    low: number;
    high: number;
    /** False: too few documents to print a percentage. */
    sufficient: boolean;
    filter: DocumentFilter;
    baseFilter: DocumentFilter;
  };
  /** Product talk, of product and brand talk. */
  productTalk: {
    count: number;
    n: number;
    rate: number;
    low: number;
    high: number;
    /** False: too few documents to print a percentage. */
    sufficient: boolean;
    filter: DocumentFilter;
    baseFilter: DocumentFilter;
  };
  horizon: Record<string, Door>;
  level: Record<string, Door>;
  /** All mentions by voice. */
  voices: Record<string, Door>;
  /** The standing in one sentence, made from these numbers. */
  reading: string;
};

export type Brief = {
  workspace: {
    name: string;
    brand: string;
    rivals: Array<string>;
    market: string;
    sample: boolean;
  };
  period: {
    from: string;
    to: string;
    label: string;
    why: string;
    zone: string;
  };
  previous: {
    from: string;
    to: string;
    label: string;
  };
  headline: string;
  /** Where we stand, in words; each figure in it stands elsewhere in the brief with its door. */
  sentences: Array<string>;
  totals: {
    /** Dated documents of the period that mention a brand of the workspace. */
    documents: {
      count: number;
      filter: DocumentFilter;
    };
    /** All dated documents of the period. */
    period: {
      count: number;
      filter: DocumentFilter;
    };
    /** Documents of unknown time, in no period. */
    undated: {
      count: number;
      filter: DocumentFilter;
    };
    all: Door;
    /** Rows ever imported: documents + duplicates + quarantined. */
    rows: number;
    duplicates: number;
    quarantined: number;
  };
  /** Ours first, then the rivals in the workspace's order. */
  standings: Array<BrandStanding>;
  timeline: {
    bucket: "hour" | "day" | "week" | "month";
    /** Start of each bucket, ISO 8601. */
    buckets: Array<string>;
    series: Array<{
      brand: string;
      name: string;
      counts: Array<Door>;
      /** Count by voice for each bucket. */
      voices: Record<string, Array<number>>;
      /** Catalogue facts inside the period. */
      events: Array<{
        at: string;
        label: string;
        kind: string;
        source: string;
      }>;
    }>;
  };
  owners: Array<{
    brand: string;
    name: string;
    reading: string;
    /** First-hand documents of the period. */
    documents: {
      count: number;
      filter: DocumentFilter;
    };
    aspects: Array<{
      aspect: "battery" | "camera" | "display" | "performance" | "software" | "build" | "design" | "connectivity" | "audio" | "price" | "availability" | "service" | "other";
      positive: Door;
      negative: Door;
      other: Door;
      /** Documents that praise it, of those that praise or blame it. */
      share: {
        count: number;
        n: number;
        rate: number;
        low: number;
        high: number;
        /** False: too few documents to print a percentage. */
        sufficient: boolean;
        filter: DocumentFilter;
        baseFilter: DocumentFilter;
      };
      /** The strongest first. */
      quotes: Array<Quote>;
    }>;
  }>;
  stories: Array<{
    story: string;
    label: string;
    documents: Door;
    accounts: number;
    sources: Array<string>;
    brands: Array<string>;
    start: DocumentTime;
    /** One entry where one document ended before every other began; several where their times overlap; empty where no time is known. */
    first: Array<{
      document: string;
      author: string;
      publication: string;
      source: string;
      time: DocumentTime;
    }>;
    reading: string;
    roots: number;
    echoes: number;
    medianLagMinutes: number | null;
    horizon: string;
  }>;
  pressure: {
    reading: string;
    groups: Array<{
      group: string;
      accounts: number;
      documents: Door;
      objects: number;
      observed: number;
      expected: number | null;
      q: number | null;
      /** The innocent explanation that fits, or null. */
      explanation: string | null;
      brands: Array<{
        brand: string;
        name: string;
        documents: number;
        negative: number;
        positive: number;
      }>;
      reading: string;
    }>;
  };
  leaks: {
    reading: string;
    claims: Array<{
      product: string;
      name: string;
      attribute: "launch date" | "price" | "market" | "name" | "specification";
      value: string;
      documents: Door;
      stated: number;
      hedged: number;
      firstSeen: DocumentTime;
      by: Array<string>;
    }>;
  };
  changes: Array<{
    brand: string;
    metric: string;
    now: OpenRate;
    before: OpenRate;
    changed: "up" | "down" | "no clear change" | "insufficient data";
    reading: string;
  }>;
  insufficient: Array<{
    question: string;
    have: number;
    need: number;
    next: string;
  }>;
  languages: Array<{
    lang: string;
    documents: Door;
    readInFull: boolean;
  }>;
  made: {
    at: string;
    reader: string;
    version: string;
  };
};

export type CorrectionInput = {
  axis: "level" | "horizon" | "experience" | "tie" | "speaker" | "stance";
  label: string;
  by?: string;
};

export type DocumentDetail = {
  id: string;
  source: string;
  url: string;
  author: string;
  publication: string;
  title: string;
  /** Cut to the length a list needs. */
  text: string;
  time: DocumentTime;
  lang: string;
  voice: Voice;
  target: {
    label: string | null;
    entity: string | null;
    p: number;
  };
  labels: Record<string, {
    label: string | boolean | null;
    p: number;
    corrected: boolean;
  }>;
  /** How many other documents are copies of this one. */
  copies: number;
  /** The original that this one copies. */
  copyOf: string | null;
  story: string | null;
  group: string | null;
  /** With a search: the stretch of text around the first hit; the hits are marked by `highlights`. */
  snippet: string | null;
  /** Search hits as offsets into `snippet` (or `text` where there is none). */
  highlights: Array<{
    start: number;
    end: number;
  }>;
  client: string;
  product: string;
  rating: number | null;
  forum: string;
  replyTo: string;
  links: Array<string>;
  fullText: string;
  file: string;
  line: number;
  extra: Record<string, unknown>;
  mentions: Array<{
    start: number;
    end: number;
    text: string;
    entity: string | null;
    kind: string;
    name: string;
  }>;
  evidence: Array<{
    start: number;
    end: number;
    axis: string;
    cue: string;
    weight: number | null;
  }>;
  aspects: Array<{
    start: number;
    end: number;
    aspect: "battery" | "camera" | "display" | "performance" | "software" | "build" | "design" | "connectivity" | "audio" | "price" | "availability" | "service" | "other";
    polarity: string;
    quote: string;
  }>;
  claims: Array<{
    start: number;
    end: number;
    product: string;
    attribute: "launch date" | "price" | "market" | "name" | "specification";
    value: string;
    certainty: string;
    by: string | null;
  }>;
  explanations: Array<Explanation>;
  releaseState: {
    state: ReleaseState;
    sentence: string;
    disagrees: boolean;
  };
  copyLinks: Array<{
    id: string;
    kind: "exact" | "near" | "repost" | "quote" | "syndicated" | "press_release" | "rewrite" | "passage";
    score: number;
    author: string;
    source: string;
    time: DocumentTime;
  }>;
  corrections: Array<{
    id: string;
    axis: string;
    label: string;
    by: string;
    at: string;
    undone: boolean;
  }>;
};

export type DocumentFilter = {
  /** Words to find in title and text; all must occur; a phrase in double quotes stays together. */
  q?: string;
  /** Comma-separated catalogue ids of brands: documents that mention one of them or a product of it, and are about a brand or product. */
  brand?: string;
  /** Catalogue id of a product or line. */
  product?: string;
  /** First day or instant, ISO 8601, inclusive. */
  from?: string;
  /** Last day (inclusive) or instant (exclusive), ISO 8601. */
  to?: string;
  /** Documents without a known time: `only` those, or `include` them beside the period's. */
  undated?: "only" | "include";
  /** The documents left after this step of the waterfall. */
  step?: "all" | "copies" | "paid_official" | "automated" | "synchronised" | "talk" | "first_hand" | "specific";
  /** The documents that this step of the waterfall took out. */
  removed?: "copies" | "paid_official" | "automated" | "synchronised" | "talk" | "first_hand" | "specific";
  /** Comma-separated: first-hand, talk, press, official, paid, automated. */
  voice?: string;
  /** Comma-separated labels of the axis level. */
  level?: string;
  /** Comma-separated labels of the axis horizon. */
  horizon?: string;
  /** Comma-separated labels of the axis experience. */
  experience?: string;
  /** Comma-separated labels of the axis tie. */
  tie?: string;
  /** Comma-separated labels of the axis speaker. */
  speaker?: string;
  /** Comma-separated labels of the axis stance. */
  stance?: string;
  /** An aspect with an opinion on it. */
  aspect?: string;
  /** With `aspect`: comma-separated positive, negative, mixed, neutral. */
  polarity?: string;
  /** Documents that make a claim on this attribute; `any` for any. */
  claim?: string;
  /** Documents whose text and catalogue disagree on the release state. */
  finding?: "horizon_disagrees";
  /** Comma-separated sources. */
  source?: string;
  /** Comma-separated ISO 639-1 codes. */
  lang?: string;
  /** One account within its source, as `source/name`. */
  author?: string;
  /** Documents of one story. */
  story?: string;
  /** Documents of one synchronised group. */
  group?: string;
  /** A document and its copies. */
  copies_of?: string;
  /** Comma-separated document ids. */
  id?: string;
};

export type DocumentItem = {
  id: string;
  source: string;
  url: string;
  author: string;
  publication: string;
  title: string;
  /** Cut to the length a list needs. */
  text: string;
  time: DocumentTime;
  lang: string;
  voice: Voice;
  target: {
    label: string | null;
    entity: string | null;
    p: number;
  };
  labels: Record<string, {
    label: string | boolean | null;
    p: number;
    corrected: boolean;
  }>;
  /** How many other documents are copies of this one. */
  copies: number;
  /** The original that this one copies. */
  copyOf: string | null;
  story: string | null;
  group: string | null;
  /** With a search: the stretch of text around the first hit; the hits are marked by `highlights`. */
  snippet: string | null;
  /** Search hits as offsets into `snippet` (or `text` where there is none). */
  highlights: Array<{
    start: number;
    end: number;
  }>;
};

export type DocumentList = {
  total: number;
  documents: Array<DocumentItem>;
  /** Opaque token of the next page. */
  next: string | null;
  /** Counts under the same filter: voice, horizon, level, brand, product, source, lang, story, group. */
  facets: Array<Facet>;
  /** The list in one sentence. */
  reading: string;
};

export type DocumentTime = {
  /** ISO 8601 UTC; null where the time is unknown. */
  from: string | null;
  to: string | null;
  grade: TimeGrade;
  assumedZone: string | null;
};

export type Door = {
  count: number;
  filter: DocumentFilter;
};

export type Explanation = {
  axis: string;
  label: string;
  p: number;
  /** The label in plain words: what it means and what decided it. */
  sentence: string;
  /** The labels a person may set instead. */
  choices: Array<string>;
  corrected: {
    by: string;
    at: string;
    from: string;
    correction: string;
  } | null;
};

export type Facet = {
  name: string;
  values: Array<{
    value: string;
    label: string;
    count: number;
  }>;
};

export type OpenRate = {
  count: number;
  n: number;
  rate: number;
  low: number;
  high: number;
  /** False: too few documents to print a percentage. */
  sufficient: boolean;
  filter: DocumentFilter;
  baseFilter: DocumentFilter;
};

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
};

export type QuarantineList = {
  total: number;
  rows: Array<{
    file: string;
    line: number;
    code: string;
    reason: string;
    raw: string;
    at: string;
  }>;
  next: string | null;
};

export type Quote = {
  document: string;
  quote: string;
  author: string;
  source: string;
  time: DocumentTime;
  experience: string;
  polarity: string;
};

export type Rate = {
  count: number;
  n: number;
  rate: number;
  low: number;
  high: number;
  /** False: too few documents to print a percentage. */
  sufficient: boolean;
};

export type ReleaseState = "rumoured" | "announced" | "released" | "discontinued" | "unknown";

export type TimeGrade = "platform" | "feed" | "metadata" | "url" | "text" | "first_sight" | "unknown";

export type Voice = "first-hand" | "talk" | "press" | "official" | "paid" | "automated";

export type WaterfallStep = "all" | "copies" | "paid_official" | "automated" | "synchronised" | "talk" | "first_hand" | "specific";

export type WorkspaceStatus = {
  name: string;
  sample: boolean;
  brand: {
    id: string;
    name: string;
  };
  rivals: Array<{
    id: string;
    name: string;
  }>;
  market: string;
  period: {
    from: string;
    to: string;
  } | null;
  documents: number;
  rows: number;
  duplicates: number;
  quarantined: number;
  unread: number;
  sources: Array<{
    source: string;
    documents: number;
    first: string | null;
    last: string | null;
    undated: number;
  }>;
  /** What is running now, e.g. `reading 1,200 of 16,291`. */
  busy: string | null;
  version: string;
};
