/**
 * A folder is a case: `command` holds the arguments, `input` what is sent, `expected` what must come out. A mismatch is kept beside it as
 * `expected-changed`; nothing is generated when the tests run in CI.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runLandfall } from "../run-landfall.js";

const cases = new URL("cases/", import.meta.url);

describe("golden cases", () => {
  for (const name of readdirSync(cases)) {
    it(name, () => {
      const folder = new URL(`${name}/`, cases);
      const file = (part: string) => fileURLToPath(new URL(part, folder));
      const words = readFileSync(file("command"), "utf8").trim().split(/\s+/);
      const input = existsSync(file("input")) ? readFileSync(file("input")) : "";
      const { out, told, status } = runLandfall(words, { input, cwd: fileURLToPath(folder) });
      const here = (text: string) => text.replaceAll(fileURLToPath(folder), "");
      const got = `${here(out)}${told === "" ? "" : `--- told\n${here(told)}`}--- exit ${status}\n`;
      const expected = existsSync(file("expected")) ? readFileSync(file("expected"), "utf8") : "";
      if (got === expected) rmSync(file("expected-changed"), { force: true });
      else if (!process.env.CI) writeFileSync(file("expected-changed"), got);
      expect(got).toBe(expected);
    });
  }
});
