/** The HTTP API on the sample: numbers that open, corrections that can be undone, and what it refuses. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workspaceStatusSchema } from "../../src/report/answers.js";
import { type Brief, briefSchema } from "../../src/report/brief/answers.js";
import { type DocumentDetail, type DocumentList, documentDetailSchema, documentListSchema } from "../../src/report/document-answers.js";
import { countDocuments } from "../../src/report/documents.js";
import { createApp } from "../../src/server/app.js";
import { type OpenSample, openSample } from "../sample-workspace.js";
import { doorsOf } from "./doors.js";

let sample: OpenSample;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  sample = await openSample();
  app = createApp(sample.state, { host: "127.0.0.1" });
});

afterAll(async () => {
  await sample?.[Symbol.asyncDispose]();
});

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return Promise.resolve(app.request(path, { ...init, headers: { host: "localhost:4870", ...init.headers } }));
}

async function get<T>(path: string): Promise<T> {
  const response = await ask(path);
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

const query = (filter: object) =>
  new URLSearchParams(Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)]))).toString();

describe("the brief of the sample", () => {
  it("has the shape that the API document says", async () => {
    expect(() => briefSchema.parse(null)).toThrow();
    briefSchema.parse(await get("/api/brief"));
    workspaceStatusSchema.parse(await get("/api/workspace"));
  });

  it("opens every one of its numbers into as many documents", async () => {
    const brief = await get<Brief>("/api/brief");
    const wrong: unknown[] = [];
    for (const [i, { path, door }] of doorsOf(brief).entries()) {
      // The list is asked over HTTP for some; the count behind it, which is the same code, for all.
      const total =
        i % 20 === 0
          ? (await get<DocumentList>(`/api/documents?${query(door.filter)}&limit=1`)).total
          : await countDocuments(sample.state.context, door.filter);
      if (total !== door.count) wrong.push({ path, said: door.count, found: total });
    }
    expect(wrong).toEqual([]);
  });

  it("says the same numbers in its sentences as in its figures", async () => {
    const brief = await get<Brief>("/api/brief");
    const [ours] = brief.standings;
    expect(brief.sentences[0]).toContain(`n = ${ours.firstHand.n.toLocaleString("en-US")}`);
    expect(brief.sentences[0]).toContain(`${Math.round(ours.firstHand.rate * 100)} %`);
    expect(ours.reading).toContain(`Of ${ours.steps[0].left.count.toLocaleString("en-US")} mentions of ${ours.name}`);
  });

  it("accounts for every row", async () => {
    const { totals } = await get<Brief>("/api/brief");
    expect(totals.rows - totals.duplicates - totals.quarantined).toBe(totals.all.count);
  });

  it("refuses a period that ends before it begins, and a day that is none", async () => {
    for (const bad of ["from=2016-10-01&to=2016-09-01", "from=yesterday"]) {
      const response = await ask(`/api/brief?${bad}`);
      expect(response.status).toBe(400);
      expect(response.headers.get("content-type")).toContain("application/problem+json");
    }
  });
});

describe("documents", () => {
  it("pages through all documents once", async () => {
    const seen = new Set<string>();
    let page: string | null = "";
    let total = 0;
    while (page !== null) {
      const list: DocumentList = await get(`/api/documents?limit=200&page=${page}`);
      documentListSchema.parse(list);
      for (const { id } of list.documents) seen.add(id);
      total = list.total;
      page = list.next;
    }
    expect(seen.size).toBe(total);
  });

  it("finds words in any case and marks them", async () => {
    const list = await get<DocumentList>("/api/documents?q=WARRANTY&limit=10");
    expect(list.total).toBeGreaterThan(0);
    for (const { snippet, text, highlights } of list.documents) {
      const [first] = highlights;
      if (first) expect((snippet ?? text).slice(first.start, first.end).toLowerCase()).toBe("warranty");
    }
  });

  it("counts in a facet what the facet then opens", async () => {
    const { facets } = await get<DocumentList>("/api/documents?brand=xiaomi&limit=1");
    for (const name of ["voice", "horizon", "source", "product"]) {
      const facet = facets.find((one) => one.name === name);
      for (const { value, count } of facet?.values.slice(0, 3) ?? []) {
        expect((await get<DocumentList>(`/api/documents?brand=xiaomi&${query({ [name]: value })}&limit=1`)).total).toBe(count);
      }
    }
  });

  it("takes a hostile search as words", async () => {
    const list = await get<DocumentList>(`/api/documents?${query({ q: "'); DROP TABLE facts; -- {x:String} %_\\" })}`);
    expect(list.total).toBe(0);
    expect((await get<DocumentList>("/api/documents?limit=1")).total).toBeGreaterThan(500);
  });

  it("refuses a page token that is none", async () => {
    expect((await ask("/api/documents?page=abc")).status).toBe(400);
  });

  it("answers 404 for a document that there is not", async () => {
    const response = await ask("/api/documents/none");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ status: 404, code: "NOT_FOUND" });
  });
});

describe("a correction", () => {
  const send = (id: string, body: object) =>
    ask(`/api/documents/${encodeURIComponent(id)}/corrections`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  it("changes the label, the voice and the counts, says who made it, and can be undone", async () => {
    const { documents, total } = await get<DocumentList>("/api/documents?voice=talk&speaker=person&limit=1");
    const { id } = documents[0];
    const corrected = (await (await send(id, { axis: "tie", label: "compensated", by: "nadia" })).json()) as DocumentDetail;
    documentDetailSchema.parse(corrected);
    expect(corrected.voice).toBe("paid");
    expect(corrected.labels.tie).toEqual({ label: "compensated", p: 1, corrected: true });
    expect(corrected.explanations.find(({ axis }) => axis === "tie")?.corrected).toMatchObject({ by: "nadia", from: "none_found" });
    expect((await get<DocumentList>("/api/documents?voice=talk&speaker=person&limit=1")).total).toBe(total - 1);
    const [{ id: correction }] = corrected.corrections;
    const undone = await ask(`/api/documents/${encodeURIComponent(id)}/corrections/${correction}`, { method: "DELETE" });
    expect(((await undone.json()) as DocumentDetail).voice).toBe("talk");
    expect((await get<DocumentList>("/api/documents?voice=talk&speaker=person&limit=1")).total).toBe(total);
    expect((await ask(`/api/documents/${encodeURIComponent(id)}/corrections/${correction}`, { method: "DELETE" })).status).toBe(404);
  });

  it("refuses a label that the axis does not have", async () => {
    const { documents } = await get<DocumentList>("/api/documents?limit=1");
    const response = await send(documents[0].id, { axis: "tie", label: "bribed" });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("none_found");
  });
});

describe("the server refuses", () => {
  it("a name that is not this machine's, so that no other site can rebind to it", async () => {
    expect((await ask("/api/brief", { headers: { host: "evil.example" } })).status).toBe(421);
  });

  it("a change that another origin asks for", async () => {
    const response = await ask("/api/documents/x/corrections", {
      method: "POST",
      headers: { origin: "https://evil.example", "content-type": "application/json" },
      body: "{}",
    });
    expect(response.status).toBe(403);
  });

  it("everything without its token where others can reach it", async () => {
    const open = createApp(sample.state, { host: "0.0.0.0", token: "secret" });
    expect((await open.request("/api/workspace")).status).toBe(401);
    expect((await open.request("/api/workspace", { headers: { authorization: "Bearer wrong" } })).status).toBe(401);
    expect((await open.request("/api/workspace", { headers: { authorization: "Bearer secret" } })).status).toBe(200);
  });

  it("an unknown route with the one error body", async () => {
    const response = await ask("/api/nothing");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the brief as a file", () => {
  it("is one self-contained page in which collected text stays text", async () => {
    const page = await (await ask("/api/brief.html")).text();
    expect(page).toContain("<!doctype html>");
    expect(page).not.toMatch(/<script/i);
    expect(page).not.toMatch(/(src|href)="?https?:/i);
    expect(page).toContain("Sample: invented documents");
  });
});
