/**
 * A stand-in for the server while the app is drawn: answers in the API's shapes from a small invented workspace.
 * `npx tsx web/dev/mock-api.ts [port]` serves it with the built page.
 */
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Brief, BrandStanding, DocumentDetail, DocumentFilter, DocumentItem, Door, OpenRate, Voice, WorkspaceStatus } from "../src/api-types.js";

const from = "2016-10-01";
const to = "2016-12-31";
const brands = [
  { id: "nimbus", name: "Nimbus" },
  { id: "corvid", name: "Corvid" },
  { id: "halden", name: "Halden" },
];
const products: Record<string, [string, string]> = {
  nimbus: ["nimbus/air-4", "Nimbus Air 4"],
  corvid: ["corvid/c7-plus", "Corvid C7 Plus"],
  halden: ["halden/one", "Halden One"],
};

interface Made extends DocumentItem {
  brand: string;
  at: number;
  stands: string;
  experience: string;
  level: string;
  horizon: string;
  stance: string;
  tie: string;
  speaker: string;
  aspect?: string;
  polarity?: string;
  quote?: string;
  corrections: DocumentDetail["corrections"];
}

let seed = 7;
const random = () => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

const owners: [string, string, string, string][] = [
  ["Three weeks with the {p} now and the battery still gets me from breakfast to past midnight, even with maps running on the drive home.", "battery", "positive", "the battery still gets me from breakfast to past midnight"],
  ["My {p} reboots every time I open the camera in the cold. Happened twice on the ski lift yesterday. Anybody found a fix?", "camera", "negative", "reboots every time I open the camera in the cold"],
  ["Swapped from my old phone to the {p} in October. Screen is lovely, but the speaker buzzes above half volume.", "audio", "negative", "the speaker buzzes above half volume"],
  ["Dropped the {p} down two flights of stairs and it came out with one scuff. Not bad for a thing made of glass.", "build", "positive", "came out with one scuff"],
  ["Love my {p}, best purchase this year.", "other", "positive", "best purchase this year"],
  ["After the update last night my {p} loses signal in the kitchen where the old one had four bars.", "connectivity", "negative", "loses signal in the kitchen"],
  ["I paid 349 for the {p} and for that money I have no complaints at all.", "price", "positive", "for that money I have no complaints at all"],
  ["Sent the {p} back twice. Second one had the same yellow tint along the left edge as the first.", "display", "negative", "the same yellow tint along the left edge"],
];
const talkers = [
  "Anyone else waiting for the {p}? Thinking of skipping this year otherwise.",
  "Not sure why everybody is so excited about the {p}, the last one was dull enough.",
  "{b} really needs to sort out its shops, there are two in the whole state.",
  "So is the {p} coming here or not? Every week another date.",
  "If the {p} has that screen I am done with my old phone.",
  "The queue in front of the {b} shop went round the block this morning.",
];
const press = [
  ["{p} could arrive in the US before the holidays, supply chain report says", "People familiar with the plans expect the first units in late November, though nothing is settled."],
  ["{b} unveils the {p} with a ceramic back and a bigger battery", "Sales begin on 4 November in three countries. Prices were not given for the US."],
  ["{b} reports a record quarter, warns of a slower winter", "The company points to its cheaper line and to stronger sales outside its home market."],
  ["{p} review roundup: what the first testers say", "Praise for the screen, doubts about the software, and no agreement on the camera."],
];
const paid = ["{p} unlocked, new in box, 20 % off today only, free shipping. Code AUTUMN20", "I was sent the {p} for this video, thanks to {b} for the early unit! Full thoughts at the link. #ad"];
const official = ["Meet the {p}. Pre-orders open on Friday.", "We are looking into reports about the {p} and will share what we learn."];
const machine = ["[feed] {p}: deals, news and rumours of the day", "Now playing on my {p}: Autumn Radio"];

const documents: Made[] = [];
function make(brand: { id: string; name: string }, voice: Voice, text: string, title: string, more: Partial<Made>): Made {
  const number = documents.length + 1;
  const late = random() ** 0.7;
  const at = Date.parse(from) + Math.floor((0.55 * late + 0.45 * random()) * 91.9 * 86_400_000);
  const fill = (words: string) => words.replaceAll("{p}", products[brand.id]![1]).replaceAll("{b}", brand.name);
  const source = voice === "press" ? pick(["headlines", "feeds"]) : pick(["forum", "microblog", "reviews"]);
  const dayOnly = source === "reviews";
  const start = dayOnly ? Math.floor(at / 86_400_000) * 86_400_000 : at;
  const document: Made = {
    id: `${source}:${number}`,
    source,
    url: `https://example.org/${source}/${number}`,
    author: voice === "press" ? "" : `${pick(["marlow", "tess", "ondine", "piet", "juno", "abel", "rika", "sol"])}_${number % 97}`,
    publication: voice === "press" ? pick(["The Daily Handset", "Northern Wire", "Gadget Post"]) : "",
    title: fill(title),
    text: fill(text),
    time: { from: new Date(start).toISOString(), to: new Date(start + (dayOnly ? 86_400_000 : 1000)).toISOString(), grade: dayOnly ? "metadata" : "platform", assumedZone: dayOnly ? "UTC" : null },
    lang: random() < 0.9 ? "en" : pick(["es", "de", "zh"]),
    voice,
    target: { label: products[brand.id]![1], entity: products[brand.id]![0], p: 0.93 },
    labels: {},
    copies: 0,
    copyOf: null,
    story: null,
    group: null,
    snippet: null,
    highlights: [],
    brand: brand.id,
    at: start,
    stands: "talk",
    experience: "none",
    level: "product",
    horizon: "unclear",
    stance: "neutral",
    tie: "none_found",
    speaker: "person",
    corrections: [],
    ...more,
  };
  if (more.quote) document.quote = fill(more.quote);
  documents.push(document);
  return document;
}

for (const [index, brand] of brands.entries()) {
  const size = [1, 2.4, 0.7][index]!;
  for (let i = 0; i < 46 * size; i += 1) {
    const [text, aspect, polarity, quote] = pick(owners);
    const experience = text.startsWith("Love") ? "claimed" : "specific";
    make(brand, "first-hand", text, "", { aspect, polarity, quote, experience, horizon: "released", stance: polarity, stands: experience === "specific" ? "specific" : "first_hand" });
  }
  for (let i = 0; i < 150 * size; i += 1) {
    const text = pick(talkers);
    make(brand, "talk", text, "", { level: text.includes("{b}") ? "brand" : "product", horizon: text.includes("waiting") || text.includes("coming") ? "rumoured" : "unclear" });
  }
  for (let i = 0; i < 70 * size; i += 1) {
    const [title, text] = pick(press) as [string, string];
    make(brand, "press", text, title, { speaker: "publication", level: title.includes("quarter") ? "brand" : "product", horizon: title.includes("could") ? "rumoured" : title.includes("unveils") ? "announced" : "released", story: title.includes("could") ? `story-${brand.id}` : null });
  }
  for (let i = 0; i < 36 * size; i += 1) make(brand, "paid", pick(paid), "", { tie: "seller", stands: "paid_official", horizon: "released", stance: "positive", speaker: "shop" });
  for (let i = 0; i < 9 * size; i += 1) make(brand, "official", pick(official), "", { tie: "official", stands: "paid_official", speaker: "brand", horizon: "announced" });
  for (let i = 0; i < 22 * size; i += 1) make(brand, "automated", pick(machine), "", { speaker: "automated", stands: "automated" });
  for (let i = 0; i < 14 * size; i += 1) make(brand, "talk", "The {p} is finished, everybody sends it back. Look it up.", "", { stands: "synchronised", group: `group-${index + 1}`, stance: "negative", horizon: "released" });
  const original = make(brand, "press", press[1]![1]!, press[1]![0]!, { speaker: "publication", horizon: "announced" });
  for (let i = 0; i < 95 * size; i += 1) {
    make(brand, "press", press[1]![1]!, press[1]![0]!, { speaker: "publication", horizon: "announced", stands: "copies", copyOf: original.id });
    original.copies += 1;
  }
}
documents.push({ ...documents[3]!, id: "forum:undated", time: { from: null, to: null, grade: "unknown", assumedZone: null }, at: Number.NaN, corrections: [] });

const removalOrder = ["copies", "paid_official", "automated", "synchronised"];
const stepOrder = ["all", ...removalOrder, "talk", "first_hand", "specific"];

function fits(document: Made, filter: DocumentFilter): boolean {
  const any = (list: string | undefined, value: string) => !list || list.split(",").includes(value);
  if (Number.isNaN(document.at)) {
    if (filter.undated === undefined && (filter.from || filter.to)) return false;
  } else if (filter.undated === "only") return false;
  else {
    if (filter.from && document.at < Date.parse(filter.from)) return false;
    if (filter.to && document.at >= (filter.to.length === 10 ? Date.parse(filter.to) + 86_400_000 : Date.parse(filter.to))) return false;
  }
  if (!any(filter.brand, document.brand) || !any(filter.voice, document.voice) || !any(filter.source, document.source)) return false;
  for (const axis of ["level", "horizon", "experience", "tie", "speaker", "stance"] as const) if (!any(filter[axis], document[axis])) return false;
  if (filter.product && document.target.entity !== filter.product) return false;
  if (!any(filter.lang, document.lang) || !any(filter.id, document.id)) return false;
  if (filter.aspect && (document.aspect !== filter.aspect || (filter.polarity && document.polarity !== filter.polarity))) return false;
  if (filter.story && document.story !== filter.story) return false;
  if (filter.group && document.group !== filter.group) return false;
  if (filter.author && `${document.source}/${document.author}` !== filter.author) return false;
  if (filter.copies_of && document.id !== filter.copies_of && document.copyOf !== filter.copies_of) return false;
  if (filter.removed && document.stands !== filter.removed) return false;
  if (filter.step) {
    const removedAt = removalOrder.indexOf(document.stands);
    const step = stepOrder.indexOf(filter.step);
    if (removedAt !== -1 && removedAt + 1 <= step) return false;
    if (filter.step === "first_hand" && document.experience === "none") return false;
    if (filter.step === "specific" && document.experience !== "specific") return false;
  }
  if (filter.q) {
    const whole = `${document.title} ${document.text}`.toLowerCase();
    if (!filter.q.toLowerCase().split(/\s+/).every((word) => whole.includes(word))) return false;
  }
  return true;
}
const found = (filter: DocumentFilter) => documents.filter((document) => fits(document, filter));
const door = (filter: DocumentFilter): Door => ({ count: found(filter).length, filter });

function rate(filter: DocumentFilter, baseFilter: DocumentFilter): OpenRate {
  const count = found(filter).length;
  const n = found(baseFilter).length;
  const p = n ? count / n : 0;
  const z2 = 3.84;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (1.96 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { count, n, rate: p, low: n ? Math.max(0, centre - half) : 0, high: n ? Math.min(1, centre + half) : 1, sufficient: n >= 30, filter, baseFilter };
}
const pct = (r: OpenRate) => `${Math.round(r.rate * 100)} % (${Math.round(r.low * 100)} to ${Math.round(r.high * 100)}, n = ${r.n})`;

function brief(query: URLSearchParams): Brief {
  const period = { from: query.get("from") ?? from, to: query.get("to") ?? to };
  const standings: BrandStanding[] = brands.map((brand, index) => {
    const base = { brand: brand.id, ...period };
    const firstHand = rate({ ...base, step: "first_hand" }, { ...base, step: "talk" });
    return {
      brand: brand.id,
      name: brand.name,
      ours: index === 0,
      steps: stepOrder.map((step) => ({
        step: step as BrandStanding["steps"][number]["step"],
        label: step,
        left: door({ ...base, step: step as "talk" }),
        removed: removalOrder.includes(step) ? door({ ...base, removed: step as "copies" }) : null,
      })),
      shareOfTalk: rate({ ...base, step: "talk" }, { ...period, brand: brands.map((b) => b.id).join(","), step: "talk" }),
      firstHand,
      specific: rate({ ...base, step: "specific" }, { ...base, step: "talk" }),
      willBe: rate({ ...base, step: "talk", level: "product", horizon: "rumoured,announced" }, { ...base, step: "talk", level: "product", horizon: "rumoured,announced,released" }),
      productTalk: rate({ ...base, step: "talk", level: "product" }, { ...base, step: "talk", level: "product,brand" }),
      horizon: Object.fromEntries(["rumoured", "announced", "released", "unclear"].map((horizon) => [horizon, door({ ...base, step: "talk", level: "product", horizon })])),
      level: Object.fromEntries(["product", "brand", "none"].map((level) => [level, door({ ...base, step: "talk", level })])),
      voices: Object.fromEntries(["first-hand", "talk", "press", "official", "paid", "automated"].map((voice) => [voice, door({ ...base, voice })])),
      reading: `${pct(firstHand)} of what is said about ${brand.name}, once copies, paid and machine-made posts are out, is lived experience.`,
    };
  });
  const days = 92;
  const buckets = Array.from({ length: Math.ceil(days / 7) }, (_, i) => new Date(Date.parse(from) + i * 7 * 86_400_000).toISOString());
  const bucketFilter = (start: string) => ({ from: start, to: new Date(Date.parse(start) + 7 * 86_400_000).toISOString() });
  const [ours] = standings;
  return {
    workspace: { name: "Nimbus, autumn 2016", brand: "nimbus", rivals: ["corvid", "halden"], market: "US", sample: true },
    period: { ...period, label: "1 Oct to 31 Dec 2016", why: "The newest three months with documents of every brand.", zone: "UTC" },
    previous: { from: "2016-07-01", to: "2016-09-30", label: "1 Jul to 30 Sep 2016" },
    headline: "Most of what is said about Nimbus is said by somebody else: one voice in five has used it.",
    sentences: [
      `Of ${ours!.steps[0]!.left.count} mentions, ${ours!.steps[5]!.left.count} are left when copies, paid, automated and synchronised posts are taken out; ${ours!.steps[6]!.left.count} of those say that they own or used the product.`,
      "Against Corvid the share of lived experience shows no clear difference; Halden has too few documents for half of the questions.",
      "One group of accounts moved together against the Air 4 in November, by odds that chance does not explain.",
    ],
    totals: { documents: door({ ...period }), period: door({ ...period }), undated: door({ undated: "only" }), all: { count: documents.length, filter: { undated: "include" } }, rows: documents.length + 31 + 4, duplicates: 31, quarantined: 4 },
    standings,
    timeline: {
      bucket: "week",
      buckets,
      series: brands.map((brand, index) => ({
        brand: brand.id,
        name: brand.name,
        counts: buckets.map((start) => door({ brand: brand.id, ...bucketFilter(start) })),
        voices: Object.fromEntries(["first-hand", "talk", "press", "official", "paid", "automated"].map((voice) => [voice, buckets.map((start) => found({ brand: brand.id, voice, ...bucketFilter(start) }).length)])),
        events: index === 2 ? [] : [
          { at: `2016-10-${12 + index * 8}T00:00:00Z`, label: `${products[brand.id]![1]} announced`, source: "maker's notice" },
          { at: `2016-11-${10 + index * 9}T00:00:00Z`, label: `${products[brand.id]![1]} released`, source: "maker's notice" },
        ],
      })),
    },
    owners: brands.map((brand) => {
      const base = { brand: brand.id, ...period, voice: "first-hand" };
      return {
        brand: brand.id,
        name: brand.name,
        reading: `Owners of ${brand.name} are of two minds about the camera and of one about the battery.`,
        documents: door(base),
        aspects: ["battery", "camera", "audio", "build", "connectivity", "price", "display"].map((aspect) => ({
          aspect,
          positive: door({ ...base, aspect, polarity: "positive" }),
          negative: door({ ...base, aspect, polarity: "negative" }),
          other: door({ ...base, aspect, polarity: "mixed" }),
          share: rate({ ...base, aspect, polarity: "positive" }, { ...base, aspect }),
          quotes: found({ ...base, aspect }).slice(0, 3).map((document) => ({ document: document.id, quote: document.quote ?? document.text, author: document.author, source: document.source, time: document.time, experience: document.experience, polarity: document.polarity ?? "" })),
        })),
      };
    }),
    stories: brands.map((brand, index) => {
      const members = found({ story: `story-${brand.id}` }).sort((a, b) => a.at - b.at);
      const one = (document: Made) => ({ document: document.id, author: document.author, publication: document.publication, source: document.source, time: document.time });
      return {
        story: `story-${brand.id}`,
        label: `${products[brand.id]![1]} in the US before the holidays`,
        documents: door({ story: `story-${brand.id}` }),
        accounts: 12 + index,
        sources: ["feeds", "headlines"],
        brands: [brand.id],
        start: members[0]!.time,
        first: index === 1 ? members.slice(0, 2).map(one).map((f, i) => ({ ...f, time: { from: `2016-10-03T0${4 + i * 2}:00:00Z`, to: `2016-10-03T${12 + i * 4}:00:00Z`, grade: "text" as const, assumedZone: "UTC" } })) : index === 2 ? [] : members.slice(0, 1).map(one),
        reading: `${members.length} documents tell that it comes to the US; most go back to one report.`,
        roots: 1 + index,
        echoes: members.length - 1 - index,
        medianLagMinutes: index === 2 ? null : 340,
        horizon: "rumoured",
      };
    }),
    pressure: {
      reading: "Two groups of accounts shared the same words within minutes of one another; for one of them a sale explains it.",
      groups: [1, 2].map((number) => ({
        group: `group-${number}`,
        accounts: 9,
        documents: door({ group: `group-${number}` }),
        objects: 4,
        observed: 41,
        expected: number === 1 ? 1.3 : null,
        q: number === 1 ? 0.0002 : null,
        explanation: number === 1 ? null : "a sale that many announced",
        brands: [{ brand: "nimbus", name: "Nimbus", documents: 14, negative: 14, positive: 0 }],
        reading: "Nine accounts posted the same sentence on four evenings.",
      })),
    },
    leaks: {
      reading: "Three claims about the Air 4 were told before it was official; the date is the one most repeated.",
      claims: ["2016-11-25", "349 USD", "ceramic back"].map((value, index) => ({
        product: "nimbus/air-4",
        name: "Nimbus Air 4",
        attribute: ["launch date", "price", "specification"][index]!,
        value,
        documents: door({ story: "story-nimbus" }),
        stated: 4 - index,
        hedged: 11 + index,
        firstSeen: documents[index * 40]!.time,
        by: index === 0 ? ["Northern Wire"] : [],
      })),
    },
    changes: standings.slice(0, 3).map((standing, index) => ({
      brand: standing.brand,
      metric: "first-hand",
      now: standing.firstHand,
      before: index === 2 ? { ...standing.firstHand, n: 12, count: 3, sufficient: false } : { ...standing.firstHand, rate: 0.13, low: 0.1, high: 0.17, count: 52, n: 402 },
      changed: (["up", "no clear change", "insufficient data"] as const)[index]!,
      reading: [`First-hand voices on ${standing.name} grew from 13 % to ${Math.round(standing.firstHand.rate * 100)} %.`, `${standing.name}: no clear change in first-hand voices.`, `${standing.name} had too few documents before to compare.`][index]!,
    })),
    insufficient: [
      { question: "Do Halden’s owners like its camera?", have: 9, need: 30, next: "Import a shop’s reviews or a forum of the Halden One." },
      { question: "Is Spanish talk about Nimbus first-hand?", have: 14, need: 30, next: "Widen the period, or add a Spanish-language source." },
    ],
    languages: ["en", "es", "de", "zh"].map((lang) => ({ lang, documents: door({ lang, ...period }), readInFull: lang === "en" })),
    made: { at: new Date().toISOString(), reader: "0.1", version: "0.1.0" },
  };
}

function item(document: Made): DocumentItem {
  const label = (value: string, p: number, axis: string) => ({ label: value, p, corrected: document.corrections.some((c) => c.axis === axis && !c.undone) });
  return {
    ...document,
    labels: {
      level: label(document.level, 0.94, "level"),
      horizon: label(document.horizon, 0.81, "horizon"),
      experience: label(document.experience, 0.88, "experience"),
      tie: label(document.tie, 0.9, "tie"),
      speaker: label(document.speaker, 0.92, "speaker"),
      stance: label(document.stance, 0.71, "stance"),
    },
  };
}

const choices: Record<string, string[]> = {
  level: ["product", "brand", "none"],
  horizon: ["rumoured", "announced", "released", "unclear"],
  experience: ["none", "claimed", "specific"],
  tie: ["official", "seller", "compensated", "none_found"],
  speaker: ["person", "publication", "brand", "shop", "automated"],
  stance: ["positive", "negative", "mixed", "neutral"],
};

function detail(document: Made): DocumentDetail {
  const at = (words: string) => {
    const start = document.text.indexOf(words);
    return start === -1 ? null : { start, end: start + words.length };
  };
  const name = document.target.label ?? "";
  const evidence = [
    { axis: "level", cue: "names one product", words: name },
    { axis: "experience", cue: "says how long used", words: "Three weeks with the" },
    { axis: "experience", cue: "reports what happened", words: document.quote ?? "" },
    { axis: "stance", cue: "evaluating words", words: document.quote?.slice(0, 24) ?? "" },
    { axis: "experience", cue: "says that it is theirs", words: `My ${name}` },
    { axis: "horizon", cue: "in use", words: "even with maps running" },
    { axis: "horizon", cue: "asks whether it comes", words: "coming here or not" },
    { axis: "tie", cue: "a coupon code", words: "Code AUTUMN20" },
  ].flatMap(({ axis, cue, words }) => {
    const span = words ? at(words) : null;
    return span ? [{ ...span, axis, cue, weight: 0.3 }] : [];
  });
  const span = at(name) ?? { start: 0, end: 0 };
  return {
    ...item(document),
    client: "web",
    product: document.source === "reviews" ? name : "",
    rating: document.source === "reviews" ? 4 : null,
    forum: document.source === "forum" ? "handsets" : "",
    replyTo: "",
    links: ["https://example.org/a", "javascript:alert(1)"],
    fullText: document.text,
    file: "autumn.jsonl",
    line: Number(document.id.split(":")[1]) || 1,
    extra: { likes: 3, tags: ["a", "b"] },
    mentions: [{ ...span, text: name, entity: document.target.entity, kind: "product", name }, { start: 0, end: 3, text: "N", entity: document.brand, kind: "brand", name: document.brand }],
    evidence,
    aspects: document.quote ? [{ ...(at(document.quote) ?? span), aspect: document.aspect!, polarity: document.polarity!, quote: document.quote }] : [],
    claims: [],
    explanations: Object.entries(choices).map(([axis, list]) => {
      const active = document.corrections.filter((c) => c.axis === axis && !c.undone).at(-1);
      return {
        axis,
        label: String(document[axis as "level"]),
        p: { level: 0.94, horizon: 0.81, experience: 0.88, tie: 0.9, speaker: 0.92, stance: 0.71 }[axis] ?? 0.5,
        sentence: { experience: "The writer reports own use with details that come from use.", tie: "No tie found in the text, its links or its account; that is not the same as none.", level: "It is about one product that a person could buy." }[axis] ?? "The words underlined decided it.",
        choices: list,
        corrected: active ? { by: active.by, at: active.at, from: "none", correction: active.id } : null,
      };
    }),
    releaseState: { state: "released", sentence: `On that day the ${name} was released in the US, by the catalogue.`, disagrees: document.horizon === "rumoured" },
    copyLinks: documents.filter((other) => other.copyOf === document.id).slice(0, 20).map((other) => ({ id: other.id, kind: "near", score: 0.94, author: other.author || other.publication, source: other.source, time: other.time })),
    corrections: document.corrections,
  };
}

const status = (): WorkspaceStatus => ({
  name: "Nimbus, autumn 2016",
  sample: true,
  brand: brands[0]!,
  rivals: brands.slice(1),
  market: "US",
  period: { from, to },
  documents: documents.length,
  rows: documents.length + 35,
  duplicates: 31,
  quarantined: 4,
  unread: 0,
  sources: ["forum", "microblog", "reviews", "headlines", "feeds"].map((source, index) => {
    const all = found({ source, undated: "include" });
    const times = all.map((d) => d.at).filter((t) => !Number.isNaN(t)).sort((a, b) => a - b);
    return { source, documents: all.length, first: new Date(times[0]!).toISOString(), last: new Date(index === 2 ? Date.parse("2016-12-01") : times.at(-1)!).toISOString(), undated: all.filter((d) => Number.isNaN(d.at)).length };
  }),
  busy: null,
  version: "0.1.0",
});

function facets(list: Made[]) {
  const tally = (name: string, value: (d: Made) => string | null, label = (v: string) => v) => {
    const counts = new Map<string, number>();
    for (const d of list) {
      const v = value(d);
      if (v) counts.set(v, (counts.get(v) ?? 0) + 1);
    }
    return { name, values: [...counts].sort((a, b) => b[1] - a[1]).map(([v, count]) => ({ value: v, label: label(v), count })) };
  };
  return [
    tally("voice", (d) => d.voice),
    tally("horizon", (d) => d.horizon),
    tally("level", (d) => d.level),
    tally("brand", (d) => d.brand, (v) => brands.find((b) => b.id === v)!.name),
    tally("product", (d) => d.target.entity, (v) => Object.values(products).find((p) => p[0] === v)![1]),
    tally("source", (d) => d.source),
    tally("lang", (d) => d.lang),
    tally("story", (d) => d.story, () => "In the US before the holidays"),
    tally("group", (d) => d.group, (v) => v.replace("-", " ")),
  ];
}

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml" };

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://mock");
  const json = (value: unknown, code = 200) => {
    response.writeHead(code, { "content-type": "application/json" });
    response.end(JSON.stringify(value));
  };
  const missing = () => json({ type: "about:blank", title: "No such document", status: 404, detail: "It may have been imported into another workspace.", code: "not_found" }, 404);
  const path = url.pathname;
  if (path === "/api/workspace") return json(status());
  if (path === "/api/brief") return json(brief(url.searchParams));
  if (path === "/api/quarantine") {
    return json({ total: 4, rows: [11, 12, 90, 404].map((line) => ({ file: "autumn.jsonl", line, code: "broken_json", reason: "The line ends inside a string", raw: '{"id": "x", "text": "and then', at: "2016-12-31T10:00:00Z" })), next: null });
  }
  if (path === "/api/events") {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`event: status\ndata: ${JSON.stringify(status())}\n\n`);
    return;
  }
  if (path === "/api/documents") {
    const list = found(Object.fromEntries(url.searchParams) as DocumentFilter).sort((a, b) => (url.searchParams.get("sort") === "oldest" ? a.at - b.at : (b.at || 0) - (a.at || 0)));
    const offset = Number(url.searchParams.get("page") ?? 0);
    const limit = Number(url.searchParams.get("limit") ?? 50);
    const q = url.searchParams.get("q")?.toLowerCase().split(/\s+/)[0];
    return json({
      total: list.length,
      documents: list.slice(offset, offset + limit).map((document) => {
        const hit = q ? document.text.toLowerCase().indexOf(q) : -1;
        return { ...item(document), highlights: q && hit >= 0 ? [{ start: hit, end: hit + q.length }] : [] };
      }),
      next: offset + limit < list.length ? String(offset + limit) : null,
      facets: facets(list),
      reading: `${list.length} documents, ${list.filter((d) => d.voice === "first-hand").length} of them first-hand.`,
    });
  }
  const one = /^\/api\/documents\/([^/]+)(\/corrections(?:\/([^/]+))?)?$/.exec(path);
  if (one) {
    const document = documents.find((d) => d.id === decodeURIComponent(one[1]!));
    if (!document) return missing();
    if (request.method === "POST") {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const input = JSON.parse(Buffer.concat(chunks).toString()) as { axis: "level"; label: string; by: string };
      document.corrections.push({ id: `c${document.corrections.length + 1}`, axis: input.axis, label: input.label, by: input.by, at: new Date().toISOString(), undone: false });
      document[input.axis] = input.label;
    } else if (request.method === "DELETE") {
      const correction = document.corrections.find((c) => c.id === one[3]);
      if (correction) {
        correction.undone = true;
        document[correction.axis as "level"] = correction.axis === "experience" ? "specific" : "unclear";
      }
    }
    return json(detail(document));
  }
  const file = join(dist, path === "/" ? "index.html" : path);
  const shown = file.startsWith(dist) && existsSync(file) && extname(file) ? file : join(dist, "index.html");
  response.writeHead(200, { "content-type": types[extname(shown)] ?? "application/octet-stream" });
  if (extname(shown) === ".html") response.end(readFileSync(shown));
  else createReadStream(shown).pipe(response);
}

export function startMock(port: number): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => void answer(request, response));
  return new Promise((resolve) =>
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve({
        url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`,
        close: async () => {
          server.closeAllConnections();
          server.close();
        },
      });
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await startMock(Number(process.argv[2] ?? 4321))).url);
