/** Bytes in which a page says its encoding: the HTML standard has browsers look at the first 1,024; real pages put scripts before. */
const prescanLength = 16 * 1024;

const metaCharset = /<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})/i;
const xmlEncoding = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([a-z0-9_:.-]{2,40})["']/i;
const headerCharset = /charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})/i;

/**
 * The text of a page's bytes.
 *
 * A byte-order mark decides, then the `Content-Type` header, then what the page itself says, then whether the bytes are UTF-8; the rest is windows-1252, as browsers read it. A
 * page that says one thing and is plainly UTF-8 is UTF-8. Source: WHATWG HTML, "Determining the character encoding".
 */
export function decodePage(bytes: Uint8Array, contentType: string | null = null): string {
  const text = decodeAsSaid(bytes, contentType);
  return text.replace(strayControls, (char) => windows1252.decode(new Uint8Array([char.charCodeAt(0)])));
}

/** Control characters that no text has: quotes and dashes of windows-1252 that somebody turned into UTF-8 as if they were Latin-1. */
const strayControls = /[\u0080-\u0084\u0086-\u009f]/g;
const windows1252 = new TextDecoder("windows-1252");

function decodeAsSaid(bytes: Uint8Array, contentType: string | null): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const utf8 = decodeStrictly(bytes);
  if (utf8 !== null) return utf8;
  const nearly = decodeNearly(bytes);
  if (nearly !== null) return nearly;
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, prescanLength));
  const named = [contentType && headerCharset.exec(contentType)?.[1], metaCharset.exec(start)?.[1], xmlEncoding.exec(start)?.[1]];
  for (const name of named) {
    const decoder = name ? decoderOf(name) : null;
    if (decoder) return decoder.decode(bytes);
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Share of a page's characters beyond ASCII that may be damaged while it still is UTF-8: cut-off pieces and pasted bytes spoil a few, another encoding spoils nearly all. */
const damagedShare = 0.05;

function decodeNearly(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  let damaged = 0;
  let beyondAscii = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    beyondAscii++;
    if (code === 0xfffd) damaged++;
  }
  return damaged <= beyondAscii * damagedShare ? text : null;
}

function decoderOf(name: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(name);
  } catch {
    return null;
  }
}
