/** Thresholds from the settings to every count, labels and targets over HTTP. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workspaceActions } from "../../src/pipeline/accuracy/actions.js";
import { importLabels } from "../../src/pipeline/accuracy/labels-file.js";
import { bringUpToDate } from "../../src/pipeline/current.js";
import { readerName } from "../../src/pipeline/read.js";
import { sampleFolder } from "../../src/pipeline/sample.js";
import { importSources } from "../../src/pipeline/sources.js";
import { openWorkspace, type Workspace } from "../../src/pipeline/workspace.js";
import { codeVersion } from "../../src/read/reader.js";
import { type Accuracy, accuracySchema, type LabelQueue, labelQueueSchema } from "../../src/report/accuracy/answers.js";
import type { Brief } from "../../src/report/brief/answers.js";
import type { DocumentDetail, DocumentList } from "../../src/report/document-answers.js";
import { createApp } from "../../src/server/app.js";
import { LiveState } from "../../src/server/live-state.js";
import { doorsOf } from "./doors.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-accuracy-"));
let workspace: Workspace;
let state: LiveState;
let app: ReturnType<typeof createApp>;

/** The sample as somebody's own workspace: its settings may be changed. */
beforeAll(async () => {
  cpSync(sampleFolder, folder, { recursive: true });
  const file = join(folder, "landfall.toml");
  writeFileSync(file, readFileSync(file, "utf8").replace("sample = true", "sample = false"));
  workspace = await openWorkspace(folder, "test");
  await importSources(workspace);
  state = new LiveState(await bringUpToDate(workspace), {
    version: "test",
    reader: readerName(workspace),
    actions: workspaceActions(workspace),
    now: () => Date.UTC(2017, 0, 15, 12),
  });
  app = createApp(state, { host: "127.0.0.1" });
});

afterAll(async () => {
  await workspace?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

function ask(path: string, method = "GET", body?: object): Promise<Response> {
  return Promise.resolve(
    app.request(path, {
      method,
      headers: { host: "localhost:4870", "content-type": "application/json" },
      body: body ? JSON.stringify(body) : undefined,
    }),
  );
}

async function get<T>(path: string): Promise<T> {
  const response = await ask(path);
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

const query = (filter: object) => new URLSearchParams(filter as Record<string, string>).toString();
const totalOf = async (filter: object) => (await get<DocumentList>(`/api/documents?${query(filter)}&limit=1`)).total;

/** A change may outlast the patience of its request on a busy machine. */
async function setThresholds(thresholds: Record<string, number>): Promise<Accuracy> {
  const response = await ask("/api/accuracy/thresholds", "PUT", { thresholds });
  expect(response.status).toBe(200);
  await state.inTurn(async () => undefined);
  return get<Accuracy>("/api/accuracy");
}

describe("the accuracy of a workspace nobody has labelled", () => {
  it("has the shape that the API document says and says that nothing is known of it here", async () => {
    const accuracy = accuracySchema.parse(await get("/api/accuracy"));
    expect(accuracy.headline).toContain("nobody has checked it on your documents yet");
    expect(accuracy.own.axes).toEqual([]);
    expect(accuracy.adjustment.state).toBe("none");
    expect(accuracy.second.model).toBeNull();
    expect(accuracy.reader.card.axes.map(({ axis }) => axis)).toEqual([
      "level",
      "horizon",
      "experience",
      "tie",
      "speaker",
      "stance",
      "voice",
    ]);
  });
});

describe("thresholds", () => {
  it("are written to landfall.toml with its comments kept, and hold in store, facts, brief and documents", async () => {
    const before = await get<Accuracy>("/api/accuracy");
    const wanted = before.thresholds.axes.find(({ axis }) => axis === "experience")!;
    const promised = wanted.under[80];
    expect(promised).toBeGreaterThan(0);
    const briefBefore = await get<Brief>("/api/brief");
    const nameBefore = state.reader;

    const after = await setThresholds({ experience: 0.8 });
    const text = readFileSync(join(folder, "landfall.toml"), "utf8");
    expect(text).toContain("thresholds = { experience = 0.8 }");
    expect(text).toContain("# A SAMPLE workspace.");
    expect(state.reader).not.toBe(nameBefore);

    // The store: no label under the threshold is told, and none over it is withheld.
    const [stored] = await workspace.store.query<{ unclear: number; wrong: number }>(
      "SELECT countIf(experience = 'unclear') AS unclear, countIf((experience = 'unclear') != (experience_p < 0.8)) AS wrong FROM readings FINAL",
    );
    expect(stored).toEqual({ unclear: promised, wrong: 0 });
    // Facts and documents: as many are unclear, and none of them counts as lived experience.
    expect(await totalOf({ experience: "unclear", undated: "include" })).toBe(promised);
    expect(await totalOf({ experience: "unclear", voice: "first-hand", undated: "include" })).toBe(0);
    const { filter, under } = after.thresholds.axes.find(({ axis }) => axis === "experience")!;
    expect(await totalOf(filter)).toBe(under[80]);
    // The brief: fewer are first-hand, and every number still opens.
    const brief = await get<Brief>("/api/brief");
    const firstHand = (of: Brief) => of.standings.reduce((sum, { firstHand }) => sum + firstHand.count, 0);
    expect(firstHand(brief)).toBeLessThan(firstHand(briefBefore));
    const doors = doorsOf(brief).filter((_, i) => i % 25 === 0);
    for (const { door } of doors) expect([door, await totalOf(door.filter)]).toEqual([door, door.count]);

    const undone = await setThresholds({});
    expect(readFileSync(join(folder, "landfall.toml"), "utf8")).not.toContain("thresholds =");
    expect(undone.thresholds.axes.every(({ threshold }) => threshold === 0)).toBe(true);
    expect((await get<Brief>("/api/brief")).standings.map(({ firstHand }) => firstHand.count)).toEqual(
      briefBefore.standings.map(({ firstHand }) => firstHand.count),
    );
  });

  it("are refused outside 0 to 1, on an axis that there is not, and for the sample", async () => {
    expect((await ask("/api/accuracy/thresholds", "PUT", { thresholds: { tie: 1.5 } })).status).toBe(400);
    expect((await ask("/api/accuracy/thresholds", "PUT", { thresholds: { truth: 0.5 } })).status).toBe(400);
    const { config } = workspace;
    workspace.config = { ...config, sample: true };
    const response = await ask("/api/accuracy/thresholds", "PUT", { thresholds: { tie: 0.5 } });
    workspace.config = config;
    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toContain("landfall init");
  });
});

describe("labels over HTTP", () => {
  it("are drawn, given, counted apart by how they were drawn, and skipped for one person only", async () => {
    const queue = labelQueueSchema.parse(await get<LabelQueue>("/api/labels/next?by=Ida&limit=3"));
    const [first, second] = queue.tasks;
    const label = first.read.stance.label === "mixed" ? "positive" : "mixed";
    const given = await ask(`/api/documents/${encodeURIComponent(first.id)}/corrections`, "POST", {
      axis: "stance",
      label,
      by: "Ida",
      origin: first.origin,
    });
    expect(given.status).toBe(200);
    expect((await ask(`/api/documents/${encodeURIComponent(second.id)}/skips`, "POST", { axes: second.axes, by: "Ida" })).status).toBe(200);
    const { own } = await get<Accuracy>("/api/accuracy");
    expect(own.drawn).toEqual([
      { origin: "uncertain", documents: { count: 1, filter: { labelled: "any", drawn: "uncertain", undated: "include" } } },
    ]);
    expect(await totalOf(own.drawn[0].documents.filter)).toBe(1);
    expect(own.axes.find(({ axis }) => axis === "stance")).toMatchObject({ sufficient: false, accuracy: { count: 0, n: 1 } });
    const next = await get<LabelQueue>("/api/labels/next?by=Ida&limit=100");
    expect(next.tasks.map(({ id }) => id)).not.toContain(second.id);
    expect(next.tasks.find(({ id }) => id === first.id)?.axes ?? []).not.toContain("stance");
    expect((await get<LabelQueue>("/api/labels/next?by=Ola&limit=100")).tasks.map(({ id }) => id)).toContain(second.id);
  });

  it("come first to a third where two people differ", async () => {
    const [task] = (await get<LabelQueue>("/api/labels/next?by=Ola&limit=1")).tasks;
    for (const [by, label] of [
      ["Ola", "positive"],
      ["Ida", "negative"],
    ]) {
      await ask(`/api/documents/${encodeURIComponent(task.id)}/corrections`, "POST", { axis: "stance", label, by, origin: "uncertain" });
    }
    const queue = await get<LabelQueue>("/api/labels/next?by=Ulf&limit=2");
    expect(queue.tasks[0]).toMatchObject({ id: task.id, origin: "disagreement", why: "two people differ on stance" });
    expect(queue.disagreements).toBe(1);
    await ask(`/api/documents/${encodeURIComponent(task.id)}/corrections`, "POST", {
      axis: "stance",
      label: "negative",
      by: "Ulf",
      origin: "disagreement",
    });
    expect((await get<LabelQueue>("/api/labels/next?by=Eva&limit=2")).disagreements).toBe(0);
  });

  it.each(["labelled=truth", "labelled=tie:shill", "drawn=dice&labelled=any", "probability=tie:9", "agreed=truth"])(
    "refuse the filter %s",
    async (filter) => {
      expect((await ask(`/api/documents?${filter}`)).status).toBe(400);
    },
  );
});

describe("training over HTTP", () => {
  it("refuses too few labels with the number that it needs, and gives the labels as lines", async () => {
    const response = await ask("/api/accuracy/training", "POST");
    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toMatch(
      /insufficient data: \d+ labels on the axis that has most, 60 are needed/,
    );
    const lines = (await (await ask("/api/labels.jsonl")).text()).trim().split("\n");
    expect(lines).toHaveLength((await get<Accuracy>("/api/accuracy")).own.documents.count);
    expect((JSON.parse(lines[0]) as { labels: { stance: string } }).labels.stance).toBeTypeOf("string");
  });

  it("keeps what helps, names it in the reader, reads again, and is taken back", async () => {
    // These people hold that whatever this source gives is a publication's.
    const [{ value: source }] =
      (await get<DocumentList>("/api/documents?limit=1")).facets.find(({ name }) => name === "source")?.values ?? [];
    const chosen = (await get<DocumentList>(`/api/documents?source=${source}&undated=include&limit=120`)).documents;
    const lines = chosen.map(({ id, source: from, text }) =>
      JSON.stringify({ id, source: from, text, labels: { speaker: "publication" } }),
    );
    const others = (await get<DocumentList>("/api/documents?limit=200&undated=include")).documents.filter((one) => one.source !== source);
    for (const { id, source: from, text, labels } of others.slice(0, 40)) {
      const speaker = labels.speaker.label === "publication" ? "person" : String(labels.speaker.label);
      lines.push(JSON.stringify({ id, source: from, text, labels: { speaker } }));
    }
    const file = join(folder, "speakers.jsonl");
    writeFileSync(file, lines.join("\n"));
    await importLabels(state.context, file, { by: "Ida" });
    const before = state.reader;
    const trained = await ask("/api/accuracy/training", "POST");
    expect(trained.status).toBe(200);
    expect(((await trained.json()) as Accuracy).adjustment.tried.find(({ axis }) => axis === "speaker")).toMatchObject({ kept: true });
    await state.inTurn(async () => undefined);
    expect(state.reader).toMatch(/ own-[a-z0-9]{8}$/);
    expect((await get<Accuracy>("/api/accuracy")).adjustment).toMatchObject({ state: "current" });
    expect((await ask("/api/accuracy/training", "DELETE")).status).toBe(200);
    await state.inTurn(async () => undefined);
    expect(state.reader).toBe(before);
  });
});

describe("a document read for another target", () => {
  it("is labelled for that entity, opens under its address, and takes no correction", async () => {
    const { documents } = await get<DocumentList>("/api/documents?brand=xiaomi&q=samsung&limit=50");
    let tried = 0;
    for (const { id } of documents) {
      const path = `/api/documents/${encodeURIComponent(id)}`;
      const main = await get<DocumentDetail>(path);
      const other = main.targets.find((target) => !target.main);
      if (!other) continue;
      tried++;
      const read = await get<DocumentDetail>(`${path}?target=${encodeURIComponent(other.entity)}`);
      expect(read.target.entity).toBe(other.entity);
      expect(read.targets).toEqual(main.targets);
      expect(read.explanations.every(({ choices, corrected }) => choices.length === 0 && corrected === null)).toBe(true);
      const again = await get<DocumentDetail>(`${path}?target=${encodeURIComponent(main.target.entity ?? "")}`);
      expect(again).toEqual(main);
      if (tried === 5) break;
    }
    expect(tried).toBe(5);
  });

  it("is refused for what it does not name", async () => {
    const { documents } = await get<DocumentList>("/api/documents?limit=1");
    const response = await ask(`/api/documents/${encodeURIComponent(documents[0].id)}?target=nobody/nothing`);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toContain("choose one of its `targets`");
  });
});

describe("the reader's name", () => {
  it("changes with the code, the weights, the settings and what was learnt here", () => {
    const name = readerName(workspace);
    expect(name.startsWith(`${codeVersion}-`)).toBe(true);
    const adjustment = { name: "abc", base: "x", axes: {}, tried: [] };
    expect(readerName({ ...workspace, adjustment: { current: adjustment, isOutdated: false } })).toBe(`${name} own-abc`);
    expect(readerName({ ...workspace, config: { ...workspace.config, reading: { thresholds: { tie: 0.5 } } } })).not.toBe(name);
  });
});
