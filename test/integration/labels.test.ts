/** Labels of persons: what they change, that they outlive every re-read, and that a workspace is trained on them. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { random } from "../../src/read/bootstrap.js";
import { runLandfall } from "../run-landfall.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-labels-"));
const workspace = join(folder, "ws");
const landfall = (words: string[], input = "") => runLandfall([...words, "--workspace", workspace], { input, cwd: folder });
const json = <T>(words: string[], input = "") =>
  JSON.parse(
    landfall([...words, "--json"], input)
      .out.trim()
      .split("\n")
      .at(-1) ?? "",
  ) as T;

/** Posts of two invented sources. The feed gives bare headlines; the forum gives owners and askers. */
const owners = ["After two weeks with my Mi 5 the battery lasts me a day.", "My Galaxy S7 reboots every night.", "Love my Mi 5."];
const others = [
  "Mi 5 or Galaxy S7, which would you take?",
  "The Galaxy S7 could launch in March, a leak says.",
  "Xiaomi opens a shop in Madrid.",
];

interface Post {
  id: string;
  source: string;
  text: string;
}

function posts(): Post[] {
  const next = random(5);
  const texts = [...owners, ...others];
  return Array.from({ length: 140 }, (_, i) => ({
    id: `p${String(i).padStart(3, "0")}`,
    source: i % 2 === 0 ? "feed" : "forum",
    text: `${texts[Math.floor(next() * texts.length)]} Number ${i} of the ${i % 3 === 0 ? "spring" : "summer"}.`,
  }));
}

interface Queue {
  tasks: { id: string; origin: string; axes: string[]; read: Record<string, { label: string; p: number }> }[];
  left: number;
}

interface Shown {
  documents: { id: string; labels: Record<string, { label: string | null; corrected: boolean }> }[];
}

const shown = (id: string) => json<Shown>(["documents", "--filter", `id=${id}&undated=include`]).documents[0];

beforeAll(() => {
  runLandfall(["init", "--workspace", workspace, "--brand", "Xiaomi", "--rivals", "Samsung", "--market", "US", "--catalogues", "phones"]);
  const file = join(folder, "posts.jsonl");
  writeFileSync(
    file,
    posts()
      .map((post) => `${JSON.stringify(post)}\n`)
      .join(""),
  );
  landfall(["import", file]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("landfall label", () => {
  it("draws the same documents for the same seed: the least sure of each source and voice first, every third at random", () => {
    const queue = json<Queue>(["label", "--list", "--limit", "9"]);
    expect(queue.tasks.map(({ origin }) => origin)).toEqual([
      ...["uncertain", "uncertain", "random"],
      ...["uncertain", "uncertain", "random"],
      ...["uncertain", "uncertain", "random"],
    ]);
    expect(json<Queue>(["label", "--list", "--limit", "9"])).toEqual(queue);
    expect(json<Queue>(["label", "--list", "--limit", "9", "--seed", "2"]).tasks).not.toEqual(queue.tasks);
    const doubts = json<Queue>(["label", "--list", "--limit", "200", "--order", "uncertain"]).tasks;
    expect(new Set(doubts.slice(0, 4).map(({ id }) => id.split(":")[0])).size).toBe(2);
  });

  it("keeps each key at once, shows it everywhere, and goes on where one stopped", () => {
    const axes = ["--axes", "stance", "--order", "random", "--by", "Ida"];
    const [first, second, third] = json<Queue>(["label", "--list", ...axes]).tasks;
    const mixed = "3";
    // The second is labelled, taken back and skipped; the session ends at the third.
    const { out, told } = landfall(["label", ...axes], `${mixed}\n${mixed}b\nnq`);
    expect(out).toContain("1 labels on 1 documents kept, as Ida");
    expect(told).toContain("Is the writer for or against the target?");
    expect(told).toMatch(/The reader said: stance \w+ \(\d+ %\), you mixed\./);
    expect(shown(first.id).labels.stance).toMatchObject({ label: "mixed", corrected: true });
    expect(shown(second.id).labels.stance).toMatchObject({ label: second.read.stance.label, corrected: false });
    const left = json<Queue>(["label", "--list", ...axes]).tasks.map(({ id }) => id);
    expect(left[0]).toBe(third.id);
    expect(left).not.toContain(first.id);
    expect(left).not.toContain(second.id);
  });

  it("outlives a re-read with other settings", () => {
    const [labelled] = json<Shown>(["documents", "--filter", "labelled=stance&undated=include"]).documents;
    const toml = join(workspace, "landfall.toml");
    const before = readFileSync(toml, "utf8");
    writeFileSync(toml, before.replace("[reading]", "[reading]\nthresholds = { stance = 1, tie = 1 }"));
    const after = shown(labelled.id);
    // A person's label is certain; the others are under the threshold.
    expect(after.labels.stance).toMatchObject({ label: "mixed", corrected: true });
    expect(after.labels.tie.label).toBe("unclear");
    writeFileSync(toml, before);
    expect(shown(labelled.id).labels.tie.label).not.toBe("unclear");
  });

  it("carries labels out as lines that eval takes, and into another workspace", () => {
    const file = join(folder, "labels.jsonl");
    expect(json<{ documents: number }>(["label", "--export", file])).toMatchObject({ documents: 1 });
    const [line] = readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text) as { labels: Record<string, unknown> });
    expect(line.labels).toMatchObject({ stance: "mixed", given: { stance: { by: "Ida", origin: "random" } } });
    const other = join(folder, "other");
    runLandfall(["init", "--workspace", other, "--brand", "Xiaomi", "--market", "US", "--catalogues", "phones"]);
    runLandfall(["import", "--workspace", other, join(folder, "posts.jsonl")]);
    const bad = join(folder, "bad.jsonl");
    writeFileSync(
      bad,
      `${readFileSync(file, "utf8")}{"id":"elsewhere","source":"x","text":"t","labels":{"tie":"seller"}}\n{"id":"p001","source":"forum","text":"t","labels":{"tie":"shill"}}\nno json\n`,
    );
    const { out, told, status } = runLandfall(["label", "--workspace", other, "--import", bad]);
    expect(out).toContain("1 labels on 1 documents");
    expect(told).toContain("line 2: there is no document 'elsewhere'");
    expect(told).toContain("line 3: 'shill' is no label of tie");
    expect(told).toContain("line 4:");
    expect(status).toBe(3);
    const card = runLandfall(["eval", "--labels", file, "--catalogues", "phones", "--json"]);
    expect((JSON.parse(card.out) as { axes: { axis: string; documents: number }[] }).axes).toMatchObject([
      { axis: "stance", documents: 1 },
    ]);
  });
});

describe("landfall train", () => {
  /** What these people hold: a feed is a publication whatever it says, and it reports no use of its own. */
  const labelled = () =>
    posts()
      .map(({ id, source, text }) => {
        const isOwner = source === "forum" && owners.some((owner) => text.startsWith(owner));
        const labels = {
          speaker: source === "feed" ? "publication" : "person",
          experience: isOwner ? "specific" : "none",
          tie: "none_found",
        };
        return JSON.stringify({ id, source, text, labels });
      })
      .join("\n");

  it("refuses too few labels", () => {
    const { status, told } = landfall(["train"]);
    expect(status).toBe(2);
    expect(told).toContain("insufficient data: 1 labels on the axis that has most, 60 are needed");
    expect(landfall(["eval"]).out).toContain("insufficient data");
  });

  it("keeps what held-out labels agree with, reads the documents again, and is taken back", () => {
    const file = join(folder, "train.jsonl");
    writeFileSync(file, labelled());
    interface Trained {
      adjustment: {
        name: string;
        axes: object;
        tried: { axis: string; kept: boolean; before: { accuracy: number }; after: { accuracy: number } }[];
      };
      saved: boolean;
    }
    const dry = json<Trained>(["train", "--labels", file, "--dry-run"]);
    expect(dry.saved).toBe(false);
    expect(existsSync(join(workspace, "data", "landfall.reader.json"))).toBe(false);
    const speaker = dry.adjustment.tried.find(({ axis }) => axis === "speaker");
    expect(speaker?.kept).toBe(true);
    expect(speaker?.after.accuracy).toBeGreaterThan((speaker?.before.accuracy ?? 1) + 0.2);

    const feed = ["documents", "--filter", "source=feed&speaker=publication&undated=include"];
    const before = json<{ total: number }>(feed).total;
    const kept = json<Trained>(["train", "--labels", file]);
    expect(kept).toEqual({ ...dry, saved: true });
    const after = json<{ total: number }>(feed).total;
    expect(after).toBeGreaterThan(before);
    expect(after).toBeGreaterThan(60);
    expect(json<{ reset: boolean }>(["train", "--reset"]).reset).toBe(true);
    expect(json<{ total: number }>(feed).total).toBe(before);
  });
});
