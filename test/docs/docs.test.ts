/** The pages that are made from the program are as committed, and the hand-written ones name everything that there is. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generatedDocs } from "../../scripts/generated-docs.js";
import { makeProgram } from "../../src/cli/program.js";

const root = new URL("../../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");

describe("the pages made from the program", () => {
  for (const [file, text] of generatedDocs()) {
    it(`${file} is as \`npm run docs\` makes it`, () => {
      expect(read(file)).toBe(text);
    });
  }
});

describe("the store's page", () => {
  const schema = readdirSync(new URL("src/store/schema/", root))
    .map((name) => read(`src/store/schema/${name}`))
    .join("\n");
  const tables = [...schema.matchAll(/CREATE TABLE IF NOT EXISTS (\w+)/g)].map((match) => match[1]);
  it.each(tables)("describes the table %s", (table) => {
    expect(read("docs/store.md")).toContain(`| \`${table}\` |`);
  });
});

describe("the page of formats", () => {
  it.each([
    "id",
    "lang",
    "mentions",
    "target",
    "level",
    "horizon",
    "experience",
    "tie",
    "disclosed",
    "speaker",
    "stance",
    "voice",
    "repost",
    "aspects",
    "claims",
    "evidence",
    "release_state",
    "read_in_full",
  ])("describes the field %s of a reading", (field) => {
    expect(read("docs/formats.md")).toContain(`| \`${field}\` |`);
  });
});

describe("the README", () => {
  const effects = {
    print: () => undefined,
    tell: () => undefined,
    progress: () => undefined,
    quiet: () => undefined,
    signal: new AbortController().signal,
  };
  const commands = makeProgram(effects).commands.map((command) => command.name());

  it("names only commands that exist", () => {
    const named = [...read("README.md").matchAll(/landfall ([a-z]+)/g)].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(commands).toContain(name);
  });

  it("links only to files that exist", () => {
    for (const page of [
      "README.md",
      ...readdirSync(new URL("docs/", root))
        .filter((name) => name.endsWith(".md"))
        .map((name) => `docs/${name}`),
    ]) {
      const folder = new URL(page, root);
      for (const [, target] of read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g))
        expect([page, target, existsSync(new URL(target, folder))]).toEqual([page, target, true]);
    }
  });
});

describe("the architecture page", () => {
  it.each(readdirSync(new URL("src/", root)))("has a section for src/%s", (folder) => {
    expect(read("docs/architecture.md")).toContain(`## src/${folder}`);
  });
});
