import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Claim, Mention } from "../../core/reading.js";
import { tokenise } from "../tokens.js";
import { findClaims } from "./find.js";

/**
 * Sentences written for this project, one a line: `sentence => claims`. Names stand in brackets (a product) or braces (a brand); a
 * claim is `attribute: value = from..to unit ? @ source`, where "?" is hedged. "!" before a line: known to be read otherwise.
 */
const lines = readFileSync(new URL("../../../models/claims/cases.txt", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean);
/** The day on which all sentences were written, a Monday. */
const published = Date.UTC(2016, 7, 15);

function read(marked: string): string {
  const mentions: Mention[] = [];
  let text = "";
  let open = 0;
  for (const character of marked) {
    if (character === "[" || character === "{") open = text.length;
    else if (character === "]" || character === "}")
      mentions.push({ start: open, end: text.length, text: text.slice(open), entity: null, kind: character === "]" ? "product" : "brand" });
    else text += character;
  }
  return findClaims({ id: "1", source: "test", text }, tokenise(text), mentions, published).map(shown).join("; ");
}

function shown({ attribute, value, normalised, certainty, by }: Claim): string {
  const interval = normalised ? ` = ${normalised.from ?? ""}..${normalised.to ?? ""} ${normalised.unit}` : "";
  return `${attribute}: ${value}${interval}${certainty === "hedged" ? " ?" : ""}${by ? ` @ ${by}` : ""}`;
}

describe("claims of hand-made sentences", () => {
  for (const line of lines) {
    const isMissed = line.startsWith("! ");
    const [sentence, claims] = line.slice(isMissed ? 2 : 0).split(/ =>(?: |$)/);
    it(`${isMissed ? "misses" : "reads"}: ${sentence}`, () => {
      if (isMissed) expect(read(sentence)).not.toBe(claims);
      else expect(read(sentence)).toBe(claims);
    });
  }
  it("reads nearly all as intended", () => {
    expect(lines.length).toBeGreaterThanOrEqual(200);
    expect(lines.filter((line) => line.startsWith("! ")).length).toBeLessThanOrEqual(10);
  });
});
