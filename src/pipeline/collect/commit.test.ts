import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Catalogue } from "../../catalogue/types.js";
import { sourceDocument } from "../../collect/source-document.js";
import type { SourceStep } from "../../collect/source-step.js";
import { newTask, type TaskPosition } from "../../store/cursors.js";
import { saveDocuments } from "../../store/documents.js";
import { Store } from "../../store/store.js";
import { positionAfter } from "./after-step.js";
import { type AnsweredStep, decideSteps } from "./commit.js";

const now = Date.UTC(2016, 8, 7);
const document = (id: string, text = id) =>
  sourceDocument("S", id, { id, text, time: { interval: null, grade: "unknown", assumedZone: null } });
const rules = { key: Buffer.alloc(32), erased: new Set<string>(), catalogue: {} as Catalogue };
const keep = { notBefore: 0, before: Number.POSITIVE_INFINITY, pseudonyms: false, rawDays: 0 };
const noCounts = { rows: 0, documents: 0, duplicates: 0, quarantined: 0, deleted: 0 };

let store: Store;
beforeAll(async () => {
  store = await Store.open({ kind: "memory" });
  await saveDocuments(store, [document("known"), document("x:a.1"), document("x:a.2")], "r");
});
afterAll(() => store.close());

/** Steps of one task after another, each from where the last one ended. */
function steps(...pages: Partial<SourceStep>[]): AnsweredStep[] {
  let from: TaskPosition = newTask("S", "t");
  return pages.map((page) => {
    const step: SourceStep = {
      documents: [],
      deletions: [],
      diagnostics: [],
      cursor: { page: from.step },
      isDone: true,
      raw: null,
      requests: 1,
      outcome: "read",
      ...page,
    };
    const answered = { from, step, to: positionAfter(from, step, now, now), keep };
    from = answered.to;
    return answered;
  });
}
const decide = (answered: AnsweredStep[]) => decideSteps(store, answered, rules, () => noCounts);

describe("decideSteps", () => {
  it("counts a document as new in the first step that brings it, and as known from then on", async () => {
    const { kept, batch } = await decide(
      steps({ documents: [document("known"), document("new")] }, { documents: [document("new"), document("new", "edited")] }),
    );
    expect(kept.map(({ row }) => [row.documents, row.duplicates])).toEqual([
      [1, 1],
      [0, 2],
    ]);
    expect(kept[1].state).toMatchObject({ rows: 4, documents: 1, duplicates: 3, step: 2, cursor: '{"page":1}' });
    expect(batch.inserts.map(({ rows }) => rows.length)).toEqual([2, 0, 0, 2, 2]);
    expect((await store.one<{ n: number }>("SELECT count() AS n FROM documents FINAL")).n).toBe(3);
  });

  it("erases what is here, also what an earlier step of the batch brings, and counts each once", async () => {
    const { kept, batch } = await decide(
      steps({ documents: [document("new")] }, { deletions: ["new", "never here"] }, { deletions: ["new", "known"] }),
    );
    expect(kept.map(({ row }) => row.deleted)).toEqual([0, 1, 1]);
    expect(batch.erase).toEqual(["new", "known"]);
  });

  it("erases all of an account that is gone", async () => {
    const { kept, batch } = await decide(
      steps({ documents: [document("x:a.3")] }, { deletedPrefixes: ["x:a."] }, { deletedPrefixes: ["x:a."] }),
    );
    expect(kept.map(({ row }) => row.deleted)).toEqual([0, 3, 0]);
    expect(batch.erase.sort()).toEqual(["x:a.1", "x:a.2", "x:a.3"]);
  });

  it("leaves to the next batch a step that brings again what this one erases", async () => {
    const { kept } = await decide(steps({ deletions: ["known"] }, { documents: [document("other")] }, { documents: [document("known")] }));
    expect(kept).toHaveLength(2);
  });
});
