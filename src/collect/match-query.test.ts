import { describe, expect, it } from "vitest";
import { matchQuery } from "./match-query.js";
import type { CompiledQuery } from "./query.js";

const query = (fields: Partial<CompiledQuery>): CompiledQuery => ({ phrases: [], ambiguous: [], exclusions: [], languages: [], ...fields });

describe("matchQuery", () => {
  const matcher = matchQuery(
    query({
      phrases: ["Quayphone", "Mi Note 2", "魅族"],
      ambiguous: [{ phrase: "Apple", with: ["phone", "iPhone"] }],
      exclusions: ["raffle"],
    }),
  );

  it.each([
    ["my quayphone broke", true],
    ["#QuayPhone!", true],
    ["Quayphones", false],
    ["the Mi Note2 and the mi-note-2", true],
    ["the MiNote 2", true],
    ["mi note 20", false],
    ["apple pie", false],
    ["apple makes a phone", true],
    ["a Quayphone raffle", false],
    ["新魅族, 好", true],
    ["我的Quayphone很好", true],
    ["買 魅族 手機", true],
    ["", false],
  ])("says of %j: %s", (text, expected) => expect(matcher.matches(text)).toBe(expected));

  it("matches nothing where nothing is asked for", () => expect(matchQuery(query({})).matches("anything")).toBe(false));

  it("never drops raw input that holds a match, escaped or not", () => {
    for (const text of ["my quayphone", "Mi Note 2", "買 魅族 手機", "apple phone"]) {
      const raw = JSON.stringify({ text });
      const escaped = raw.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
      expect([matcher.mayMatch(raw), matcher.mayMatch(escaped)]).toEqual([true, true]);
    }
    expect(matcher.mayMatch('{"text":"good morning"}')).toBe(false);
  });
});
