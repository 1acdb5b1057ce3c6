import { addressKey, nameKey } from "./address.js";
import type { Citation, CitationKind, CitingRow } from "./types.js";

/** A proper name of one to four words, or a handle: what may stand after "via" or "according to". */
const name =
  "(@[A-Za-z0-9_.]{2,40}|(?:[Tt]he )?[\\p{Lu}\\p{N}][\\p{L}\\p{N}&.'’+-]{1,30}(?: (?:[\\p{Lu}\\p{N}][\\p{L}\\p{N}&.'’+-]{0,30}|of)){0,3})";
const reportVerbs =
  "(?:reports?|reported|reporting|writes|wrote|claims|claimed|tweeted|tweets|leaked|leaks|revealed|reveals|published|spotted|learned|confirmed)";

/** Patterns have bounded repeats only, so that hostile text cannot make them slow. */
const patterns: readonly [CitationKind, RegExp][] = [
  ["repost", /(?:^|[\s"“(])(?:RT|MT|rt|Rt)[ :]{0,2}@([A-Za-z0-9_.-]{1,40})/gu],
  ["via", new RegExp(`(?:\\b(?:[Vv]ia|VIA|[Hh]/[Tt]|[Hh]at [Tt]ip(?: to)?)|🎩)[: ]{1,2}${name}`, "gu")],
  [
    "according_to",
    new RegExp(
      `\\b(?:[Aa]ccording|[Pp]er|[Cc]iting|[Cc]ited by|[Rr]eported by|[Ll]eaked by|[Ss]potted by|[Ff]irst reported by)(?: to)? (?:a report (?:from|by|in) |sources? at |an? (?:[a-z]{2,12} )?(?:report|post|tweet|story) (?:from|by|in|on) )?${name}`,
      "gu",
    ),
  ],
  ["reports", new RegExp(`${name} (?:also |first |has |today )?${reportVerbs}\\b`, "gu")],
  ["source_line", new RegExp(`(?:^|[\\s([])(?:Sources?|SOURCES?|Quelle|Fonte|Fuente)\\s?[:|]\\s?${name}`, "gmu")],
];

/** Capitalised words that open a sentence or name no source: "It reports", "According to Monday's". */
const noSource = new Set(
  "the a an it he she they we you i this that these those who what which when while but and so as if then there here our their his her its company companies analysts analyst sources source people users some many one several reports report monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split(
    " ",
  ),
);

/** What stands in every text that the pattern of the kind fits: looked for first, because names are in every text and these words in few. */
const reportStems = / (?:report|writes|wrote|claim|tweet|leak|reveal|publish|spotted|learned|confirmed)/;

/** Reads which sources a document names: reposts, "via", "according to", "X reports", source lines, handles and links. */
export function readCitations(row: CitingRow): Citation[] {
  const found: Citation[] = [];
  const text = row.text;
  const own = new Set([row.author, row.publication].filter((value): value is string => !!value).map(nameKey));
  readNames(text, own, found);
  if (row.title && row.title !== text) {
    const inTitle: Citation[] = [];
    readNames(row.title, own, inTitle);
    // Offsets count in the text, so what the title names stands outside it.
    for (const citation of inTitle) found.push({ ...citation, start: 0, end: 0 });
  }
  const ownAddress = row.url ? addressKey(row.url) : null;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"'()]{4,500}/g)) {
    const address = addressKey(match[0]);
    if (address && address !== ownAddress) {
      found.push({ kind: "link", source: match[0], key: address, start: match.index, end: match.index + match[0].length });
    }
  }
  for (const link of row.links ?? []) {
    const address = addressKey(link);
    if (!address || address === ownAddress || found.some((citation) => citation.key === address)) continue;
    found.push({ kind: "link", source: link, key: address, start: 0, end: 0 });
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function readNames(text: string, own: ReadonlySet<string>, found: Citation[]): void {
  for (const [kind, pattern] of patterns) {
    if (kind === "reports" && !reportStems.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const source = match[1].replace(/['’]s?$|[.,:;]+$/, "");
      const key = nameKey(source);
      if (key.length < 2 || noSource.has(source.toLowerCase()) || noSource.has(key) || own.has(key)) continue;
      const start = match.index + match[0].indexOf(match[1]);
      found.push({ kind, source: source.replace(/^@/, ""), key, start, end: start + source.length });
    }
  }
  if (!text.includes("@")) return;
  const named = new Set(found.map((citation) => citation.key));
  for (const match of text.matchAll(/(?<![\w@.])@([A-Za-z0-9_]{2,40})/g)) {
    const key = nameKey(match[1]);
    if (own.has(key) || named.has(key)) continue;
    named.add(key);
    found.push({ kind: "mention", source: match[1], key, start: match.index, end: match.index + match[0].length });
  }
}
