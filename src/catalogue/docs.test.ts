import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogueTables } from "./columns.js";

const page = readFileSync(new URL("../../docs/catalogue.md", import.meta.url), "utf8");

test("docs/catalogue.md has a row for every column, with its sentence and whether it is needed", () => {
  for (const [table, columns] of Object.entries(catalogueTables)) {
    const start = page.indexOf(`### ${table}.csv`);
    const end = page.indexOf("\n##", start + 1);
    const section = page.slice(start, end < 0 ? undefined : end);
    expect(start, `### ${table}.csv`).toBeGreaterThan(-1);
    for (const [name, column] of Object.entries(columns)) {
      const escaped = column.about.replaceAll("|", "\\|");
      expect(section).toContain(`| \`${name}\` | ${column.required ? "yes" : "no"} | ${escaped} |`);
    }
  }
});
