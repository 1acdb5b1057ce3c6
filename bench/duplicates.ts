/**
 * Near copies: quality and time on the reference texts, and growth on generated posts.
 *
 *   npx tsx bench/duplicates.ts                 the reference set (../shared/data/reference/duplicates), then 100,000 and 1,000,000 generated posts
 *   npx tsx bench/duplicates.ts --ten-million   10,000,000 generated posts as well
 *   npx tsx bench/duplicates.ts --reference     only the reference set
 *   npx tsx bench/duplicates.ts --generated N   only N generated posts
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { detect } from "../src/relate/copies/detect.js";
import { nearJoin } from "../src/relate/copies/near-join.js";
import { TextStore } from "../src/relate/copies/text-store.js";

const reference = new URL("../../shared/data/reference/duplicates/", import.meta.url);
const threshold = 0.8;

function cpuSeconds(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function onReference(): void {
  if (!existsSync(reference)) {
    console.log("reference set: skipped, ../shared/data/reference/duplicates is not there");
    return;
  }
  const texts = gunzipSync(readFileSync(new URL("texts_200k.txt.gz", reference)))
    .toString("utf8")
    .trimEnd()
    .split("\n");
  const truth = new Set(
    gunzipSync(readFileSync(new URL("pairs_200k.csv.gz", reference)))
      .toString("utf8")
      .trimEnd()
      .split("\n"),
  );
  const rows = texts.map((text, i) => ({ id: String(i), text, time: null }));

  const begin = process.cpuUsage();
  const started = performance.now();
  const { links, counts } = detect.detailed(rows);
  const cpu = cpuSeconds(begin);
  const wall = (performance.now() - started) / 1000;
  const quality = (chosen: typeof links): string => {
    const hits = chosen.filter(({ a, b }) => truth.has(Number(a) < Number(b) ? `${a},${b}` : `${b},${a}`)).length;
    return `${chosen.length} pairs, recall ${(hits / truth.size).toFixed(5)}, precision ${(hits / chosen.length).toFixed(5)}`;
  };
  console.log(`reference: ${texts.length} texts, ${counts.distinctTexts} distinct, ${truth.size} true pairs`);
  console.log(`  all kinds:          ${quality(links)}`);
  console.log(`  whole copies only:  ${quality(links.filter((link) => !["quote", "passage", "rewrite"].includes(link.kind)))}`);
  console.log(`  by kind:            ${JSON.stringify(counts.links)}`);
  console.log(`  ${cpu.toFixed(2)} s CPU, ${wall.toFixed(2)} s wall, ${peakMegabytes()} MB peak`);
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

/**
 * Posts of about 100 characters over 50,000 words with the frequencies of Zipf and Mandelbrot (1 / (rank + 20)); three in ten repeat an earlier
 * one, most of them with a word changed.
 */
function* generatedPosts(count: number): Generator<string> {
  let state = 42;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const words = Array.from({ length: 50_000 }, (_, rank) => {
    let word = "";
    const length = 2 + Math.floor(Math.log2(rank + 2) / 2 + random() * 3);
    while (word.length < length) word += "etaoinshrdlucmfwypvbgkjqxz"[Math.floor(26 * random() ** 1.5)];
    return word;
  });
  const flattening = 20;
  const draw = (): string => {
    const rank = Math.floor(flattening * ((words.length + flattening) / flattening) ** random() - flattening);
    return words[Math.min(rank, words.length - 1)];
  };
  const recent: string[][] = [];
  for (let i = 0; i < count; i++) {
    let post: string[];
    if (recent.length > 0 && random() < 0.3) {
      post = recent[Math.floor(random() * recent.length)].slice();
      if (random() < 0.8) post[Math.floor(random() * post.length)] = draw();
    } else {
      post = Array.from({ length: 8 + Math.floor(random() * 14) }, draw);
      // A bounded memory of what may be repeated: the generator must not be what grows.
      recent[i < 50_000 ? recent.length : Math.floor(random() * recent.length)] = post;
    }
    yield post.join(" ");
  }
}

function onGenerated(count: number): void {
  const begin = process.cpuUsage();
  const store = new TextStore();
  let characters = 0;
  for (const post of generatedPosts(count)) {
    store.add(post);
    characters += post.length;
  }
  const stored = cpuSeconds(begin);
  const counts = { postings: 0, candidates: 0, checked: 0 };
  const pairs = nearJoin(store, { threshold, maxNeighbours: 100 }, counts);
  console.log(
    `${String(count).padStart(10)} posts of ${(characters / count).toFixed(0)} characters, ${store.distinct} distinct: generated and stored ${stored.toFixed(1)} s, ` +
      `joined ${(cpuSeconds(begin) - stored).toFixed(1)} s CPU, ${peakMegabytes()} MB peak; ${pairs.length} pairs, ${counts.candidates} candidates, ${counts.checked} checked in full`,
  );
}

const args = process.argv.slice(2);
const only = args.indexOf("--generated");
if (only >= 0) {
  onGenerated(Number(args[only + 1]));
} else {
  onReference();
  const sizes = args.includes("--reference") ? [] : [100_000, 1_000_000, ...(args.includes("--ten-million") ? [10_000_000] : [])];
  if (sizes.length > 0) console.log(`generated, pairs of distinct texts at ${threshold}:`);
  // A process each, so that the peak of memory is each one's own.
  for (const count of sizes) {
    spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), "--generated", String(count)], { stdio: "inherit" });
  }
}
