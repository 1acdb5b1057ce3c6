import { describe, expect, it } from "vitest";
import { parseConfig } from "./config.js";
import { setThresholds } from "./set-thresholds.js";

const head = 'brand = "Xiaomi" # ours\nmarket = "US"\n';

describe("setThresholds", () => {
  it("writes them into the table that is there and keeps every comment", () => {
    const text = `${head}\n[reading]\n# A label less probable than this is shown as unclear.\n# thresholds = { tie = 0.5 }\n\n[import]\nzone = "UTC" # recorded\n`;
    const changed = setThresholds(text, { tie: 0.6, stance: 0.45 });
    expect(changed).toBe(text.replace("[reading]\n", "[reading]\nthresholds = { tie = 0.6, stance = 0.45 }\n"));
    expect(parseConfig(changed).reading.thresholds).toEqual({ tie: 0.6, stance: 0.45 });
  });

  it("replaces those that are there, and takes the line out where all are 0", () => {
    const text = `${head}[reading]\nthresholds = { tie = 0.6 } # mine\n`;
    expect(setThresholds(text, { level: 0.3 })).toBe(`${head}[reading]\nthresholds = { level = 0.3 }\n`);
    expect(setThresholds(text, { level: 0 })).toBe(`${head}[reading]\n`);
  });

  it("adds the table at the end where there is none", () => {
    expect(setThresholds(head, { tie: 0.5 })).toBe(`${head}\n[reading]\nthresholds = { tie = 0.5 }\n`);
    expect(setThresholds(head, {})).toBe(head);
  });

  it("takes the place of a table of their own", () => {
    const text = `${head}[reading.thresholds]\ntie = 0.5\nlevel = 0.4\n\n[import]\nzone = "UTC"\n`;
    const changed = setThresholds(text, { tie: 0.7 });
    expect(parseConfig(changed).reading.thresholds).toEqual({ tie: 0.7 });
    expect(changed).toContain('[import]\nzone = "UTC"');
    expect(changed).not.toContain("level");
  });

  it("keeps the line ends of the file", () => {
    expect(setThresholds(`${head}[reading]\n`.replaceAll("\n", "\r\n"), { tie: 0.5 })).toContain(
      "[reading]\r\nthresholds = { tie = 0.5 }\r\n",
    );
  });

  it("refuses what it cannot change without touching something else", () => {
    const text = `${head}[reading]\nthresholds = {\n  tie = 0.5,\n}\n`;
    expect(() => setThresholds(text, { tie: 0.6 })).toThrow(/edit it by hand/);
    expect(() => setThresholds(`${head}note = """\n[reading]\n"""\n`, { tie: 0.6 })).toThrow(/edit it by hand/);
  });
});
