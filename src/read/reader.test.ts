import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { timed } from "../../test/processor-time.js";
import { buildCatalogue } from "../catalogue/catalogue.js";
import type { DocumentLine } from "../core/document.js";
import { axisLabels, type Reading } from "../core/reading.js";
import { createReader, type Reader } from "./reader.js";

const catalogue = buildCatalogue({
  brands: [
    { id: "samsung", name: "Samsung" },
    { id: "motorola", name: "Motorola" },
  ],
  products: [
    { brand: "samsung", name: "Galaxy S7", kind: "phone" },
    { brand: "samsung", name: "Galaxy S8", kind: "phone" },
    { brand: "motorola", name: "Moto Z", kind: "phone" },
  ],
  facts: [
    { product: "samsung/galaxy-s7", market: "*", event: "announced", date: "2016-02-21", source: "test" },
    { product: "samsung/galaxy-s7", market: "US", event: "released", date: "2016-03-11", source: "test" },
    { product: "samsung/galaxy-s8", market: "*", event: "announced", date: "2017-03-29", source: "test" },
  ],
});
let reader: Reader;
beforeAll(() => {
  reader = createReader({ catalogue, market: "US" });
});

const line = (text: string, more: Partial<DocumentLine> = {}): DocumentLine => ({
  id: "1",
  source: "test",
  text,
  published: "2016-05-01",
  ...more,
});
const owner = "After two weeks with my Galaxy S7 the battery still lasts all day, I love it";

describe("what is read", () => {
  test("an owner's report is first-hand, specific and about a released product", () => {
    const reading = reader.read(line(owner));
    expect(reading).toMatchObject({
      id: "1",
      lang: "en",
      target: { entity: "samsung/galaxy-s7" },
      level: { label: "product" },
      horizon: { label: "released" },
      experience: { label: "specific" },
      tie: { label: "none_found" },
      speaker: { label: "person" },
      voice: "first-hand",
      release_state: "released",
      repost: false,
      read_in_full: true,
    });
  });

  test("a leak is rumoured, and says on which words", () => {
    const text = "Leak suggests Samsung could launch the Galaxy S8 in April";
    const reading = reader.read(line(text, { published: "2017-01-10" }));
    expect(reading.horizon.label).toBe("rumoured");
    expect(reading.release_state).toBe("rumoured");
    expect(reading.experience.label).toBe("none");
  });

  test("a coupon with a code is paid, and its evidence lies in the text", () => {
    const text = "Get 20% off Galaxy S7 cases today with coupon code SAVE20, shop now https://example.com/deal?tag=abc";
    const reading = reader.read(line(text));
    expect(reading.tie.label).toBe("seller");
    expect(reading.voice).toBe("paid");
    expect(reading.disclosed.label).not.toBeNull();
    expect(reading.evidence.some(({ axis }) => axis === "tie")).toBe(true);
  });

  test("a feed relay is automated whatever it carries", () => {
    const reading = reader.read(
      line("Samsung Galaxy S7 gets a new update https://example.com/a", { author: "feed_account", client: "dlvr.it" }),
    );
    expect(reading.speaker.label).toBe("automated");
  });

  test("a repost is marked", () => {
    expect(reader.read(line("RT @someone: the Galaxy S7 is great")).repost).toBe(true);
  });

  test("a named entity can be made the target", () => {
    const text = "Moved from the Moto Z to the Galaxy S7";
    expect(reader.read(line(text), "motorola/moto-z").target).toMatchObject({ entity: "motorola/moto-z", label: "Motorola Moto Z" });
    expect(reader.read(line(text), "samsung/galaxy-s7").release_state).toBe("released");
  });
});

describe("probabilities", () => {
  test("an axis below its threshold is unclear and keeps its probability", () => {
    const strict = createReader({ catalogue, thresholds: { stance: 1.01 } });
    const reading = strict.read(line(owner));
    expect(reading.stance).toEqual({ label: "unclear", p: reader.read(line(owner)).stance.p });
  });

  test("the same document gives the same reading, whatever was read before", () => {
    const first = reader.read(line(owner));
    reader.read(line("Samsung shares fall after a lawsuit"));
    expect(reader.read(line(owner))).toEqual(first);
    expect(createReader({ catalogue, market: "US" }).read(line(owner))).toEqual(first);
  });
});

describe("evidence", () => {
  test("is sorted within an axis, lies within the text and never claims more than the probability", () => {
    for (const text of [
      owner,
      "RT to win a Galaxy S7! Giveaway ends today",
      "Samsung unveils the Galaxy S8 at its event, pre-orders open Friday",
    ]) {
      const reading = reader.read(line(text));
      expect(reading.evidence.length).toBeGreaterThan(0);
      const last = new Map<string, number>();
      for (const { axis, start, end, weight, cue } of reading.evidence) {
        expect(text.slice(start, end).length).toBe(end - start);
        expect(cue.length).toBeGreaterThan(5);
        expect(weight!).toBeGreaterThanOrEqual(0);
        expect(weight!).toBeLessThanOrEqual(last.get(axis) ?? 1);
        last.set(axis, weight!);
      }
    }
  });

  test("blanking the strongest span of a label lowers its probability in the text itself", () => {
    const cases: [string, "experience" | "tie"][] = [
      [owner, "experience"],
      ["Had my Galaxy S7 for a month and it keeps rebooting every night", "experience"],
      ["Huge giveaway, enter to win a Galaxy S7", "tie"],
    ];
    for (const [text, axis] of cases) {
      const reading = reader.read(line(text));
      const span = reading.evidence.find((evidence) => evidence.axis === axis && evidence.end > 0)!;
      const blanked = text.slice(0, span.start) + " ".repeat(span.end - span.start) + text.slice(span.end);
      expect(probabilityOf(reader.read(line(blanked)), axis, reading[axis].label)).toBeLessThan(reading[axis].p);
    }
  });
});

/** The probability of a label where the reading still gives it, else the most that is left for it. */
function probabilityOf(reading: Reading, axis: "experience" | "tie", label: string): number {
  return reading[axis].label === label ? reading[axis].p : 1 - reading[axis].p;
}

/** Processor time; the slowest case takes about a tenth of it. */
const mostMs = 1500;

describe("hostile input", () => {
  const hostile: [string, string][] = [
    ["empty", ""],
    ["white space", " \n\t "],
    ["emoji only", "😀😍🔥".repeat(200)],
    ["lone surrogates", "\ud83d Galaxy S7 \udc00\ud800"],
    ["control characters", "\u0000\u0001Galaxy\u0007 S7\u001b[31m"],
    ["right to left", "هاتف Galaxy S7 رائع جدا \u202e S7"],
    ["markup", "<p>my <b>Galaxy S7</b> &amp; &#128512; <script>x</script>".repeat(20)],
    ["10,000 mentions", "Galaxy S7 ".repeat(10_000)],
    ["10,000 handles", "@someone ".repeat(10_000)],
    ["1 MB of one word", "a".repeat(1_000_000)],
    ["1 MB of one line", "my galaxy s7 after two weeks is not very very good ".repeat(20_000)],
    ["1 MB of marks", "!?.,:;'\"".repeat(125_000)],
    ["1 MB of open links", "http://".repeat(140_000)],
    ["nested repeats", `${"after a a a a a ".repeat(3000)}weeks`],
    ["digits", "1,".repeat(100_000)],
    ["1 MB of emoji", "👩‍🚀🔥".repeat(140_000)],
    ["1 MB of halves of pairs", "\ud83d \udc00".repeat(330_000)],
    ["1 MB of control characters", "\u0000\u0007\u001b\u200b".repeat(250_000)],
    ["1 MB from right to left", "هاتف رائع \u202e".repeat(90_000)],
    ["1 MB of Han", "小米手机将于发布".repeat(125_000)],
    ["1 MB of markup", "<p>my <b>Galaxy S7</b> &amp; &#128512; ".repeat(26_000)],
    ["1 MB of open tags", "<a ".repeat(333_000)],
    ["1 MB of white space", " ".repeat(1_000_000)],
    ["1 MB of line breaks", "Galaxy S7\n".repeat(100_000)],
    ["10,000 names in tags", "#GalaxyS7 ".repeat(10_000)],
  ];
  test.each(hostile)("%s is read in bounded time", (_, text) => {
    const { result: reading, processorMs } = timed(() => reader.read(line(text)));
    expect(processorMs).toBeLessThan(mostMs);
    expect(axisLabels.level as readonly string[]).toContain(reading.level.label);
    for (const { start, end } of [...reading.mentions, ...reading.evidence, ...reading.aspects, ...reading.claims]) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });

  test.each(["client", "author", "url", "forum", "product", "title", "publication", "published", "rating", "reply_to"])(
    "1 MB in the field %s is read in bounded time",
    (field) => {
      for (const text of ["www.a", " ", "a.", "https://a.a/"].map((part) => part.repeat(Math.ceil(1_000_000 / part.length)))) {
        const { result: reading, processorMs } = timed(() => reader.read(line("my Galaxy S7", { [field]: text })));
        expect(processorMs).toBeLessThan(mostMs);
        expect(reading.mentions.map((mention) => mention.text)).toEqual(["Galaxy S7"]);
      }
    },
  );

  test("any string and any context give a reading with probabilities", () => {
    const field = fc.option(fc.string({ unit: "binary" }), { nil: null });
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), field, field, field, field, (text, client, url, author, published) => {
        const reading = reader.read(line(text, { client, url, author, published }));
        for (const axis of ["level", "experience", "tie", "speaker", "stance"] as const) {
          expect(reading[axis].p).toBeGreaterThanOrEqual(0);
          expect(reading[axis].p).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
