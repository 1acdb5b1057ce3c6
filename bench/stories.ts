/**
 * Stories: quality on the labelled sets with one setting, the launch days in the dated headlines, and growth on generated headlines.
 *
 *   npx tsx bench/stories.ts                 the labelled sets and headlines in ../shared/data, then 10,000 and 100,000 generated headlines
 *   npx tsx bench/stories.ts --million       1,000,000 generated headlines as well
 *   npx tsx bench/stories.ts --generated N   only N generated headlines
 *   npx tsx bench/stories.ts --labelled      only the labelled sets and headlines
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { detect, type StoryRow } from "../src/relate/stories/detect.js";

const data = new URL("../../shared/data/", import.meta.url);

interface Labelled {
  rows: StoryRow[];
  gold: string[];
}

function cpuSeconds(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function articles(name: string, keepUrl: boolean): Labelled {
  const lines = readFileSync(new URL(`stories/${name}.jsonl`, data), "utf8")
    .trimEnd()
    .split("\n");
  const items = lines.map((line) => JSON.parse(line) as { event: number; title: string; text: string; url: string });
  return {
    // `created_at` is the day of scraping and says nothing, so the time is left unknown.
    rows: items.map(({ title, text, url }, i) => ({ id: `${name}-${i}`, title, text, time: null, url: keepUrl ? url : null })),
    gold: items.map((item) => String(item.event)),
  };
}

function headlines(): Labelled {
  const items: { text: string; cluster: string }[] = parse(readFileSync(new URL("stories/googlenews_titles.csv", data)), { columns: true });
  return {
    rows: items.map(({ text }, i) => ({ id: `g${i}`, title: text, text: "", time: null })),
    gold: items.map((item) => item.cluster),
  };
}

/** BCubed precision, recall and F1 (Bagga and Baldwin 1998) and NMI with the arithmetic mean (Strehl and Ghosh 2002). */
function score(found: readonly string[], gold: readonly string[]): { p: number; r: number; f1: number; nmi: number } {
  const n = found.length;
  const count = (keys: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const both = found.map((story, i) => `${story}\u0000${gold[i]}`);
  const inFound = count(found);
  const inGold = count(gold);
  const inBoth = count(both);
  let p = 0;
  let r = 0;
  let information = 0;
  for (let i = 0; i < n; i++) {
    const shared = inBoth.get(both[i])!;
    p += shared / inFound.get(found[i])! / n;
    r += shared / inGold.get(gold[i])! / n;
    information += Math.log((shared * n) / (inFound.get(found[i])! * inGold.get(gold[i])!)) / n;
  }
  const entropy = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, c) => sum - (c / n) * Math.log(c / n), 0);
  return { p, r, f1: (2 * p * r) / (p + r), nmi: (2 * information) / (entropy(inFound) + entropy(inGold)) };
}

function onLabelled(name: string, { rows, gold }: Labelled): void {
  const begin = process.cpuUsage();
  const storyOf = new Map(detect(rows).map((member) => [member.id, member.story]));
  const cpu = cpuSeconds(begin);
  const { p, r, f1, nmi } = score(
    rows.map((row) => storyOf.get(row.id)!),
    gold,
  );
  console.log(
    `${name.padEnd(36)} ${String(rows.length).padStart(6)} documents, ${new Set(storyOf.values()).size} stories for ${new Set(gold).size}: ` +
      `BCubed F1 ${f1.toFixed(3)} (precision ${p.toFixed(3)}, recall ${r.toFixed(3)}), NMI ${nmi.toFixed(3)}; ${cpu.toFixed(2)} s CPU`,
  );
}

function launches(): void {
  const items: { time: string; author: string; title: string }[] = parse(
    readFileSync(new URL("corpora/techcrunch_headlines_2015_2017.csv", data)),
    {
      columns: true,
      relax_column_count: true,
    },
  );
  const rows = items.map(({ time, author, title }, i): StoryRow => {
    const from = Date.parse(`${time.replace(" ", "T")}Z`);
    return { id: `t${i}`, title, text: "", author, time: { from, to: from + 1000 }, source: "feed" };
  });
  const begin = process.cpuUsage();
  const { stories } = detect.detailed(rows);
  const cpu = cpuSeconds(begin);
  console.log(`dated headlines 2015 to 2017: ${rows.length} documents, ${stories.length} stories, ${cpu.toFixed(2)} s CPU`);
  for (const [product, pattern, day] of [
    ["iPhone 7", /iphone 7/i, "2016-09-07"],
    ["Pixel", /pixel/i, "2016-10-04"],
  ] as const) {
    const titles = new Map(rows.map((row) => [row.id, row.title ?? ""]));
    const naming = (story: (typeof stories)[number]): number =>
      story.members.filter((member) => pattern.test(titles.get(member.id)!)).length;
    const story = stories.reduce((best, next) => (naming(next) > naming(best) ? next : best));
    const peak = story.timeline.reduce((best, next) => (next.documents > best.documents ? next : best));
    console.log(
      `  ${product}: ${story.members.length} documents, ${naming(story)} naming it, from ${story.timeline[0].day} to ${story.timeline.at(-1)!.day}, ` +
        `most (${peak.documents}) on ${peak.day}; expected ${day}`,
    );
  }
}

/** Headlines in order of time: a stream of events of heavy-tailed size, each with words of its own among words that all share. */
function generated(count: number): Labelled {
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const rows: StoryRow[] = [];
  const gold: string[] = [];
  const open: { id: number; words: string[]; left: number }[] = [];
  let events = 0;
  for (let i = 0; i < count; i++) {
    while (open.length < 100) {
      const id = events++;
      const words = Array.from({ length: 8 }, () => `topic${Math.floor(random() * 60_000)}`);
      open.push({ id, words, left: 1 + Math.floor(1 / (random() + 0.005)) });
    }
    const at = Math.floor(random() * open.length);
    const event = open[at];
    const words = Array.from({ length: 5 }, () => event.words[Math.floor(random() * 8)]);
    for (let k = 0; k < 4; k++) words.push(`common${Math.floor(3000 ** random())}`);
    const from = Date.UTC(2020, 0, 1) + i * 2000;
    rows.push({
      id: `h${i}`,
      title: words.join(" "),
      text: "",
      time: { from, to: from + 1000 },
      author: `author${Math.floor(random() * 5000)}`,
      source: "post",
    });
    gold.push(String(event.id));
    if (--event.left === 0) open.splice(at, 1);
  }
  return { rows, gold };
}

function onGenerated(count: number): void {
  const { rows, gold } = generated(count);
  const begin = process.cpuUsage();
  const storyOf = new Map(detect(rows).map((member) => [member.id, member.story]));
  const cpu = cpuSeconds(begin);
  const { f1 } = score(
    rows.map((row) => storyOf.get(row.id)!),
    gold,
  );
  console.log(
    `generated ${String(count).padStart(9)} documents: ${cpu.toFixed(1)} s CPU, ${Math.round(count / cpu)} documents a CPU second, ` +
      `${new Set(storyOf.values()).size} stories for ${new Set(gold).size}, BCubed F1 ${f1.toFixed(3)}, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB peak`,
  );
}

const args = process.argv.slice(2);
const only = args.indexOf("--generated");
if (only >= 0) {
  onGenerated(Number(args[only + 1]));
} else {
  if (existsSync(data)) {
    for (const name of ["wikinews_medium", "wikinews"]) {
      onLabelled(name, articles(name, true));
      onLabelled(`${name}, addresses withheld`, articles(name, false));
    }
    onLabelled("googlenews_titles", headlines());
    launches();
  } else {
    console.log("labelled sets: skipped, ../shared/data is not there");
  }
  const sizes = args.includes("--labelled") ? [] : [10_000, 100_000, ...(args.includes("--million") ? [1_000_000] : [])];
  for (const count of sizes) {
    spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), "--generated", String(count)], { stdio: "inherit" });
  }
}
