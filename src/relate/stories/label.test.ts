import { describe, expect, it } from "vitest";
import { timed } from "../../../test/processor-time.js";
import { labelOf } from "./label.js";

const row = (text: string, title: string | null = null) => ({ id: text, text, title, time: null });

describe("labelOf", () => {
  it("takes the title that shares most words with the others", () => {
    const rows = [
      row("", "Recall widens"),
      row("", "Battery fires: recall of Note 7 widens"),
      row("", "Note 7 recall after battery fires"),
    ];
    expect(labelOf(rows)).toBe("Battery fires: recall of Note 7 widens");
  });

  it("leaves out addresses, marks of reposting and what is left hanging", () => {
    expect(labelOf([row("RT @ana: Edgeless phone shown today https://t.co/abc via")])).toBe("Edgeless phone shown today");
    expect(labelOf([row("https://a.example/x\nEdgeless phone shown today | pic.twitter.com/xyz")])).toBe("Edgeless phone shown today");
  });

  it("says so where there are no words at all", () => {
    expect(labelOf([row("https://a.example/x")])).toBe("no words of its own");
  });

  it("is cut at a word, and stays fast on hostile text", () => {
    const { processorMs } = timed(() => {
      for (const unit of ["- ", "www.", "RT @a: ", "https://", "|", "ab "])
        expect(labelOf([row(unit.repeat(20_000))]).length).toBeLessThanOrEqual(120);
    });
    expect(processorMs).toBeLessThan(20_000);
  });
});
