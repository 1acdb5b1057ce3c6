/** An answer of `GET /api/brief`, as far as this file looks into it. */
interface BriefAnswer {
  owners: { brand: string; aspects: unknown[] }[];
  pressure: { reading: string; brands: unknown[]; groups: unknown[] };
  leaks: { reading: string; claims: unknown[] };
  changes: unknown[];
  stories: { first: { document: string }[] }[];
}

const filter = { brand: "xiaomi" };
const door = (count: number) => ({ count, filter });
const rate = (count: number, n: number, low: number, high: number) => ({
  ...door(count),
  n,
  rate: count / n,
  low,
  high,
  sufficient: n >= 30,
  baseFilter: filter,
});
const second = { from: "2016-10-01T10:00:00.000Z", to: "2016-10-01T10:00:01.000Z", grade: "platform", assumedZone: null };
const day = { from: "2016-10-02T00:00:00.000Z", to: "2016-10-03T00:00:00.000Z", grade: "metadata", assumedZone: "UTC" };
const quote = (words: string, polarity: string) => ({
  document: "forum:f0001",
  quote: words,
  author: "somebody",
  source: "forum",
  time: day,
  experience: "specific",
  polarity,
});

/** The answer with every section of the brief filled, so that each is drawn whatever the sample happens to hold. */
export function filledBrief(answer: BriefAnswer): BriefAnswer {
  const aspects = ["battery", "camera", "display", "performance", "software", "build", "price"].map((aspect, index) => ({
    aspect,
    positive: door(3 * index),
    negative: door(20 - 3 * index),
    other: door(index % 2),
    share: index === 0 ? rate(0, 20, 0, 0.16) : rate(3 * index, 40, 0.05 * index, 0.1 + 0.1 * index),
    quotes: [quote("lasts me from breakfast to past midnight", "positive"), quote("and then it rebooted on the ski lift", "negative")],
  }));
  const group = (number: number, explanation: string | null) => ({
    group: `group-${number}`,
    accounts: 9,
    documents: door(14),
    objects: 4,
    observed: 41,
    expected: explanation === null ? 1.3 : null,
    q: explanation === null ? 0.0002 : null,
    explanation,
    brands: [{ brand: "xiaomi", name: "Xiaomi", documents: 14, negative: 13, positive: 0 }],
    reading: "Nine accounts posted the same sentence on four evenings.",
  });
  const claim = (attribute: string, value: string, by: string[]) => ({
    product: "xiaomi/mi-note-2",
    name: "Xiaomi Mi Note 2",
    attribute,
    value,
    documents: door(5),
    stated: 2,
    hedged: 3,
    firstSeen: second,
    by,
  });
  const change = (changed: string, metric: string, n: number) => ({
    brand: "xiaomi",
    metric,
    now: rate(40, 160, 0.19, 0.32),
    before: rate(1, n, 0.01, 0.2),
    changed,
    reading: `Xiaomi, ${metric}: ${changed}.`,
  });
  return {
    ...answer,
    owners: answer.owners.map((owner, index) => ({ ...owner, aspects: index < 2 ? aspects : [] })),
    pressure: {
      reading: "Two groups moved together; for one of them a sale explains it.",
      brands: [
        {
          brand: "xiaomi",
          name: "Xiaomi",
          ours: true,
          documents: door(14),
          against: door(13),
          for: door(0),
          reading: "Posts of one group.",
        },
      ],
      groups: [group(1, null), group(2, "a sale that many announced")],
    },
    leaks: {
      reading: "Two claims were told before it was official.",
      claims: [claim("price", "349 USD", []), claim("launch date", "25 October", ["a newspaper"])],
    },
    changes: [
      change("up", "first-hand share", 80),
      change("down", "talk of what will be", 80),
      change("no clear change", "share of people's talk", 40),
      change("insufficient data", "talk of products", 9),
    ],
    stories: answer.stories.map((story, index) => (index === 0 ? { ...story, first: [] } : story)),
  };
}
