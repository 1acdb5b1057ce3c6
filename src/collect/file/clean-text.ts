/** What a file's texts were found to be, from its first rows. */
export interface TextTraits {
  /** Ampersands stand escaped (`&amp;`), as in Twitter's and Reddit's exports: entities are decoded once. */
  escaped: boolean;
  /** Texts are HTML, as in Mastodon's exports: tags become line breaks or nothing. */
  html: boolean;
}

const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
const bareAmpersand = /&(?!#?[a-z0-9]{2,8};)/gi;
const address = /https?:\/\/\S{1,2000}/g;
const markup = /<\/?(?:p|br|a|span|div)\b[^<>]{0,2000}>/i;

/** Share of ampersands that must be entities: in an escaped file all are, save those of its addresses. */
const escapedShare = 0.9;

/** Share of texts with markup that makes a file HTML. */
const markupShare = 0.5;

/**
 * Judges a sample of texts. A file is escaped where entities occur and bare ampersands do not, addresses apart: in unescaped text people write a bare `&` more often than an entity.
 */
export function judgeTexts(texts: Iterable<string>): TextTraits {
  let entities = 0;
  let bare = 0;
  let filled = 0;
  let marked = 0;
  for (const text of texts) {
    if (text === "") continue;
    filled++;
    if (markup.test(text)) marked++;
    if (!text.includes("&")) continue;
    entities += text.match(entity)?.length ?? 0;
    bare += text.replace(address, "").match(bareAmpersand)?.length ?? 0;
  }
  return { escaped: entities > 0 && entities / (entities + bare) >= escapedShare, html: filled > 0 && marked / filled >= markupShare };
}

const namedEntities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
  copy: "©",
  reg: "®",
  trade: "™",
  euro: "€",
  pound: "£",
  yen: "¥",
  cent: "¢",
  deg: "°",
  middot: "·",
  laquo: "«",
  raquo: "»",
  times: "×",
};

/** Decodes entities once; those that are no character stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(entity, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return namedEntities[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : code === 10 ? "\n" : whole;
  });
}

const lineTag = /<(?:br|\/p|\/div|\/li|\/h[1-6]|\/blockquote)\b[^<>]{0,2000}>\s?/gi;
const anyTag = /<\/?[a-z][^<>]{0,2000}>/gi;

/** The text of a fragment of HTML: paragraphs and breaks as line ends, other tags dropped, entities decoded. */
export function htmlToText(html: string): string {
  return decodeEntities(html.replace(lineTag, "\n").replace(anyTag, "")).trim();
}

const escapedCodePoint = /<U\+([0-9A-F]{4,8})>/gi;
/** A byte that R printed as `<ed>` because it could not show it, with the bytes after it, shown as Latin-1 or printed likewise. */
const escapedBytes = /<([c-f][0-9a-f])>((?:[\u0080-\u00bf]|<[89ab][0-9a-f]>){1,3})/gi;

/** Undoes what R's `write.csv` does to characters that its locale cannot show: `<U+0001F600>`, and surrogates as bytes, `<ed>\u00a0\u00bd<ed>\u00b8\u0080`. */
export function repairEscapes(text: string): string {
  if (!text.includes("<")) return text;
  return text
    .replace(escapedCodePoint, (whole, hex: string) => {
      const code = Number.parseInt(hex, 16);
      return code <= 0x10ffff && code > 0 ? String.fromCodePoint(code) : whole;
    })
    .replace(escapedBytes, (whole, lead: string, tail: string) => {
      const first = Number.parseInt(lead, 16);
      const rest = [...tail.matchAll(/<(..)>|([\u0080-\u00bf])/g)].map((part) =>
        part[1] ? Number.parseInt(part[1], 16) : part[2].charCodeAt(0),
      );
      const expected = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
      if (rest.length < expected) return whole;
      let code = first & (0x3f >> expected);
      for (let i = 0; i < expected; i++) code = (code << 6) | (rest[i] & 0x3f);
      // Halves of a surrogate pair stand side by side and join by themselves.
      const character = code <= 0xffff ? String.fromCharCode(code) : code <= 0x10ffff ? String.fromCodePoint(code) : "";
      return character + String.fromCharCode(...rest.slice(expected));
    });
}

const loneSurrogate = /\p{Surrogate}/gu;

/** Text that every store takes: no NUL, no half of a surrogate pair, line ends as `\n`, no space around it. */
export function tidy(text: string): string {
  let clean = text;
  if (clean.includes("\0")) clean = clean.replaceAll("\0", "");
  if (clean.includes("\r")) clean = clean.replace(/\r\n?/g, "\n");
  // Node knows isWellFormed; the compiler's library of ES2023 does not.
  if (!(clean as unknown as { isWellFormed(): boolean }).isWellFormed()) clean = clean.replace(loneSurrogate, "\ufffd");
  return clean.trim();
}
