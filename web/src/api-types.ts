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
  habitP: number | null;
  verdict: EdgeVerdict;
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
  /** An outlet or author, folded for comparison: its documents in stories that others told too. */
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
    habitP: number | null;
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
    } | null;
    /** Its members' stance in their other posts, toward other brands. */
    elsewhere: {
      documents: number;
      negative: Rate;
      positive: Rate;
    } | null;
    /** The stance of accounts in no group toward the target. */
    others: {
      documents: number;
      negative: Rate;
      positive: Rate;
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
