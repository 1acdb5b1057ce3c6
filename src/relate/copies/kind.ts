import type { CopyKind } from "../../core/relation.js";
import { hasAgencyMark, hasPressReleaseMark, repostMark } from "./marks.js";
import type { CopyRow } from "./types.js";

/** Shortest text that an agency or a press office sends out, in characters: below it a mark is part of a headline or a remark. */
const shortestRelease = 200;

/** The kind of a pair whose texts are the same (`isSame`, but for case and white space) or nearly so; `later` is the later document. */
export function copyKindOf(earlier: CopyRow, later: CopyRow, isSame: boolean): CopyKind {
  if (isRepostOf(later, earlier)) return "repost";
  if (earlier.text.length >= shortestRelease) {
    if (hasPressReleaseMark(earlier.text) || hasPressReleaseMark(later.text)) return "press_release";
    const agency = hasAgencyMark(earlier.text) || hasAgencyMark(later.text);
    if (agency && outletOf(earlier) !== outletOf(later)) return "syndicated";
  }
  return isSame ? "exact" : "near";
}

/** True where a row says "RT @name" and the other is by that name. Two reposts of a third are copies of each other, and no repost of either. */
export function isRepostOf(row: CopyRow, source: CopyRow): boolean {
  if (!source.author || !row.text.includes("@")) return false;
  return repostMark(row.text)?.handle === handleOf(source);
}

/** An author as a handle: lower case, without "@". */
export function handleOf(row: CopyRow): string {
  return (row.author ?? "").replace(/^@/, "").toLowerCase();
}

/** The masthead: the outlet's name, else the host of its address, else the author. */
export function outletOf(row: CopyRow): string {
  if (row.publication) return row.publication.toLowerCase();
  const host = /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(row.url ?? "");
  return host ? host[1].toLowerCase() : (row.author ?? "").toLowerCase();
}
