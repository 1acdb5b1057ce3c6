import { describe, expect, it } from "vitest";
import { seededRandom } from "../synchrony/window-choice.js";
import { detectGroups } from "./detect.js";
import type { GroupRow } from "./row.js";

const span = 864_000;

/** Three hundred accounts that share popular pages at random, and ten that post the same five texts within five minutes of each other. */
function stream(options: { planted?: Partial<GroupRow> | null; seed?: number } = {}): GroupRow[] {
  const { planted = {}, seed = 1 } = options;
  const random = seededRandom(seed);
  const rows: GroupRow[] = [];
  const add = (row: Partial<GroupRow>) => rows.push({ id: `d${rows.length}`, author: "", time: 0, text: "", brands: [], ...row });
  for (let i = 0; i < 3000; i++) {
    const page = `https://example.org/${Math.floor(random() ** 3 * 200)}`;
    add({ author: `a${Math.floor(random() * 300)}`, time: random() * span, links: [page], brands: [{ brand: "acme", stance: "neutral" }] });
  }
  if (planted === null) return rows;
  for (let act = 0; act < 5; act++) {
    const at = random() * span;
    for (let member = 0; member < 10; member++) {
      add({
        author: `p${member}`,
        time: at + random() * 300,
        text: `this is call number ${act} to all of you`,
        brands: [{ brand: "acme", stance: "negative" }],
        ...planted,
      });
    }
  }
  for (let member = 0; member < 10; member++) {
    for (let i = 0; i < 3; i++) {
      add({
        author: `p${member}`,
        time: random() * span,
        text: `words of ${member} ${i}`,
        brands: [{ brand: "zeta", stance: "positive" }],
      });
    }
  }
  return rows;
}

describe("detectGroups", () => {
  it("finds the planted group with its members, odds, target, lean and home", () => {
    const groups = detectGroups(stream());
    expect(groups).toHaveLength(1);
    const [group] = groups;
    expect(group.members.map((member) => member.account).sort()).toEqual(Array.from({ length: 10 }, (_, i) => `p${i}`));
    expect(group).toMatchObject({ verdict: "synchronised, unexplained", explanation: null, target: "acme", observed: 225 });
    expect(group.expected).toBeLessThan(60);
    expect(group.q).toBeLessThan(1e-4);
    expect(group.documents).toHaveLength(50);
    expect(group.objects).toHaveLength(5);
    expect(group.objects[0]).toMatchObject({ kind: "text", accounts: 10 });
    expect(group.tempo.medianLagSeconds).toBeLessThan(300);
    expect(group.direction).toMatchObject({ lean: "against", home: { brand: "zeta" }, communityAgainst: true });
    expect(group.withoutMostActive).toMatchObject({ members: 9 });
  });
  it("takes an original for one of its copies", () => {
    const rows = stream();
    const first = new Map<string, string>();
    for (const row of rows) {
      if (!row.text.startsWith("this is call")) continue;
      const original = first.get(row.text);
      if (original === undefined) first.set(row.text, row.id);
      else row.copyOf = original;
    }
    expect(detectGroups(rows)[0].documents).toHaveLength(50);
  });
  it("sets a group apart where an innocent explanation fits, and still shows it", () => {
    const [group] = detectGroups(stream({ planted: { client: "dlvr.it" } }));
    expect(group).toMatchObject({ verdict: "explained", explanation: { name: "automated posting" } });
    expect(group.members).toHaveLength(10);
  });
  it("finds nothing unexplained where only chance acts", () => {
    for (let seed = 1; seed <= 10; seed++) {
      const verdicts = detectGroups(stream({ planted: null, seed })).map((group) => group.verdict);
      expect(verdicts).not.toContain("synchronised, unexplained");
    }
  });
  it("gives the same for the same rows whatever their order", () => {
    const rows = stream();
    const summary = (list: GroupRow[]) => detectGroups(list).map(({ id, q, observed }) => [id, q, observed]);
    expect(summary([...rows].reverse())).toEqual(summary(rows));
  });
  it("tells of the windows it found in the data", () => {
    const { windows } = detectGroups.detailed(stream());
    expect(windows.find(({ kind }) => kind === "text")?.choice.gaps).toBeGreaterThan(0);
  });
  it("answers nothing for nothing, and stays bounded where everybody does one thing at once", () => {
    expect(detectGroups([])).toEqual([]);
    const crowd = Array.from({ length: 20_000 }, (_, i) => ({ id: `d${i}`, author: `a${i % 5000}`, time: 0, text: "#now", brands: [] }));
    const started = process.cpuUsage();
    expect(detectGroups(crowd)).toEqual([]);
    expect(process.cpuUsage(started).user).toBeLessThan(20_000e3);
  });
});
