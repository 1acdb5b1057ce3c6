import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passagesOf } from "./passages.js";

describe("passagesOf", () => {
  it("gives the stretch that two texts share, whatever its case and punctuation", () => {
    const a = "Before. The new phone, it seems, will have a curved screen. After.";
    const b = "They say the new phone it seems will have a CURVED screen in any case";
    const [passage, ...others] = passagesOf(a, b);
    expect(others).toEqual([]);
    expect(a.slice(passage.a.start, passage.a.end)).toBe("The new phone, it seems, will have a curved screen");
    expect(b.slice(passage.b.start, passage.b.end)).toBe("the new phone it seems will have a CURVED screen");
    expect(passage.words).toBe(10);
  });

  it("joins runs with a changed word between them into one passage", () => {
    const [passage] = passagesOf(
      "one two three four five six seven eight nine ten eleven",
      "one two three four five XXX seven eight nine ten eleven",
    );
    expect(passage.words).toBe(10);
  });

  it("finds a paragraph moved to another place", () => {
    const first = "aa bb cc dd ee ff gg hh ii jj";
    const second = "kk ll mm nn oo pp qq rr ss tt";
    expect(passagesOf(`${first} ${second}`, `${second} ${first}`).map((passage) => passage.words)).toEqual([10, 10]);
  });

  it("finds nothing among texts without a common run", () => {
    expect(passagesOf("a b c d e f g h i j", "j i h g f e d c b a")).toEqual([]);
  });

  it("never gives overlapping stretches of one text", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 60 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (a, b) => {
        let end = 0;
        for (const passage of passagesOf(a, b, 5)) {
          expect(passage.a.start).toBeGreaterThanOrEqual(end);
          end = passage.a.end;
          expect(passage.b.end).toBeGreaterThan(passage.b.start);
        }
      }),
      { seed: 3 },
    );
  });
});
