import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { timed } from "../../test/processor-time.js";
import { allCues } from "./cues/all.js";
import { CueMatcher } from "./cues/pattern.js";
import { Terms, termsOf } from "./terms.js";
import { tokenise } from "./tokens.js";

const folder = fileURLToPath(new URL(".", import.meta.url));

interface Found {
  file: string;
  pattern: RegExp;
}

/** A regular expression as it stands in source: after a sign that no division can follow. */
const literal = /(?<=[=(,:[!&|?]\s*|return |^\s+)\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)/gm;

/** Every regular expression that stands in the reader's source. */
function patternsOfReader(): Found[] {
  const found: Found[] = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    const source = readFileSync(folder + file, "utf8").replace(/^\s*(?:\/?\*|\/\/).*$/gm, "");
    for (const [, body, flags] of source.matchAll(literal)) found.push({ file, pattern: new RegExp(body, flags.replace(/[gy]/g, "")) });
  }
  return found;
}

/** What stands in the groups that are repeated without bound, and whether one of them repeats something inside. */
function repeatedGroups(source: string): { body: string; repeatsInside: boolean }[] {
  const open: { at: number; repeats: boolean }[] = [];
  const groups: { body: string; repeatsInside: boolean }[] = [];
  const isUnbounded = (at: number) => /^(?:[*+]|\{\d+,\})/.test(source.slice(at, at + 12));
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (sign === "\\") at++;
    else if (sign === "[") while (source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
    else if (sign === "(") open.push({ at, repeats: false });
    else if (sign === ")") {
      const group = open.pop()!;
      const body = source.slice(group.at + 1, at).replace(/^\?(?:[:=!]|<[=!]|<\w+>)/, "");
      const repeats = isUnbounded(at + 1);
      if (repeats) groups.push({ body, repeatsInside: group.repeats });
      if ((repeats || group.repeats) && open.length > 0) open[open.length - 1].repeats = true;
      continue;
    }
    if (isUnbounded(at + 1) && open.length > 0) open[open.length - 1].repeats = true;
  }
  return groups;
}

const patterns = patternsOfReader();

describe("the regular expressions of the reader", () => {
  test("are all found: dozens stand in its source", () => {
    expect(patterns.length).toBeGreaterThan(40);
  });

  // Without a repetition in a repetition, time is exponential only where the choices in a repeated group can read one text in two ways.
  test("repeat no group that repeats something, and no group whose choices begin alike", () => {
    expect(repeatedGroups("^(?:a+|b)+c").map(({ repeatsInside }) => repeatsInside)).toEqual([true]);
    for (const { file, pattern } of patterns) {
      for (const { body, repeatsInside } of repeatedGroups(pattern.source)) {
        expect(repeatsInside, `${file}: ${pattern}`).toBe(false);
        const choices = body.split("|");
        for (const choice of choices)
          for (const other of choices)
            if (other !== choice) expect(other.startsWith(choice), `${file}: ${pattern}: ${choice} begins ${other}`).toBe(false);
      }
    }
  });

  test("read 200,000 units of what almost fits each of them in bounded time", () => {
    const most = 2000;
    for (const { file, pattern } of patterns) {
      const plain = pattern.source.replace(/\\[bBdDwWsSpP](?:\{\w+\})?|[\\^$.*+?()[\]{}|]/g, " ");
      const pumps = new Set(["a", "1", " ", ".", "1.", "a.", "1,", "-", "@", "RT @", ...plain.split(" ").filter(Boolean).slice(0, 12)]);
      for (const pump of pumps) {
        const text = `${pump.repeat(Math.ceil(200_000 / pump.length))}\u0000`;
        expect(timed(() => pattern.test(text)).processorMs, `${file}: ${pattern} on "${pump}" again and again`).toBeLessThan(most);
      }
    }
  });
});

/** A pattern may be tried at most so many ways from one term. */
const mostWays = 2000;

test("no cue's pattern can be tried in many ways: its gaps are short and few", () => {
  const ways = (pattern: string) => {
    let product = 1;
    let gap = 0;
    for (const part of pattern.split(" ")) {
      if (part === "..") gap = 2;
      else if (part === "...") gap = 5;
      else {
        product *= gap + 1 + (part.length > 1 && part.endsWith("?") ? 1 : 0);
        gap = 0;
      }
    }
    return product;
  };
  for (const cue of allCues) for (const pattern of cue.patterns) expect(ways(pattern), `${cue.name}: ${pattern}`).toBeLessThan(mostWays);
});

test("the cues of 2,000 terms made of any cue's own words are found in bounded time", () => {
  const matcher = new CueMatcher(allCues);
  const terms = new Terms();
  const words = allCues.flatMap(({ patterns }) => patterns).map((pattern) => pattern.replace(/[{}?^$|.]/g, " "));
  const texts = Array.from({ length: Math.ceil(words.length / 25) }, (_, at) => `${words.slice(25 * at, 25 * at + 25).join(" ")} `);
  const { processorMs } = timed(() => {
    for (const text of texts) matcher.find(termsOf(tokenise(text.repeat(Math.ceil(20_000 / text.length))), terms));
  });
  expect(processorMs / texts.length).toBeLessThan(300);
});
