import { expect, test } from "vitest";
import { nearest } from "./nearest.js";

test("the nearest candidate within two edits, or none", () => {
  expect(nearest("samsng", ["sony", "samsung"])).toBe("samsung");
  expect(nearest("gogle", ["apple", "google"])).toBe("google");
  expect(nearest("xiaomi", ["apple", "google"])).toBeNull();
});
