import { describe, expect, it } from "vitest";
import type { Mention } from "../../core/reading.js";
import { findAspects } from "../aspects/find.js";
import { detectLanguage } from "../language/detect.js";
import { tokenise } from "../tokens.js";
import { findClaims } from "./find.js";

const day = Date.UTC(2016, 7, 15);

/** Reads a text in which every "X1" is a mention, and says how much processor time that took, in milliseconds. */
function time(text: string): number {
  const mentions: Mention[] = [...text.matchAll(/X1/g)].map(({ index }) => ({
    start: index,
    end: index + 2,
    text: "X1",
    entity: "a/x1",
    kind: "product",
  }));
  const document = { id: "1", source: "test", text };
  const tokens = tokenise(text);
  const started = process.cpuUsage();
  detectLanguage(text, tokens);
  findClaims(document, tokens, mentions, day);
  findAspects(document, tokens, mentions, "en", "a/x1");
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

describe("hostile input to language, claims and aspects", () => {
  it("takes no more than its share of time for eight times the text", () => {
    for (const unit of [
      "X1 will launch in March. ",
      "as good as ",
      "in ",
      "第一二三",
      "late early ",
      "$4 ",
      "X1 battery than ",
      "according to ",
      "say said says ",
      "is not too , ",
    ]) {
      const small = unit.repeat(Math.ceil(30_000 / unit.length));
      const large = unit.repeat(Math.ceil(240_000 / unit.length));
      time(small);
      const before = Math.min(time(small), time(small));
      // Three times the share and 100 ms more allow for a busy machine.
      expect(Math.min(time(large), time(large))).toBeLessThan(before * 24 + 100);
    }
  });
  it("reads broken text", () => {
    for (const text of ["", "\ud800", "X1 will \ud800 launch", "\u0000\u0001", "مرحبا X1 will", "<p>X1 <b>will</b> launch</p>"])
      expect(time(text)).toBeGreaterThanOrEqual(0);
  });
});
