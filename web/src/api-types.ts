/** Made from docs/openapi.json by `npm run docs`; do not edit. */

export type Accuracy = {
  headline: string;
  reader: {
    name: string;
    card: ReaderCard;
  };
  own: OwnCard;
  thresholds: {
    /** False for the sample, whose settings are fixed. */
    saved: boolean;
    file: string;
    axes: Array<Threshold>;
  };
  adjustment: AdjustmentStatus;
  second: SecondReaderStatus;
};

/** What the workspace's own labels changed in the reader. */
export type AdjustmentStatus = {
  /** outdated: fitted over other weights than these, and not used. */
  state: "none" | "current" | "outdated";
  name: string | null;
  reading: string;
  tried: Array<{
    axis: string;
    documents: number;
    kept: boolean;
    before: {
      macroF1: number;
      accuracy: number;
      calibrationError: number;
      logLoss: number;
    };
    after: {
      macroF1: number;
      accuracy: number;
      calibrationError: number;
      logLoss: number;
    };
  }>;
};

export type AuthorInput = {
  /** The account as `source:name`, e.g. `Mastodon:ada@mastodon.social`. */
  author: string;
};

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
    /** Documents whose time cannot be right; it stands as it came. */
    impossible: {
      count: number;
      filter: DocumentFilter;
    };
    all: Door;
    /** Rows that ever came in: documents + duplicates + quarantined + erased. */
    rows: number;
    /** Documents that are gone since: deleted at the source, past their time, or by request. */
    erased: number;
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
    /** Documents that are roots. */
    roots: {
      count: number;
      filter: DocumentFilter;
    };
    /** Roots of different authors or outlets, over the whole story. */
    independentRoots: number;
    echoes: Door;
    /** Sources in it cite one another in a circle. */
    circular: boolean;
    medianLagMinutes: number | null;
    horizon: string;
  }>;
  pressure: {
    reading: string;
    /** What synchronised, unexplained groups posted together about each brand; for and against where it is the post's target. */
    brands: Array<{
      brand: string;
      name: string;
      ours: boolean;
      documents: Door;
      against: Door;
      for: Door;
      reading: string;
    }>;
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

export type CoActionEdge = {
  kind: string;
  windowSeconds: number;
  objects: number;
  pairs: number;
  /** Distinct posts of the side with fewer, over those of the side with more: 0 to 1. */
  symmetry: number;
  /** Part of the meetings in which the first account was first, 0 to 1; a tie is half. */
  lead: number;
  lagSeconds: number;
  expected: number;
  p: number;
  q: number;
  habitExpected: number | null;
  habitQ: number | null;
  verdict: EdgeVerdict;
};

export type Comparison = {
  a: {
    document: string;
    teller: string;
    source: string;
    title: string;
    text: string;
    lang: string;
    time: DocumentTime;
  };
  b: {
    document: string;
    teller: string;
    source: string;
    title: string;
    text: string;
    lang: string;
    time: DocumentTime;
  };
  /** How the later copies the earlier; null where they are not linked. */
  link: {
    kind: "exact" | "near" | "repost" | "quote" | "syndicated" | "press_release" | "rewrite" | "passage";
    score: number;
  } | null;
  /** Stretches that both texts have, in order of `a`. */
  passages: Array<{
    a: {
      start: number;
      end: number;
    };
    b: {
      start: number;
      end: number;
    };
    words: number;
  }>;
  reading: string;
};

export type CorrectionInput = {
  axis: "level" | "horizon" | "experience" | "tie" | "speaker" | "stance";
  label: string;
  by?: string;
  /** How the document came to be labelled. */
  origin?: "drawer" | "random" | "uncertain" | "disagreement" | "import";
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
  /** What the document names: each can be read as the target. */
  targets: Array<{
    entity: string;
    name: string;
    main: boolean;
  }>;
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
  /** `horizon_disagrees`: text and catalogue disagree on the release state. `impossible_time`: the document's time cannot be right. */
  finding?: "horizon_disagrees" | "impossible_time";
  /** Comma-separated sources. */
  source?: string;
  /** Comma-separated ISO 639-1 codes. */
  lang?: string;
  /** One account within its source, as `source/name`. */
  author?: string;
  /** Documents of one story. */
  story?: string;
  /** Comma-separated places in a story: root, echo, undetermined; `first` for one that was certainly first, `opening` for the first of its teller, `copy` for one that repeats another as a whole. */
  role?: string;
  /** An outlet or author, folded for comparison: its documents in stories that others told too; `any` for all such documents. */
  teller?: string;
  /** What groups posted together: comma-separated groups, or `unexplained`, `explained` or `any`. */
  group?: string;
  /** Comma-separated catalogue ids of brands: documents whose target is one of them or a product of it. */
  about?: string;
  /** Documents that did the same thing: `KIND:OBJECT`, e.g. `link:https://example.org/page` or `hashtags:one two`. */
  object?: string;
  /** A document and its copies. */
  copies_of?: string;
  /** Comma-separated document ids. */
  id?: string;
  /** Documents that a person has labelled: `any`, `AXIS` (or `voice`), `AXIS:RIGHT` or `AXIS:RIGHT:READ` (either may be empty; READ may be `withheld`); `!AXIS` those that nobody has. */
  labelled?: string;
  /** With `labelled`: comma-separated ways in which the label came to be given: drawer, random, uncertain, disagreement, import. */
  drawn?: string;
  /** An axis or `voice`: documents whose reading is what is shown; with `labelled`, those that were read right. */
  agreed?: string;
  /** `AXIS:FROM-TO`: documents whose label on the axis was read with a probability from FROM up to but not including TO. */
  probability?: string;
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

export type DocumentRace = {
  story: {
    story: string;
    label: string;
    documents: Door;
    reading: string;
  } | null;
  telling: {
    document: string;
    teller: string;
    tellerKey: string;
    source: string;
    voice: "first-hand" | "talk" | "press" | "official" | "paid" | "automated";
    /** Its title, or how it begins. */
    title: string;
    time: DocumentTime;
    role: "root" | "echo" | "undetermined";
    root: string | null;
    /** Certainly first in what we saw. */
    first: boolean;
    /** What it directly goes back to, and how. */
    origin: {
      document: string;
      by: string;
    } | null;
    lagMinutes: number | null;
    /** How it repeats another as a whole. */
    copy: "exact" | "near" | "repost" | "quote" | "syndicated" | "press_release" | "rewrite" | "passage" | null;
    /** Share of its words that no earlier document of the story had, 0 to 1. */
    newWords: number;
    newNumbers: Array<string>;
    newPassages: Array<string>;
    /** Why its time cannot be right. */
    timeFlags: Array<string>;
  } | null;
  timeFlags: Array<{
    flag: string;
    sentence: string;
  }>;
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

/** `shared habits`: beyond chance, but no nearer in time than the two accounts' own posts and hours give. */
export type EdgeVerdict = "beyond chance" | "shared habits" | "within chance" | "insufficient data";

export type Erasure = {
  source: string;
  /** The author's names here: the one given, and others of the same permanent id. */
  names: Array<string>;
  documents: number;
  /** Quarantined rows that name the author. */
  quarantined: number;
};

export type ErasureInput = {
  /** The account as `source:name`, e.g. `Mastodon:ada@mastodon.social`. */
  author: string;
  /** How many documents were counted: with any other number nothing is erased. */
  documents: number;
  /** How many quarantined rows were counted. */
  quarantined: number;
};

/** A figure with its 95 % interval. */
export type Estimate = {
  value: number;
  low: number;
  high: number;
};

export type Explanation = {
  axis: string;
  label: string;
  p: number;
  /** The label in plain words: what it means and what decided it. */
  sentence: string;
  /** The labels a person may set instead; none where the document is read for another target than its main one. */
  choices: Array<string>;
  /** The second reader's label, where it stands over an unsure one of the shipped reader's. */
  second: {
    model: string;
    label: string;
    quotes: Array<string>;
    /** What the shipped reader read. */
    first: {
      label: string;
      p: number;
    };
  } | null;
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

export type FirstDocument = {
  document: string;
  teller: string;
  source: string;
  time: DocumentTime;
};

export type GroupSummary = {
  group: string;
  verdict: GroupVerdict;
  accounts: number;
  /** What its members posted together; for a group without a verdict, what proposed it. */
  documents: {
    count: number;
    filter: DocumentFilter;
  };
  objects: number;
  odds: {
    /** Pairs of members' posts on one object within the window. */
    observed: number;
    /** Their mean when each member's times are dealt anew among its own posts. */
    expected: number;
    /** What the dealings gave: the least, each twentieth part, the most. */
    spread: Array<number>;
    /** Probability by chance, corrected for all groups that could have been picked. */
    q: number;
    /** False: even acts that all met could not have shown it. */
    hasPower: boolean;
  };
  explanation: string | null;
  /** The brand that it aims at; null where that cannot be said. */
  target: {
    brand: string;
    name: string;
  } | null;
  lean: "against" | "for" | "neither" | "insufficient data";
  /** The brand that its members speak of at other times. */
  home: {
    brand: string;
    name: string;
  } | null;
  medianLagSeconds: number;
  windowSeconds: number;
  /** First joint act, ISO 8601 UTC. */
  from: string;
  /** Last joint act, ISO 8601 UTC. */
  to: string;
  reading: string;
};

export type GroupVerdict = "synchronised, unexplained" | "explained" | "insufficient data";

export type ImpossibleTimes = {
  reading: string;
  documents: Door;
  examples: Array<{
    document: string;
    sentence: string;
  }>;
};

export type LabelOrigin = "drawer" | "random" | "uncertain" | "disagreement" | "import";

export type LabelQuestion = {
  axis: "level" | "horizon" | "experience" | "tie" | "speaker" | "stance";
  asks: string;
  labels: Array<{
    label: string;
    means: string;
  }>;
};

export type LabelQueue = {
  tasks: Array<LabelTask>;
  /** Documents that can still be drawn. */
  left: number;
  /** Of them, those on which two readings differ. */
  disagreements: number;
  /** The codebook, a line a label. */
  questions: Array<LabelQuestion>;
};

export type LabelTask = {
  id: string;
  source: string;
  author: string;
  client: string;
  publication: string;
  forum: string;
  product: string;
  rating: number | null;
  title: string;
  text: string;
  links: Array<string>;
  url: string;
  time: DocumentTime;
  voice: string;
  copyOf: string;
  target: {
    label: string | null;
    entity: string | null;
  };
  origin: LabelOrigin;
  /** Why this document, in words. */
  why: string;
  /** The axes that are still to be labelled. */
  axes: Array<"level" | "horizon" | "experience" | "tie" | "speaker" | "stance">;
  /** What the reader read, to be shown after a label is given. */
  read: Record<string, {
    label: string;
    p: number;
  }>;
};

export type LiveSource = {
  name: string;
  kind: string;
  /** What the kind is, in a sentence. */
  about: string;
  state: "waiting" | "collecting" | "good" | "quiet" | "failing" | "refused" | "paused";
  /** How it stands, in a sentence. */
  reading: string;
  /** What it is asked, in sentences. */
  asks: Array<string>;
  /** What it cannot see, in sentences. */
  limits: Array<string>;
  /** Documents from it that count in answers. */
  documents: {
    count: number;
    filter: DocumentFilter;
  };
  /** New documents a day over the last seven days; null before the first day is over. */
  aDay: number | null;
  /** Median time from publication to sight, last seven days. */
  lagMinutes: number | null;
  everyMinutes: number;
  lastSuccess: string | null;
  lastAsked: string | null;
  /** null where it is paused. */
  nextRun: string | null;
  /** Failed steps in a row, of the task that fares worst. */
  failures: number;
  /** Failed steps in the last 24 hours. */
  errors: number;
  lastError: {
    at: string;
    code: string;
    reason: string;
  } | null;
  /** Requests in the last 24 hours. */
  requests: number;
  /** Requests a day that its schedule costs at least. */
  requestsADay: number;
  /** Bytes received in the last 24 hours. */
  bytes: number;
  /** Items ever seen: documents + duplicates + quarantined. */
  rows: number;
  /** Documents that it ever brought. */
  added: number;
  duplicates: number;
  quarantined: number;
  /** Documents that were deleted there, and so here. */
  deleted: number;
  keepDays: number | null;
  rawDays: number;
  pseudonyms: boolean;
  /** The last seven days, hour by hour. */
  rhythm: {
    /** Start of the first hour. */
    from: string;
    /** New documents in each hour. */
    documents: Array<number>;
    /** Steps in each hour; 0 is a gap in which nobody asked. */
    asked: Array<number>;
    /** Failed steps in each hour. */
    failed: Array<number>;
  };
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

export type OwnAxis = {
  axis: string;
  /** Documents with a person's label on the axis. */
  documents: {
    count: number;
    filter: DocumentFilter;
  };
  /** False: too few labels for the figures to say anything. */
  sufficient: boolean;
  /** Of them, those on which the reader said unclear because of its threshold. */
  withheld: {
    count: number;
    filter: DocumentFilter;
  };
  macroF1: Estimate;
  accuracy: OpenRate;
  calibrationError: Estimate & Record<string, unknown> | null;
  bins: Array<{
    from: number;
    to: number;
    documents: Door;
    meanProbability: number;
    shareRight: number;
  }>;
  labels: Array<{
    label: string;
    precision: OpenRate;
    recall: OpenRate;
    f1: Estimate;
  }>;
  /** Rows are the right labels, columns what was read; the last column counts what was withheld. */
  confusion: {
    labels: Array<string>;
    rows: Array<{
      right: string;
      cells: Array<Door>;
    }>;
  };
  sources: Array<{
    source: string;
    documents: Door;
    macroF1: number;
    accuracy: OpenRate;
  }>;
};

export type OwnCard = {
  /** Documents that a person has labelled on some axis. */
  documents: {
    count: number;
    filter: DocumentFilter;
  };
  drawn: Array<{
    origin: LabelOrigin;
    documents: Door;
  }>;
  people: Array<{
    by: string;
    labels: number;
  }>;
  /** Which labels the figures stand on: those of documents drawn at random where they are enough. */
  basis: "random" | "all";
  /** Documents that a figure needs. */
  need: number;
  reading: string;
  axes: Array<OwnAxis>;
};

export type Pressure = {
  reading: string;
  totals: {
    /** Accounts with an action. */
    accounts: number;
    actions: number;
    /** Pairs of accounts that acted together on two or more objects. */
    edges: number;
    beyondChance: number;
  };
  /** What unexplained groups posted together about each brand of the workspace. */
  brands: Array<{
    brand: string;
    name: string;
    ours: boolean;
    documents: Door;
    against: Door;
    for: Door;
    reading: string;
  }>;
  /** Least likely by chance first. */
  unexplained: Array<GroupSummary>;
  explained: Array<GroupSummary>;
  /** Proposed, tested, and too little data to say. */
  undecided: Array<GroupSummary>;
  windows: Array<SynchronyWindow>;
};

export type PressureAccount = {
  account: string;
  name: string;
  source: string;
  reading: string;
  documents: Door;
  actions: Array<{
    kind: string;
    count: number;
  }>;
  group: GroupSummary & Record<string, unknown> | null;
  neighbours: Array<{
    kind: string;
    windowSeconds: number;
    objects: number;
    pairs: number;
    /** Distinct posts of the side with fewer, over those of the side with more: 0 to 1. */
    symmetry: number;
    /** Part of the meetings in which the first account was first, 0 to 1; a tie is half. */
    lead: number;
    lagSeconds: number;
    expected: number;
    p: number;
    q: number;
    habitExpected: number | null;
    habitQ: number | null;
    verdict: EdgeVerdict;
    account: string;
    name: string;
    group: string | null;
  }>;
  /** Accounts that it met on one object only, which says nothing. */
  metOnce: number;
};

export type PressureEdge = {
  a: string;
  b: string;
  reading: string;
  /** One for each kind of action, the least likely first. */
  edges: Array<CoActionEdge>;
  /** The posts behind the edge, side by side, by time. */
  posts: Array<{
    kinds: Array<string>;
    label: string;
    left: DocumentItem;
    right: DocumentItem;
    lagSeconds: number;
  }>;
  /** Pairs of posts in all; `posts` may hold the first of them only. */
  total: number;
};

export type PressureGroup = {
  group: string;
  verdict: GroupVerdict;
  accounts: number;
  /** What its members posted together; for a group without a verdict, what proposed it. */
  documents: {
    count: number;
    filter: DocumentFilter;
  };
  objects: number;
  odds: {
    /** Pairs of members' posts on one object within the window. */
    observed: number;
    /** Their mean when each member's times are dealt anew among its own posts. */
    expected: number;
    /** What the dealings gave: the least, each twentieth part, the most. */
    spread: Array<number>;
    /** Probability by chance, corrected for all groups that could have been picked. */
    q: number;
    /** False: even acts that all met could not have shown it. */
    hasPower: boolean;
  };
  explanation: string | null;
  /** The brand that it aims at; null where that cannot be said. */
  target: {
    brand: string;
    name: string;
  } | null;
  lean: "against" | "for" | "neither" | "insufficient data";
  /** The brand that its members speak of at other times. */
  home: {
    brand: string;
    name: string;
  } | null;
  medianLagSeconds: number;
  windowSeconds: number;
  /** First joint act, ISO 8601 UTC. */
  from: string;
  /** Last joint act, ISO 8601 UTC. */
  to: string;
  reading: string;
  members: Array<{
    account: string;
    name: string;
    source: string;
    /** What it posted together with the others. */
    joint: {
      count: number;
      filter: DocumentFilter;
    };
    /** All that it posted. */
    all: {
      count: number;
      filter: DocumentFilter;
    };
  }>;
  /** Most members first. */
  shared: Array<{
    kind: string;
    object: string;
    /** The object in words: a text's beginning, a link's address. */
    label: string;
    /** Members that acted on it together. */
    accounts: number;
    /** All documents that acted on it, by anybody. */
    documents: {
      count: number;
      filter: DocumentFilter;
    };
    /** First joint act, ISO 8601 UTC. */
    from: string;
    /** Last joint act, ISO 8601 UTC. */
    to: string;
  }>;
  /** What was posted together, by time; `member` is an index into `members`. */
  acts: Array<{
    document: string;
    member: number;
    at: string;
  }>;
  /** Pairs of members beyond chance; `a` and `b` are indexes into `members`. */
  ties: Array<{
    a: number;
    b: number;
    kind: string;
    windowSeconds: number;
    observed: number;
    expected: number;
    q: number;
    lagSeconds: number;
  }>;
  tested: Array<{
    name: string;
    words: string;
    covers: Rate;
    holds: boolean;
    reason: string;
  }>;
  withoutMostActive: {
    account: string;
    name: string;
    members: number;
    observed: number;
    reading: string;
  };
  direction: {
    reading: string;
    target: {
      brand: string;
      name: string;
      rate: Rate;
    } | null;
    /** Its stance toward the target, in what it posted together. */
    there: {
      documents: number;
      negative: Rate;
      positive: Rate;
      /** Negative, of those that take a side. */
      against: {
        count: number;
        n: number;
        rate: number;
        low: number;
        high: number;
        /** False: too few documents to print a percentage. */
        sufficient: boolean;
      };
    } | null;
    /** Its members' stance in their other posts, toward other brands. */
    elsewhere: {
      documents: number;
      negative: Rate;
      positive: Rate;
      /** Negative, of those that take a side. */
      against: {
        count: number;
        n: number;
        rate: number;
        low: number;
        high: number;
        /** False: too few documents to print a percentage. */
        sufficient: boolean;
      };
    } | null;
    /** The stance of accounts in no group toward the target. */
    others: {
      documents: number;
      negative: Rate;
      positive: Rate;
      /** Negative, of those that take a side. */
      against: {
        count: number;
        n: number;
        rate: number;
        low: number;
        high: number;
        /** False: too few documents to print a percentage. */
        sufficient: boolean;
      };
    } | null;
    home: {
      brand: string;
      name: string;
      rate: Rate;
    } | null;
    communityAgainst: boolean;
  };
  history: {
    periodSeconds: number;
    gone: string | null;
    reading: string;
    stages: Array<{
      from: string;
      to: string;
      accounts: number;
      documents: number;
      parts: number;
      changes: Array<{
        change: string;
        accounts: number;
        joined: Array<string>;
        left: Array<string>;
      }>;
    }>;
  };
};

export type PressureNetwork = {
  accounts: Array<string>;
  /** The groups that `group` points into. */
  groups: Array<string>;
  /** By account: an index into `groups`, or -1. */
  group: Array<number>;
  /** By edge: an index into `accounts`. */
  a: Array<number>;
  b: Array<number>;
  /** By edge. */
  objects: Array<number>;
  /** By edge: 1 where it is beyond chance. */
  beyond: Array<number>;
  total: number;
  reading: string;
};

export type PressureObject = {
  kind: string;
  object: string;
  label: string;
  reading: string;
  documents: Door;
  sharers: Array<{
    account: string;
    name: string;
    at: string;
    document: string;
    group: string | null;
    ties: Array<{
      account: string;
      name: string;
      objects: number;
      expected: number;
      q: number;
    }>;
  }>;
  /** Accounts in all; `sharers` holds the first of them. */
  total: number;
  groups: Array<GroupSummary>;
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

export type Race = {
  period: {
    from: string;
    to: string;
    label: string;
    why: string;
  };
  reading: string;
  counts: {
    all: number;
    certain: number;
    open: number;
    no_root: number;
    one_root: number;
    several_roots: number;
    circular: number;
    by_hand: number;
  };
  /** Stories that the list has in all, under its filter. */
  found: number;
  stories: Array<RaceStory>;
  next: string | null;
  /** Documents of these stories in the period that name a brand of the workspace. */
  documents: {
    count: number;
    filter: DocumentFilter;
  };
  /** Documents whose time cannot be right, in all periods. */
  impossibleTimes: {
    count: number;
    filter: DocumentFilter;
  };
};

export type RaceStory = {
  story: string;
  label: string;
  reading: string;
  documents: Door;
  /** Authors and outlets that told it: its reach. */
  tellers: number;
  platforms: Array<string>;
  brands: Array<{
    brand: string;
    name: string;
  }>;
  /** Independent roots: of different authors or outlets. */
  roots: number;
  rootDocuments: Door;
  echoes: Door;
  undetermined: Door;
  undated: Door;
  from: string | null;
  to: string | null;
  /** One where one document was certainly first; else some of those that could have been. */
  first: Array<FirstDocument>;
  couldBeFirst: number;
  second: {
    document: string;
    teller: string;
    minutes: number;
    least: number;
    most: number;
  } | null;
  tenth: {
    document: string;
    teller: string;
    minutes: number;
    least: number;
    most: number;
  } | null;
  press: {
    document: string;
    teller: string;
    minutes: number;
    least: number;
    most: number;
  } | null;
  circles: number;
  /** A person split or merged it. */
  byHand: boolean;
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

export type ReaderCard = {
  /** On what and when, in words. */
  measured: string;
  documents: number;
  /** How many of the documents called first-hand are so, where as many of all that are so are found as the recall says. */
  firstHand: Array<{
    way: string;
    recall: number;
    precision: number;
  }>;
  axes: Array<{
    axis: string;
    ways: Array<{
      /** `leave one source out`: nothing of the source was seen; `known sources`: other documents of it were. */
      name: string;
      macroF1: number;
      low: number;
      high: number;
      calibrationError: number | null;
    }>;
    labels: Array<{
      label: string;
      precision: number | null;
      recall: number | null;
      f1: number;
      support: number | null;
    }>;
    sources: Array<{
      source: string;
      macroF1: number;
      documents: number;
    }>;
    /** Macro-F1 of one person's labels against another's. */
    agreement: number | null;
  }>;
};

export type ReleaseState = "rumoured" | "announced" | "released" | "discontinued" | "unknown";

export type SecondReaderStatus = {
  /** Null where none is set. */
  model: string | null;
  reading: string;
  answered: number;
  refused: number;
  failed: number;
  cost: number;
  labels: Array<{
    axis: string;
    documents: number;
  }>;
  /** The last answers that could not be used, and why. */
  unused: Array<{
    id: string;
    state: "refused" | "failed";
    reason: string;
    at: string;
  }>;
};

export type SkipInput = {
  axes: Array<"level" | "horizon" | "experience" | "tie" | "speaker" | "stance">;
  by?: string;
};

export type SourceInput = {
  /** An address, `r/community`, `#hashtag@server`: what it is is found out. */
  address: string;
  /** The name to give it; made from the address where absent. */
  name?: string;
};

export type SourceList = {
  /** How the sources stand, in one sentence. */
  reading: string;
  sources: Array<LiveSource>;
  notices: Array<SourceNotice>;
  /** False for the shipped sample. */
  canChange: boolean;
  now: string;
};

export type SourceNotice = {
  source: string;
  kind: "quiet" | "failing" | "refused" | "drift" | "missing_key" | "no_contact";
  /** What was seen, in a sentence. */
  text: string;
  /** What can be done about it. */
  next: string;
};

export type SourceTrial = {
  /** The source as it would stand in the workspace file. */
  source: Record<string, unknown>;
  /** How the address was understood. */
  why: string;
  asks: Array<string>;
  limits: Array<string>;
  trials: Array<{
    source: string;
    task: string;
    asks: string;
    outcome: "read" | "unchanged" | "failed" | "refused" | "gone";
    documents: number;
    reason: string;
    requests: number;
    samples: Array<{
      title: string;
      text: string;
      author: string;
      url: string;
      published: string | null;
      grade: "platform" | "feed" | "metadata" | "url" | "text" | "first_sight" | "unknown";
    }>;
  }>;
};

export type StoryEdit = {
  edit: string;
  kind: "split" | "merge";
  /** merge: those of each story. split: those that were taken out, and those that were left. */
  documents: Array<Door>;
  by: string;
  at: string;
  undone: boolean;
  undoneBy: string;
  undoneAt: string | null;
};

export type StoryEditInput = {
  kind: "split" | "merge";
  story: string;
  /** split: the documents that make a story of their own. */
  documents?: Array<string>;
  /** merge: the stories that become one with it. */
  stories?: Array<string>;
  by?: string;
};

export type StoryEditList = {
  edits: Array<StoryEdit>;
};

export type StoryEditResult = {
  edit: string;
  /** The stories that hold the documents of the edit now. */
  stories: Array<string>;
};

export type StoryPage = {
  story: string;
  label: string;
  reading: string;
  documents: Door;
  /** Authors and outlets that told it: its reach. */
  tellers: number;
  platforms: Array<string>;
  brands: Array<{
    brand: string;
    name: string;
  }>;
  /** Independent roots: of different authors or outlets. */
  roots: number;
  rootDocuments: Door;
  echoes: Door;
  undetermined: Door;
  undated: Door;
  from: string | null;
  to: string | null;
  /** One where one document was certainly first; else some of those that could have been. */
  first: Array<FirstDocument>;
  couldBeFirst: number;
  second: {
    document: string;
    teller: string;
    minutes: number;
    least: number;
    most: number;
  } | null;
  tenth: {
    document: string;
    teller: string;
    minutes: number;
    least: number;
    most: number;
  } | null;
  press: {
    document: string;
    teller: string;
    minutes: number;
    least: number;
    most: number;
  } | null;
  circles: number;
  /** A person split or merged it. */
  byHand: boolean;
  /** In order of time; of a large story the first, the roots, what others cite, and the earliest. */
  tellings: Array<Telling>;
  platformLags: Array<{
    source: string;
    documents: Door;
    lag: {
      document: string;
      teller: string;
      minutes: number;
      least: number;
      most: number;
    } | null;
  }>;
  citations: Array<{
    from: string;
    to: string | null;
    kind: string;
    source: string;
    earlier: boolean;
  }>;
  circular: Array<{
    documents: Door;
    tellers: Array<string>;
  }>;
  /** Sources named that were not seen. */
  outside: Array<{
    source: string;
    kind: string;
    documents: Door;
  }>;
  claims: Array<{
    product: string;
    name: string;
    attribute: "launch date" | "price" | "market" | "name" | "specification";
    value: string;
    documents: Door;
    first: string;
    teller: string;
    stated: number;
    hedged: number;
  }>;
  subjects: Array<{
    entity: string;
    name: string;
    kind: "brand" | "product";
    documents: Door;
    /** What the catalogue says of it in the market on the story's first day. */
    state: "rumoured" | "announced" | "released" | "discontinued" | "unknown" | null;
    facts: Array<{
      event: string;
      date: string;
      market: string;
      source: string;
    }>;
  }>;
  copies: Array<{
    a: string;
    b: string;
    kind: "exact" | "near" | "repost" | "quote" | "syndicated" | "press_release" | "rewrite" | "passage";
    score: number;
  }>;
  edits: Array<StoryEdit>;
  /** Other stories on the same products at the same time, which it could be merged with. */
  near: Array<{
    story: string;
    label: string;
    documents: number;
  }>;
};

export type SynchronyWindow = {
  /** Empty for all sources together. */
  source: string;
  kind: string;
  windowSeconds: number;
  chosenBy: "data" | "default" | "setting";
  reason: string;
  gaps: number;
  steps: Array<{
    seconds: number;
    observed: number;
    expected: number;
  }>;
};

export type TellerList = {
  period: {
    from: string;
    to: string;
    label: string;
    why: string;
  };
  reading: string;
  minimum: {
    stories: number;
    documents: number;
  };
  found: number;
  tellers: Array<TellerStanding>;
};

export type TellerStanding = {
  teller: string;
  name: string;
  kind: "outlet" | "account";
  platforms: Array<string>;
  /** Stories of the period that it told and others told too: each opens with its first document in it. */
  stories: {
    count: number;
    filter: DocumentFilter;
  };
  documents: Door;
  /** Stories in which it was certainly first in what we saw, of its stories. */
  firsts: {
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
  /** Documents that are roots, of its documents. */
  roots: {
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
  /** Documents that repeat another as a whole, of its documents. */
  copies: {
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
  /** Minutes from a story's earliest document to its own first, with the 95 % interval of the median. */
  lag: {
    /** Median over its stories; null where no time is known. */
    minutes: number | null;
    low: number | null;
    high: number | null;
    n: number;
    sufficient: boolean;
  };
};

export type Telling = {
  document: string;
  teller: string;
  tellerKey: string;
  source: string;
  voice: "first-hand" | "talk" | "press" | "official" | "paid" | "automated";
  /** Its title, or how it begins. */
  title: string;
  time: DocumentTime;
  role: "root" | "echo" | "undetermined";
  root: string | null;
  /** Certainly first in what we saw. */
  first: boolean;
  /** What it directly goes back to, and how. */
  origin: {
    document: string;
    by: string;
  } | null;
  lagMinutes: number | null;
  /** How it repeats another as a whole. */
  copy: "exact" | "near" | "repost" | "quote" | "syndicated" | "press_release" | "rewrite" | "passage" | null;
  /** Share of its words that no earlier document of the story had, 0 to 1. */
  newWords: number;
  newNumbers: Array<string>;
  newPassages: Array<string>;
  newClaims: Array<{
    product: string;
    name: string;
    attribute: "launch date" | "price" | "market" | "name" | "specification";
    value: string;
  }>;
  /** Why its time cannot be right. */
  timeFlags: Array<string>;
};

export type Threshold = {
  axis: "level" | "horizon" | "experience" | "tie" | "speaker" | "stance";
  threshold: number;
  /** Documents with a probability on the axis and no person's label. */
  read: number;
  /** How many of them are less probable than 0, 0.01, 0.02 … 1: at that threshold they are unclear. */
  under: Array<number>;
  /** Those that the present threshold leaves unclear. */
  filter: {
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
    /** `horizon_disagrees`: text and catalogue disagree on the release state. `impossible_time`: the document's time cannot be right. */
    finding?: "horizon_disagrees" | "impossible_time";
    /** Comma-separated sources. */
    source?: string;
    /** Comma-separated ISO 639-1 codes. */
    lang?: string;
    /** One account within its source, as `source/name`. */
    author?: string;
    /** Documents of one story. */
    story?: string;
    /** Comma-separated places in a story: root, echo, undetermined; `first` for one that was certainly first, `opening` for the first of its teller, `copy` for one that repeats another as a whole. */
    role?: string;
    /** An outlet or author, folded for comparison: its documents in stories that others told too; `any` for all such documents. */
    teller?: string;
    /** What groups posted together: comma-separated groups, or `unexplained`, `explained` or `any`. */
    group?: string;
    /** Comma-separated catalogue ids of brands: documents whose target is one of them or a product of it. */
    about?: string;
    /** Documents that did the same thing: `KIND:OBJECT`, e.g. `link:https://example.org/page` or `hashtags:one two`. */
    object?: string;
    /** A document and its copies. */
    copies_of?: string;
    /** Comma-separated document ids. */
    id?: string;
    /** Documents that a person has labelled: `any`, `AXIS` (or `voice`), `AXIS:RIGHT` or `AXIS:RIGHT:READ` (either may be empty; READ may be `withheld`); `!AXIS` those that nobody has. */
    labelled?: string;
    /** With `labelled`: comma-separated ways in which the label came to be given: drawer, random, uncertain, disagreement, import. */
    drawn?: string;
    /** An axis or `voice`: documents whose reading is what is shown; with `labelled`, those that were read right. */
    agreed?: string;
    /** `AXIS:FROM-TO`: documents whose label on the axis was read with a probability from FROM up to but not including TO. */
    probability?: string;
  };
};

export type ThresholdsInput = {
  thresholds: {
    level?: number;
    horizon?: number;
    experience?: number;
    tie?: number;
    speaker?: number;
    stance?: number;
  };
};

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
