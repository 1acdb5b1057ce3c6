import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Batch, finishBatch, keepBatch } from "./batch.js";
import { Store } from "./store.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-batch-"));
let store: Store;
beforeAll(async () => {
  store = await Store.open({ kind: "memory" });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const batch: Batch = {
  inserts: [
    { table: "erasures", rows: [{ hash: "a", at: 0, documents: 1, version: 7 }] },
    { table: "source_steps", rows: [{ source: "s", task: "t", step: 0, at: 0, outcome: "read", documents: 3, version: 8 }] },
  ],
  erase: [],
};
const kept = async () =>
  store.one("SELECT (SELECT count() FROM erasures FINAL) AS erasures, (SELECT sum(documents) FROM source_steps FINAL) AS documents");

/** A store that dies at its second insert. */
function dying(): Store {
  let inserts = 0;
  return new Proxy(store, {
    get: (target, name) =>
      name === "insert" && inserts++ === 1
        ? () => Promise.reject(new Error("killed"))
        : (Reflect.get(target, name, target) as (...args: unknown[]) => unknown).bind(target),
  });
}

it("is finished by the next process where the first one died in the middle, and is then kept once", async () => {
  await expect(keepBatch(dying(), folder, batch)).rejects.toThrow("killed");
  expect(await kept()).toEqual({ erasures: 1, documents: 0 });
  expect(existsSync(join(folder, "unfinished-batch.json"))).toBe(true);
  await finishBatch(store, folder);
  await finishBatch(store, folder);
  expect(await kept()).toEqual({ erasures: 1, documents: 3 });
  expect(readdirSync(folder)).toEqual([]);
});

it("passes over a decision that was cut short in the writing", async () => {
  writeFileSync(join(folder, "unfinished-batch.json.new"), '{"inserts":[{"table":"era');
  await finishBatch(store, folder);
  expect(await kept()).toEqual({ erasures: 1, documents: 3 });
  await keepBatch(store, folder, { inserts: [], erase: [] });
  expect(readdirSync(folder)).toEqual([]);
});
