/** The race over a small workspace of its own: stories that a person splits and merges, documents that go, times that cannot be right. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bringUpToDate } from "../../src/pipeline/current.js";
import { importFile } from "../../src/pipeline/import.js";
import { openWorkspace, type Workspace } from "../../src/pipeline/workspace.js";
import type { ReportContext } from "../../src/report/context.js";
import type { DocumentList } from "../../src/report/document-answers.js";
import { countDocuments } from "../../src/report/documents.js";
import {
  type Comparison,
  comparisonSchema,
  type DocumentRace,
  documentRaceSchema,
  type ImpossibleTimes,
  type Race,
  raceSchema,
  type StoryEditResult,
  type StoryPage,
  storyPageSchema,
  type TellerList,
  tellerListSchema,
} from "../../src/report/race/answers.js";
import { createApp } from "../../src/server/app.js";
import { LiveState } from "../../src/server/live-state.js";
import { doorsOf } from "./doors.js";

const at = (minutes: number) => new Date(Date.UTC(2016, 9, 25, 8) + minutes * 60_000).toISOString();
const mixText =
  "Xiaomi has shown the Mi Mix, a concept phone whose edgeless display fills nearly the whole front, with a ceramic body and a speaker that works through the glass itself, and said that it goes on sale in China in November.";
const noteText =
  "Samsung widens its recall of the Galaxy Note 7 after new reports of battery fires, and asks owners of every handset to power it down and to bring it back to the shop in exchange for another device or for their money.";

const documents = [
  {
    id: "mix1",
    source: "news",
    publication: "Morning Post",
    title: "Xiaomi unveils Mi Mix concept phone with edgeless display",
    text: mixText,
    published: at(0),
    url: "https://morning.example/mix",
  },
  {
    id: "mix2",
    source: "news",
    publication: "Evening Star",
    title: "Edgeless Mi Mix concept phone unveiled by Xiaomi",
    text: `${mixText} According to Morning Post, it costs 3499 yuan.`,
    published: at(30),
    links: ["https://morning.example/mix"],
  },
  {
    id: "mix3",
    source: "microblog",
    author: "ana",
    text: "Xiaomi unveils Mi Mix concept phone with edgeless display https://morning.example/mix",
    published: at(45),
    links: ["https://morning.example/mix"],
  },
  {
    id: "mix4",
    source: "microblog",
    author: "ben",
    text: "RT @ana: Xiaomi unveils Mi Mix concept phone with edgeless display https://morning.example/mix",
    published: at(50),
    links: ["https://morning.example/mix"],
  },
  {
    id: "note1",
    source: "news",
    publication: "Daily Echo",
    title: "Samsung recall of Galaxy Note 7 widens after new battery fires",
    text: noteText,
    published: at(10),
  },
  {
    id: "note2",
    source: "news",
    publication: "Coast Herald",
    title: "More battery fires: Samsung widens Galaxy Note 7 recall",
    text: noteText,
    published: at(70),
  },
  {
    id: "note3",
    source: "microblog",
    author: "cy",
    text: "Galaxy Note 7 recall widens, more battery fires says Coast Herald",
    published: at(90),
  },
  {
    id: "early",
    source: "forum",
    author: "dot",
    text: "My Xiaomi Mi Mix arrived today and the edgeless display is a dream",
    published: "1999-12-31T10:00:00Z",
  },
  {
    id: "late",
    source: "forum",
    author: "eve",
    text: "Samsung Galaxy Note 7 owners, did you bring yours back to the shop?",
    published: "2093-01-01T10:00:00Z",
  },
];

let folder = "";
let workspace: Workspace;
let context: ReportContext;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "landfall-race-"));
  writeFileSync(
    join(folder, "landfall.toml"),
    'brand = "Xiaomi"\nrivals = ["Samsung"]\nmarket = "US"\n\n[period]\nfrom = "2016-10-01"\nto = "2016-10-31"\n',
  );
  await bringIn("first.jsonl", documents, true);
});

afterAll(async () => {
  await workspace?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

async function bringIn(file: string, rows: readonly object[], open = false): Promise<void> {
  writeFileSync(join(folder, file), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  if (open) workspace = await openWorkspace(folder, "test");
  await importFile(workspace, join(folder, file));
  await relateAgain();
}

async function relateAgain(): Promise<void> {
  context = await bringUpToDate(workspace);
  app = createApp(new LiveState(context, { version: "test", reader: "test" }), { host: "127.0.0.1" });
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = { host: "localhost:4870", "content-type": "application/json" };
  const response = await app.request(path, { ...init, headers });
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as T;
}

/** Every story of two or more with its documents, without the name of the source before their ids. */
async function stories(): Promise<string[]> {
  const rows = await workspace.store.query<{ ids: string[] }>(
    "SELECT groupArray(id) AS ids FROM places FINAL WHERE generation = {generation:String} AND story != '' GROUP BY story HAVING count() > 1",
    { generation: context.generation },
  );
  return rows
    .map(({ ids }) =>
      ids
        .map((id) => id.replace(/^.*:/, ""))
        .sort()
        .join(" "),
    )
    .sort();
}

async function idOf(name: string): Promise<string> {
  const { documents: found } = await ask<DocumentList>("/api/documents?limit=200");
  return found.find(({ id }) => id.endsWith(name))?.id ?? name;
}

const asFound = ["mix1 mix2 mix3 mix4", "note1 note2 note3"];

describe("the race of a small workspace", () => {
  it("finds the stories, their first and their roots, and says so in words", async () => {
    expect(await stories()).toEqual(asFound);
    const race = raceSchema.parse(await ask<Race>("/api/race"));
    expect(race.counts).toMatchObject({ all: 2, certain: 2, circular: 0 });
    const [mix] = race.stories;
    expect(mix.first.map(({ teller }) => teller)).toEqual(["Morning Post"]);
    expect(mix.second).toMatchObject({ teller: "Evening Star", minutes: 30 });
    expect(mix.reading).toContain("Morning Post was first in what we saw");
    for (const { label } of race.stories) expect(label).not.toContain("http");
  });

  it("opens every number of the list, the story and the table of tellers into as many documents", async () => {
    const race = await ask<Race>("/api/race");
    const page = storyPageSchema.parse(await ask<StoryPage>(`/api/race/stories/${encodeURIComponent(race.stories[0].story)}`));
    const tellers = tellerListSchema.parse(await ask<TellerList>("/api/race/tellers"));
    const doors = [race, page, tellers].flatMap((answer) => doorsOf(answer));
    expect(doors.length).toBeGreaterThan(40);
    const wrong: unknown[] = [];
    for (const { path, door } of doors) {
      const found = await countDocuments(context, door.filter);
      if (found !== door.count) wrong.push({ path, said: door.count, found });
    }
    expect(wrong).toEqual([]);
  });

  it("tells on a story's page what each document goes back to and added", async () => {
    const page = await ask<StoryPage>(`/api/race/stories/${encodeURIComponent(await idOf("mix1"))}`);
    const byName = new Map(page.tellings.map((telling) => [telling.document.replace(/^.*:/, ""), telling]));
    expect(byName.get("mix1")).toMatchObject({ role: "root", first: true, newWords: 1 });
    expect(byName.get("mix2")?.origin?.document).toBe(await idOf("mix1"));
    expect(byName.get("mix2")?.newNumbers).toContain("3499 yuan");
    expect(byName.get("mix4")).toMatchObject({ role: "echo", copy: "repost" });
    expect(page.subjects.map(({ name }) => name)).toContain("Xiaomi Mi Mix");
  });

  it("gives no table entry a percentage on too few stories", async () => {
    const { tellers, reading, minimum } = await ask<TellerList>("/api/race/tellers");
    expect(tellers.length).toBeGreaterThan(4);
    expect(tellers.every(({ firsts }) => !firsts.sufficient)).toBe(true);
    expect(reading).toContain("insufficient data");
    expect(minimum.stories).toBeGreaterThan(1);
  });

  it("lays two documents side by side with the passages that both have", async () => {
    const [a, b] = [await idOf("note2"), await idOf("note1")];
    const pair = comparisonSchema.parse(await ask<Comparison>(`/api/race/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`));
    expect(pair.link?.kind).toBe("exact");
    expect(pair.a.document).toBe(b);
    const [passage] = pair.passages;
    expect(pair.a.text.slice(passage.a.start, passage.a.end)).toBe(pair.b.text.slice(passage.b.start, passage.b.end));
    expect(pair.reading).toContain("word for word");
  });

  it("flags times that cannot be right, says why, and moves none", async () => {
    const times = await ask<ImpossibleTimes>("/api/race/times");
    expect(times.documents.count).toBe(2);
    const list = await ask<DocumentList>("/api/documents?finding=impossible_time");
    expect(list.documents.map(({ time }) => time.from).sort()).toEqual(["1999-12-31T10:00:00.000Z", "2093-01-01T10:00:00.000Z"]);
    const part = documentRaceSchema.parse(await ask<DocumentRace>(`/api/race/documents/${encodeURIComponent(await idOf("early"))}`));
    expect(part.timeFlags.map(({ flag }) => flag)).toEqual(["before_the_brand"]);
    expect(part.timeFlags[0].sentence).toContain("31 December 1999");
  });
});

describe("a story set by hand", () => {
  const edit = (body: object) => ask<StoryEditResult>("/api/race/edits", { method: "POST", body: JSON.stringify(body) });

  it("is split, stays split when stories are made anew, and comes back when that is undone", async () => {
    const story = await idOf("mix1");
    const done = await edit({ kind: "split", story, documents: [await idOf("mix3"), await idOf("mix4")], by: "ida" });
    const split = ["mix1 mix2", "mix3 mix4", "note1 note2 note3"];
    expect(await stories()).toEqual(split);
    expect(done.stories).toHaveLength(2);
    // A new document makes everything be related anew; a copy of one that was taken out goes with it.
    const more = {
      id: "mix5",
      source: "microblog",
      author: "fay",
      text: documents[3].text.replace("RT @ana", "RT @ben"),
      published: at(55),
    };
    const before = context.generation;
    await bringIn("second.jsonl", [more]);
    expect(context.generation).not.toBe(before);
    expect(await stories()).toEqual(["mix1 mix2", "mix3 mix4 mix5", "note1 note2 note3"]);
    const page = await ask<StoryPage>(`/api/race/stories/${encodeURIComponent(story)}`);
    expect(page.byHand).toBe(true);
    expect(page.edits).toMatchObject([{ kind: "split", by: "ida", undone: false, documents: [{ count: 2 }, { count: 2 }] }]);

    await ask(`/api/race/edits/${done.edit}?by=jon`, { method: "DELETE" });
    expect(await stories()).toEqual(["mix1 mix2 mix3 mix4 mix5", "note1 note2 note3"]);
    const after = await ask<StoryPage>(`/api/race/stories/${encodeURIComponent(story)}`);
    expect(after.edits).toMatchObject([{ undone: true, undoneBy: "jon" }]);
    expect(after.byHand).toBe(false);
  });

  it("is merged, counted as one in every answer, and parted again", async () => {
    const [one, two] = [await idOf("mix1"), await idOf("note1")];
    const before = await ask<Race>("/api/race");
    const done = await edit({ kind: "merge", story: one, stories: [two] });
    expect(done.stories).toEqual([one]);
    const race = await ask<Race>("/api/race");
    expect(race.counts).toMatchObject({ all: 1, by_hand: 1 });
    expect(race.stories[0].documents.count).toBe(8);
    expect(await countDocuments(context, { story: one })).toBe(8);
    await ask(`/api/race/edits/${done.edit}`, { method: "DELETE" });
    expect((await ask<Race>("/api/race")).stories).toEqual(before.stories);
  });

  it("refuses to take all of a story out, or what is none of it", async () => {
    for (const names of [[], ["note1"], ["mix1", "mix2", "mix3", "mix4", "mix5"]]) {
      const ids = await Promise.all(names.map(idOf));
      const response = await app.request("/api/race/edits", {
        method: "POST",
        headers: { host: "localhost:4870", "content-type": "application/json" },
        body: JSON.stringify({ kind: "split", story: await idOf("mix1"), documents: ids }),
      });
      expect(response.status).toBe(400);
    }
  });
});

describe("a document that is deleted", () => {
  it("leaves its story as it would have been without it", async () => {
    const first = await idOf("mix1");
    await workspace.store.command(
      `INSERT INTO documents SELECT * REPLACE (1 AS deleted, {version:UInt64} AS version) FROM documents FINAL WHERE id = {id:String}`,
      { id: first, version: workspace.store.nextVersion() },
    );
    await relateAgain();
    expect(await stories()).toEqual(["mix2 mix3 mix4 mix5", "note1 note2 note3"]);
    const page = await ask<StoryPage>(`/api/race/stories/${encodeURIComponent(await idOf("mix2"))}`);
    expect(page.first.map(({ teller }) => teller)).toEqual(["Evening Star"]);
    // Morning Post is named still, and no longer seen.
    expect(page.outside.map(({ source }) => source)).toContain("Morning Post");
    expect(page.tellings.every(({ document, origin }) => document !== first && origin?.document !== first)).toBe(true);
  });
});
