import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { buildPhones } from "../../catalogues/phones/build.js";

const data = fileURLToPath(new URL("../../../shared/data/catalogue", import.meta.url));
const present = existsSync(data);
if (!present) console.warn("skipped: ../shared/data/catalogue is not there, so the phone catalogue cannot be built anew");

test.skipIf(!present)("a fresh build of the phone catalogue equals the committed files", () => {
  const { files } = buildPhones(data);
  expect([...files.keys()].sort()).toEqual(["brands.csv", "disagreements.csv", "prices.csv", "products.csv", "releases.csv"]);
  for (const [name, text] of files) {
    expect(
      text === readFileSync(new URL(`../../catalogues/phones/${name}`, import.meta.url), "utf8"),
      `${name} differs: run catalogues/phones/build.ts`,
    ).toBe(true);
  }
});
