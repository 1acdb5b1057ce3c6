import type { CopyKind } from "../../core/relation.js";
import { hasAgencyMark, hasPressReleaseMark, repostMark } from "./marks.js";
import type { CopyRow } from "./types.js";

/** Shortest text that an agency or a press office sends out, in characters: below it a mark is part of a headline or a remark. */
const shortestRelease = 200;

/**
 * The kind of a pair whose texts are the same (`isSame`, but for case and white space) or nearly so; `later` is the later document. One that
 * says "RT @name" is a repost, also where the other is a repost of the same or the author is not in view.
 */
export function copyKindOf(earlier: CopyRow, later: CopyRow, isSame: boolean): CopyKind {
  if (repostMark(later.text)) return "repost";
  if (earlier.text.length >= shortestRelease) {
    if (hasPressReleaseMark(earlier.text) || hasPressReleaseMark(later.text)) return "press_release";
    const agency = hasAgencyMark(earlier.text) || hasAgencyMark(later.text);
    if (agency && outletOf(earlier) !== outletOf(later)) return "syndicated";
  }
  return isSame ? "exact" : "near";
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
