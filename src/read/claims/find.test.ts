import { describe, expect, it } from "vitest";
import type { Mention } from "../../core/reading.js";
import { tokenise } from "../tokens.js";
import { findClaims } from "./find.js";

const published = Date.UTC(2016, 7, 15);

/** Claims of a text in which `name` is the product `entity`. */
function claims(text: string, name: string, entity: string | null = "xiaomi/mi-note-2", publishedMs: number | null = published) {
  const start = text.indexOf(name);
  const mentions: Mention[] = [{ start, end: start + name.length, text: name, entity, kind: "product" }];
  return findClaims({ id: "1", source: "test", text }, tokenise(text), mentions, publishedMs);
}
const brief = (text: string, name: string) =>
  claims(text, name).map(({ attribute, value, certainty, by }) => [attribute, value, certainty, by]);

describe("findClaims", () => {
  it("reads a launch date with its interval and the source that the text names", () => {
    const text = "The Mi Note 2 will launch in late September, according to Jane Doe";
    expect(claims(text, "Mi Note 2")).toEqual([
      {
        product: "xiaomi/mi-note-2",
        attribute: "launch date",
        value: "late September",
        certainty: "stated",
        by: "Jane Doe",
        start: 29,
        end: 43,
        normalised: { from: "2016-09-21", to: "2016-09-30", unit: "day" },
      },
    ]);
  });
  it("reads a hedged price with an open end", () => {
    expect(claims("Mi Note 2 could cost under $400", "Mi Note 2")).toMatchObject([
      { attribute: "price", value: "under $400", certainty: "hedged", normalised: { from: null, to: 400, unit: "USD" } },
    ]);
  });
  it("reads a chip and measures as specifications", () => {
    expect(brief("Mi Note 2 tipped to pack Snapdragon 821 and 6GB RAM", "Mi Note 2")).toEqual([
      ["specification", "Snapdragon 821", "hedged", null],
      ["specification", "6GB RAM", "hedged", null],
    ]);
  });
  it("reads what a product is said to have", () => {
    expect(brief("The Mi Note 2 will have a curved screen", "Mi Note 2")).toEqual([["specification", "a curved screen", "stated", null]]);
  });
  it("reads a market and its code", () => {
    expect(
      claims("Mi Note 2 reportedly set to launch in India next month", "Mi Note 2").map(({ attribute, value, normalised }) => [
        attribute,
        value,
        normalised?.from,
      ]),
    ).toEqual([
      ["launch date", "next month", "2016-09-01"],
      ["market", "India", "IN"],
    ]);
  });
  it("reads a name", () => {
    expect(brief("The next Mi Note will be called Mi Note 2 Pro", "Mi Note")).toEqual([["name", "Mi Note 2 Pro", "stated", null]]);
  });
  it("takes wishes, plans of the writer and questions for advice as no claims", () => {
    for (const text of [
      "can't wait for the Mi Note 2",
      "I will buy the Mi Note 2 next week",
      "I hope the Mi Note 2 will have a jack",
      "Should I wait for the Mi Note 2?",
      "My Mi Note 2 reboots",
    ]) {
      expect(claims(text, "Mi Note 2")).toEqual([]);
    }
  });
  it("reads Spanish and Chinese rumours", () => {
    expect(claims("El Mi Note 2 llegará a finales de septiembre, según Juan Pérez", "Mi Note 2")).toMatchObject([
      {
        attribute: "launch date",
        value: "finales de septiembre",
        by: "Juan Pérez",
        normalised: { from: "2016-09-21", to: "2016-09-30", unit: "day" },
      },
    ]);
    expect(claims("小米Note 2将于9月14日发布", "小米Note 2")).toMatchObject([
      { attribute: "launch date", value: "9月14日", normalised: { from: "2016-09-14", to: "2016-09-14", unit: "day" } },
    ]);
  });
  it("leaves the interval of a relative date empty where the document has no date", () => {
    expect(claims("Mi Note 2 to launch next week", "Mi Note 2", "xiaomi/mi-note-2", null)).toMatchObject([
      { value: "next week", normalised: null },
    ]);
  });
  it("uses the name as written where the product is not listed", () => {
    expect(claims("Mi Note 9 to launch in Q3 2026", "Mi Note 9", null)).toMatchObject([{ product: "Mi Note 9", value: "Q3 2026" }]);
  });
});
