import { classAt, classMask, han, newline, space } from "./normalise.js";

/** A tag or entity longer than this is text: it bounds the search for its end. */
const maxMarkup = 300;

/** The end of a link that starts at `position`, or 0. Known starts: http://, https://, www., pic.twitter.com/. */
export function linkEnd(text: string, position: number): number {
  const first = text.charCodeAt(position) | 32;
  let body = 0;
  if (first === 0x68) {
    if ((text.charCodeAt(position + 1) | 32) !== 0x74 || (text.charCodeAt(position + 2) | 32) !== 0x74) return 0;
    const head = text.slice(position, position + 8).toLowerCase();
    body = head.startsWith("https://") ? 8 : head.startsWith("http://") ? 7 : 0;
  } else if (first === 0x77) {
    if ((text.charCodeAt(position + 1) | 32) !== 0x77) return 0;
    body = text.slice(position, position + 4).toLowerCase() === "www." ? 4 : 0;
  } else if ((text.charCodeAt(position + 1) | 32) === 0x69 && text.slice(position, position + 16).toLowerCase() === "pic.twitter.com/") {
    body = 16;
  }
  if (body === 0) return 0;
  let at = position + body;
  while (at < text.length) {
    const kind = classAt(text, at) & classMask;
    const unit = text.charCodeAt(at);
    if (kind === space || kind === newline || kind === han || unit === 0x3c || unit === 0x3e || unit === 0x22 || unit === 0x201d) break;
    at++;
  }
  while (at > position + body && isLinkTail(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Closing punctuation belongs to the sentence, not to the link before it. */
function isLinkTail(unit: number): boolean {
  return (
    unit === 0x2e ||
    unit === 0x2c ||
    unit === 0x29 ||
    unit === 0x5d ||
    unit === 0x21 ||
    unit === 0x3f ||
    unit === 0x27 ||
    unit === 0x3a ||
    unit === 0x3b ||
    unit === 0x2019
  );
}

/** The end of an HTML tag or entity that starts at `position`, or 0. */
export function markupEnd(text: string, position: number, unit: number): number {
  const next = text.charCodeAt(position + 1);
  const limit = Math.min(text.length, position + maxMarkup);
  if (unit === 0x26) {
    let at = position + 1;
    if (next === 0x23) at++;
    const from = at;
    while (at < limit && at - from < 10 && isAsciiAlphanumeric(text.charCodeAt(at))) at++;
    return at > from && text.charCodeAt(at) === 0x3b ? at + 1 : 0;
  }
  if (next !== 0x2f && next !== 0x21 && !isAsciiLetter(next)) return 0;
  for (let at = position + 1; at < limit; at++) {
    const here = text.charCodeAt(at);
    if (here === 0x3e) return at + 1;
    if (here === 0x3c) return 0;
  }
  return 0;
}

function isAsciiLetter(unit: number): boolean {
  const low = unit | 32;
  return low >= 0x61 && low <= 0x7a;
}

function isAsciiAlphanumeric(unit: number): boolean {
  return isAsciiLetter(unit) || (unit >= 0x30 && unit <= 0x39);
}
