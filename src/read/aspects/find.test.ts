import { describe, expect, it } from "vitest";
import type { Mention } from "../../core/reading.js";
import { tokenise } from "../tokens.js";
import { findAspects } from "./find.js";

function aspects(text: string, names: Record<string, string> = {}, target: string | null = null) {
  const mentions: Mention[] = Object.entries(names)
    .map(([name, entity]) => ({
      start: text.indexOf(name),
      end: text.indexOf(name) + name.length,
      text: name,
      entity,
      kind: "product" as const,
    }))
    .sort((a, b) => a.start - b.start);
  return findAspects({ id: "1", source: "test", text }, tokenise(text), mentions, "en", target);
}
const brief = (...args: Parameters<typeof aspects>) => aspects(...args).map(({ aspect, polarity, quote }) => [aspect, polarity, quote]);

describe("findAspects", () => {
  it("quotes the clause of each opinion", () => {
    expect(brief("The battery life is great but the camera is terrible.")).toEqual([
      ["battery", "positive", "The battery life is great"],
      ["camera", "negative", "the camera is terrible"],
    ]);
  });
  it("turns an opinion that is negated", () => {
    expect(brief("The screen is not good")).toEqual([["display", "negative", "The screen is not good"]]);
    expect(brief("No problems with the bluetooth")).toEqual([["connectivity", "positive", "No problems with the bluetooth"]]);
  });
  it("gives an opinion in a comparison to the product that it is about", () => {
    const names = { "Mi 5": "xiaomi/mi-5", S6: "samsung/galaxy-s6" };
    const text = "The Mi 5's camera isn't as bad as the S6's";
    expect(brief(text, names, "xiaomi/mi-5")).toEqual([["camera", "positive", text]]);
    expect(brief("The Mi 5 has a better camera than the S6", names, "samsung/galaxy-s6")).toEqual([
      ["camera", "negative", "The Mi 5 has a better camera than the S6"],
    ]);
  });
  it("leaves out what is said of another product", () => {
    expect(brief("The S6 has a terrible battery", { S6: "samsung/galaxy-s6" }, "xiaomi/mi-5")).toEqual([]);
  });
  it("keeps quotes verbatim", () => {
    const text = "Great sound!! The cable broke after a week, very disappointing :(";
    for (const { quote, start, end } of aspects(text)) expect(text.slice(start, end)).toBe(quote);
    expect(aspects(text).length).toBeGreaterThan(0);
  });
  it("reads English only", () => {
    expect(findAspects({ id: "1", source: "test", text: "the battery is great" }, tokenise("the battery is great"), [], "es")).toEqual([]);
  });
});
