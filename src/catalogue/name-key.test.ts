import { expect, test } from "vitest";
import { nameKey, slugOf } from "./name-key.js";

test("spellings of one name share a key", () => {
  for (const name of ["Galaxy S7 edge", "galaxy-s7-edge", "GalaxyS7Edge", "GALAXY S7 EDGE"]) expect(nameKey(name)).toBe("galaxys7edge");
  expect(nameKey("iPhone SE (2020)")).toBe(nameKey("iPhone SE 2020"));
  expect(nameKey("Pokémon Go")).toBe(nameKey("Pokemon GO"));
});

test("a plus counts: S7+ is S7 Plus and not S7", () => {
  expect(nameKey("S7+")).toBe(nameKey("S7 Plus"));
  expect(nameKey("S7+")).not.toBe(nameKey("S7"));
});

test("a point between digits counts, so that iPad Pro 9.7 is not iPad Pro 97", () => {
  expect(nameKey("iPad Pro 9.7")).not.toBe(nameKey("iPad Pro 97"));
  expect(nameKey("Snap Inc.")).toBe(nameKey("Snap Inc"));
});

test("names in other scripts keep their letters", () => expect(nameKey("小米")).toBe("小米"));

test("an id is made from a name", () => {
  expect(slugOf("Galaxy S6 edge+")).toBe("galaxy-s6-edge-plus");
  expect(slugOf("Phone (2a) Plus")).toBe("phone-2a-plus");
  expect(slugOf("De'Longhi Café")).toBe("de-longhi-cafe");
});
