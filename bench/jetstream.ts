/**
 * Reads a million synthetic events of Bluesky's stream: one in a hundred names what is wanted, one in twenty deletes a post. Prints events per second on one core, the counts, and memory.
 *
 * `npx tsx bench/jetstream.ts`. It measures filter and reading, not the network and not the store.
 */
import { readJetstream } from "../src/collect/bluesky/jetstream.js";

const count = 1_000_000;
const begunUs = Date.UTC(2024, 8, 8) * 1000;
const words = "the screen of my new thing is fine but battery and camera are not what they said it would be today".split(" ");

function eventAt(index: number): string {
  const head = `{"did":"did:plc:a${index % 50_000}","time_us":${begunUs + index * 100},"kind":"commit","commit":{"rev":"r${index}",`;
  if (index % 20 === 7) return `${head}"operation":"delete","collection":"app.bsky.feed.post","rkey":"k${index}"}}`;
  const text = Array.from({ length: 18 }, (_, at) => words[(index * 7 + at * 3) % words.length]).join(" ");
  const name = index % 100 === 42 ? "Quayphone " : "";
  return `${head}"operation":"create","collection":"app.bsky.feed.post","rkey":"k${index}","record":{"$type":"app.bsky.feed.post","createdAt":"2024-09-08T00:00:00.000Z","langs":["en"],"text":"${name}${text}"},"cid":"c"}}`;
}

const wanted = /\bquayphone\b/i;
const counts = { document: 0, deletion: 0, author_deletion: 0, nothing: 0, broken: 0 };
const memoryBefore = process.memoryUsage().rss;
let peak = memoryBefore;
let readingMs = 0;
for (let from = 0; from < count; from += 10_000) {
  const events = Array.from({ length: 10_000 }, (_, index) => eventAt(from + index));
  const start = performance.now();
  for (const event of events) counts[readJetstream(event, "bluesky", begunUs / 1000, (text) => wanted.test(text)).kind]++;
  readingMs += performance.now() - start;
  peak = Math.max(peak, process.memoryUsage().rss);
}
console.log(
  `${Math.round(count / (readingMs / 1000)).toLocaleString("en")} events a second on one core; ${JSON.stringify(counts)}; peak ${Math.round(peak / 2 ** 20)} MiB resident`,
);
