import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DocumentLine } from "../../src/core/document.js";

const folder = new URL("./", import.meta.url);
const documents = readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => readFileSync(new URL(name, folder), "utf8").trimEnd().split("\n"))
  .map((line) => JSON.parse(line) as DocumentLine);

const campaignTag = "#MiNoThanks";
const campaignSite = "https://mi-facts-exposed.example/";
const minuteMs = 60_000;

/** Copies that the sample holds on purpose: reposts, feed mirrors, the synchronised group, wire reprints and one doubled review. */
function isIntendedCopy(document: DocumentLine): boolean {
  return (
    document.text.startsWith("RT @") ||
    document.client === "dlvr.it" ||
    document.client === "IFTTT" ||
    document.text.includes(campaignSite) ||
    ["Meridian Wire", "Market Release Service", "Wire reports"].includes(document.author ?? "") ||
    document.text.startsWith("Amazing product, amazing shop")
  );
}

/** Word triples of a text, links left out; a shorter text is one shingle. */
function shingles(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .replace(/https?:\S+/g, " ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  if (words.length < 3) return new Set([words.join(" ")]);
  return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));
}

/** Indexes of texts that share more than half of their word triples with another text. */
function nearCopies(texts: string[]): Set<number> {
  const sets = texts.map(shingles);
  const found = new Set<number>();
  for (let i = 0; i < sets.length; i++) {
    for (let j = i + 1; j < sets.length; j++) {
      let shared = 0;
      for (const shingle of sets[i]) if (sets[j].has(shingle)) shared++;
      if (shared / (sets[i].size + sets[j].size - shared) > 0.5) found.add(i).add(j);
    }
  }
  return found;
}

function countBy(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Splits sorted instants wherever more than an hour passes. */
function occasions(rows: DocumentLine[]): DocumentLine[][] {
  const sorted = [...rows].sort((a, b) => Date.parse(a.published!) - Date.parse(b.published!));
  const groups: DocumentLine[][] = [];
  for (const row of sorted) {
    const last = groups.at(-1)?.at(-1);
    if (last && Date.parse(row.published!) - Date.parse(last.published!) < 60 * minuteMs) groups.at(-1)!.push(row);
    else groups.push([row]);
  }
  return groups;
}

describe("the sample workspace", () => {
  it("holds at least 500 documents, each with an id of its own and a text", () => {
    expect(documents.length).toBeGreaterThanOrEqual(500);
    expect(new Set(documents.map((document) => document.id)).size).toBe(documents.length);
    expect(documents.filter((document) => document.text.trim() === "")).toEqual([]);
  });

  it("lists every one of its files in its configuration, and marks itself as a sample", () => {
    const config = readFileSync(new URL("landfall.toml", folder), "utf8");
    const listed = [...config.matchAll(/^path = "(.+)"$/gm)].map((match) => match[1]);
    expect(listed.sort()).toEqual(readdirSync(folder).filter((name) => name.endsWith(".jsonl")));
    expect(config).toMatch(/^sample = true$/m);
  });

  it("is dated inside 2016, to the second or to the day, or not at all", () => {
    const form = /^2016-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?$/;
    const dated = documents.filter((document) => document.published != null);
    expect(dated.filter((document) => !form.test(document.published!) || Number.isNaN(Date.parse(document.published!)))).toEqual([]);
    expect(documents.length - dated.length).toBeGreaterThan(0);
    expect(dated.filter((document) => document.published!.length === 10).length).toBeGreaterThan(0);
  });

  it("is densest from June to November", () => {
    const inSeason = documents.filter((document) => /^2016-(0[6-9]|1[01])/.test(document.published ?? ""));
    expect(inSeason.length / documents.length).toBeGreaterThan(0.7);
  });

  it("names no site outside the reserved .example domain", () => {
    const hosts = documents
      .flatMap((document) => [document.url ?? "", ...(document.links ?? []), document.text, document.title ?? ""])
      .flatMap((text) => [...text.matchAll(/https?:\/\/([^\s/]+)/g)].map((match) => match[1]));
    expect(hosts.length).toBeGreaterThan(documents.length);
    expect(hosts.filter((host) => !host.endsWith(".example"))).toEqual([]);
    expect(documents.filter((document) => /\b(?:www\.|[a-z0-9-]+\.(?:com|net|org|io|cn)\b)/i.test(document.text))).toEqual([]);
  });

  it("gives no source and no speaker more than its share", () => {
    const sources = countBy(documents.map((document) => document.source));
    expect([...sources.keys()].sort()).toEqual(["blog", "forum", "microblog", "news", "reviews", "video"]);
    for (const [source, count] of sources) expect(count / documents.length, source).toBeLessThan(0.45);
    const speakers = countBy(documents.map((document) => document.author ?? document.publication ?? ""));
    for (const [speaker, count] of speakers) expect(count / documents.length, speaker).toBeLessThan(0.05);
  });

  it("says each thing once, apart from the copies that are there on purpose", () => {
    const own = documents.filter((document) => !isIntendedCopy(document)).map((document) => document.text);
    const repeated = [...nearCopies(own)].map((index) => own[index]);
    expect(repeated).toEqual([]);
  });

  it("holds copies enough to show what a copy is, and not more than a fifth", () => {
    const share = nearCopies(documents.map((document) => document.text)).size / documents.length;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.2);
  });

  it("has one group of accounts that moves together against Xiaomi on at least five occasions of a few minutes", () => {
    const campaign = documents.filter((document) => document.text.includes(campaignSite));
    expect(campaign.every((document) => document.text.includes(campaignTag))).toBe(true);
    const accounts = new Set(campaign.map((document) => document.author));
    expect(accounts.size).toBeGreaterThanOrEqual(9);
    expect(accounts.size).toBeLessThanOrEqual(12);
    const groups = occasions(campaign);
    expect(groups.length).toBeGreaterThanOrEqual(5);
    for (const group of groups) {
      const spanMs = Date.parse(group.at(-1)!.published!) - Date.parse(group[0].published!);
      expect(spanMs).toBeLessThan(5 * minuteMs);
      expect(new Set(group.map((document) => document.author)).size).toBe(group.length);
    }
  });

  it("has innocent synchrony beside it: an embargo hour and a give-away", () => {
    const embargo = documents.filter(
      (document) =>
        document.source === "microblog" && document.published?.startsWith("2016-10-18T13:00") && document.text.includes("#Pixel"),
    );
    expect(new Set(embargo.map((document) => document.author)).size).toBeGreaterThanOrEqual(5);
    const giveAway = documents.filter((document) => document.text.includes("#MiBand2Giveaway"));
    expect(new Set(giveAway.map((document) => document.author)).size).toBeGreaterThanOrEqual(5);
  });

  it("answers only documents that it holds, never a later one", () => {
    const byId = new Map(documents.map((document) => [document.id, document]));
    const replies = documents.filter((document) => document.reply_to);
    expect(replies.length).toBeGreaterThan(0);
    for (const reply of replies) {
      const asked = byId.get(reply.reply_to!);
      expect(asked, reply.id).toBeDefined();
      expect(Date.parse(asked!.published!), reply.id).toBeLessThan(Date.parse(reply.published!));
    }
  });

  it("speaks more than one language", () => {
    expect(documents.filter((document) => /\p{Script=Han}{4}/u.test(document.text)).length).toBeGreaterThanOrEqual(3);
    expect(documents.filter((document) => /\b(?:con|pero|para|que)\b.*\b(?:el|la|de)\b/.test(document.text)).length).toBeGreaterThanOrEqual(
      3,
    );
  });
});
