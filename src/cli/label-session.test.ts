import { describe, expect, it } from "vitest";
import type { LabelQueue, LabelTask } from "../report/accuracy/answers.js";
import { LabelSession } from "./label-session.js";
import { wrapped } from "./wrapped.js";

const axes = ["level", "horizon", "stance"] as const;

function task(id: string, level: string, text = "Love my Mi 5"): LabelTask {
  return {
    id,
    source: "forum",
    author: "ann",
    client: "",
    publication: "",
    forum: "",
    product: "",
    rating: null,
    title: "",
    text,
    links: [],
    url: "",
    time: { from: null, to: null, grade: "unknown", assumedZone: null },
    voice: "talk",
    copyOf: "",
    target: { label: "Xiaomi Mi 5", entity: "xiaomi/mi-5" },
    origin: "uncertain",
    why: "the reader is unsure",
    axes: [...axes],
    read: { level: { label: level, p: 0.6 }, horizon: { label: "released", p: 0.7 }, stance: { label: "neutral", p: 0.8 } },
  };
}

const questions: LabelQueue["questions"] = axes.map((axis) => ({ axis, asks: `${axis}?`, labels: [{ label: "one", means: "the first" }] }));

function session(...tasks: LabelTask[]) {
  const done: string[] = [];
  const opened = new LabelSession(
    { tasks, left: tasks.length, disagreements: 0, questions },
    {
      save: async ({ id }, axis, label) => {
        done.push(`${id} ${axis}=${label}`);
        return `${id} ${axis}`;
      },
      undo: async (_task, name) => void done.push(`undo ${name}`),
      skip: async ({ id }, skipped) => void done.push(`skip ${id} ${skipped.join(",")}`),
    },
  );
  const press = async (keys: string) => {
    for (const key of keys) await opened.press(key);
  };
  return { opened, press, done };
}

describe("a labelling session", () => {
  it("asks one axis after the other and keeps every answer at once", async () => {
    const { opened, press, done } = session(task("a", "product"), task("b", "product"));
    expect(opened.show(80)).toContain("level: level?");
    await press("131");
    expect(done).toEqual(["a level=product", "a horizon=released", "a stance=positive"]);
    expect(opened.show(120)).toContain(
      "The reader said: level product (60 %); horizon released (70 %); stance neutral (80 %), you positive.",
    );
    expect(opened.counts).toEqual({ labels: 3, documents: 1 });
  });

  it("asks no horizon where the person says that it is about no product, whatever was read", async () => {
    const { opened, press } = session(task("a", "product"));
    await press("2");
    expect(opened.show(80)).toContain("stance: stance?");
  });

  it("asks a horizon where the person says product although the reader did not", async () => {
    const { opened, press } = session(task("a", "brand"));
    await press("1");
    expect(opened.show(80)).toContain("horizon: horizon?");
  });

  it("goes back over a document's end and takes the label there back", async () => {
    const { opened, press, done } = session(task("a", "brand"), task("b", "brand"));
    await press("24b");
    expect(done.at(-1)).toBe("undo a stance");
    expect(opened.show(80)).toContain("1 of 2");
    expect(opened.show(80)).toContain("stance: stance?");
    await press("bb");
    expect(opened.show(80)).toContain("level: level?");
  });

  it("skips an axis, or the rest of a document, and ends at q", async () => {
    const { opened, press, done } = session(task("a", "product"), task("b", "product"), task("c", "product"));
    await press("sn9xq1");
    expect(done).toEqual(["skip a level", "skip a horizon,stance"]);
    expect(opened.isOver).toBe(true);
  });

  it("does not show the reader's label before the person's, unless asked", async () => {
    const { opened, press } = session(task("a", "brand"));
    expect(opened.show(80)).not.toContain("brand (60 %)");
    await press("r");
    expect(opened.show(80)).toContain("The reader said: level brand (60 %)");
  });

  it("prints collected text without what a terminal would obey", () => {
    const { opened } = session(task("a", "product", "red \u001b[31m\u009b2J\u202e text\u0007"));
    expect(opened.show(80)).toContain("red [31m2J text");
  });
});

describe("wrapped", () => {
  it("breaks between words, inside one that is too long, and indents what follows", () => {
    const words = "a text of words that is longer than its forty columns";
    expect(wrapped(words, 40)).toEqual(["a text of words that is longer than its", "forty columns"]);
    expect(wrapped(words, 40, 3)).toEqual(["a text of words that is longer than its", "   forty columns"]);
    expect(wrapped("x".repeat(90), 40).map(({ length }) => length)).toEqual([40, 40, 10]);
    expect(wrapped(words, 0)).toEqual(wrapped(words, 40));
  });
});
