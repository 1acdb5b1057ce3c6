import { expect, test } from "vitest";
import { catalogueFolders } from "../catalogue/shipped.js";
import type { DocumentLine } from "../core/document.js";
import type { Reading } from "../core/reading.js";
import { readMany } from "./pool.js";

const openings = ["After a month my", "Just ordered the", "Giveaway: win a", "Leak shows the next", "How do I clean my"];
const documents: DocumentLine[] = Array.from({ length: 1300 }, (_, i) => ({
  id: String(i),
  source: "test",
  text: `${openings[i % openings.length]} espresso machine number ${i}`,
}));

async function collect(workers: number, input: Parameters<typeof readMany>[0] = documents): Promise<Reading[]> {
  const all: Reading[] = [];
  for await (const readings of readMany(input, { workers, catalogueFolders: catalogueFolders(["espresso"]) })) all.push(...readings);
  return all;
}

test("one worker and three give the same readings, in the order of the input", async () => {
  const [one, three] = await Promise.all([collect(1), collect(3)]);
  expect(three.map(({ id }) => id)).toEqual(documents.map(({ id }) => id));
  expect(three).toEqual(one);
});

test("batches may come one by one and be empty", async () => {
  async function* batches() {
    yield documents.slice(0, 3);
    yield [];
    yield documents.slice(3, 4);
  }
  expect((await collect(2, batches())).map(({ id }) => id)).toEqual(["0", "1", "2", "3"]);
});

test("a failing input stops the threads and is passed on", async () => {
  async function* batches(): AsyncGenerator<DocumentLine[]> {
    yield documents.slice(0, 3);
    throw new Error("the file ended early");
  }
  await expect(collect(2, batches())).rejects.toThrow("the file ended early");
});

test("a catalogue that is not there is an error, not a hang", async () => {
  const reading = async () => {
    for await (const _ of readMany(documents, { workers: 2, catalogueFolders: ["no/such/folder"] }));
  };
  await expect(reading()).rejects.toThrow();
});
