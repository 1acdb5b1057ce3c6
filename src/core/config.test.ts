import { describe, expect, it } from "vitest";
import { parseConfig } from "./config.js";

const minimal = 'brand = "Xiaomi"\nmarket = "US"\n';

function messageOf(text: string): string {
  try {
    parseConfig(text);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

describe("parseConfig", () => {
  it("fills the defaults of a minimal file", () => {
    const config = parseConfig(minimal);
    expect(config.rivals).toEqual([]);
    expect(config.windows.group_accounts).toBe(3);
    expect(config.import.zone).toBe("UTC");
    expect(config.store.url).toBeUndefined();
  });

  it("names the line, the key, the rule and what it got", () => {
    const text = '# ours\nname = "n"\nbrand = "Xiaomi"\nrivals = ["Apple"]\n\n\nmarket = "USA"\n';
    expect(messageOf(text)).toContain("line 7: market must be a two-letter country code, got 'USA'");
  });

  it("reports every mistake at once", () => {
    const message = messageOf('brand = ""\nmarket = "us"\n[windows]\nstory_hours = -1\n');
    expect(message).toContain("line 1: brand must name our brand, got ''");
    expect(message).toContain("line 2: market must be a two-letter country code, got 'us'");
    expect(message).toContain("line 4: windows.story_hours");
  });

  it("says that a key is missing and that a key does not exist", () => {
    expect(messageOf('market = "US"\n')).toContain("brand is missing");
    expect(messageOf(`${minimal}[windows]\nsynchrony = 3\n`)).toContain("line 4: there is no key 'windows.synchrony'");
  });

  it("finds the line inside the second of two sources", () => {
    const text = `${minimal}[[sources]]\nkind = "file"\npath = "a.csv"\n[[sources]]\nkind = "ftp"\npath = "b.csv"\n`;
    expect(messageOf(text)).toContain("line 7: sources.1.kind must be file, feeds, pages,");
  });

  it("gives the line of a syntax error", () => {
    expect(messageOf('brand = "Xiaomi\nmarket = "US"\n')).toMatch(/landfall\.toml line 1: /);
  });

  it("refuses a zone and a day that do not exist", () => {
    expect(messageOf(`${minimal}[import]\nzone = "PST8"\n`)).toContain("import.zone must be a time zone by name");
    expect(messageOf(`${minimal}[period]\nfrom = "2016-02-31"\nto = "2016-03-01"\n`)).toContain("period.from");
  });
});
