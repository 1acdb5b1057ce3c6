import { stableId } from "../../core/hash.js";
import type { Action } from "../../core/relation.js";
import { canonicalLink, sourceDomain } from "./canonical-link.js";
import { handlesOf, hashtagsOf, isRepostText, textKey } from "./text-key.js";

/** What actions are read from. `time` is in Unix seconds. */
export interface ActionRow {
  id: string;
  author: string;
  time: number;
  text: string;
  links?: readonly string[];
  /** The document or account that it answers. */
  replyTo?: string | null;
  /** The document that it reposts, where the platform says so. */
  repostOf?: string | null;
  /** A fingerprint of its picture (perceptual hash), where one was made. */
  image?: string | null;
  /** The cluster of near copies that it belongs to, where duplicates were found before; else equal normalised texts count. */
  copyOf?: string | null;
}

/** More links or handles than this in one post are a list, not an act, each. */
const maxEach = 10;

/**
 * What an account did in one document: links shared (canonical), a document reposted, a text said that others may say too, a set of
 * hashtags, an answer to somebody, handles mentioned, source domains, a picture. Each object is named once for each kind.
 */
export function actionsOf(row: ActionRow): Action[] {
  if (row.author === "" || !Number.isFinite(row.time)) return [];
  const actions: Action[] = [];
  const add = (kind: Action["kind"], object: string) => {
    actions.push({ account: row.author, object, kind, time: row.time, document: row.id });
  };
  const links = [...new Set((row.links ?? []).slice(0, maxEach).map(canonicalLink))].filter((link) => link !== null);
  for (const link of links) add("link", link);
  for (const domain of new Set(links.map(sourceDomain))) if (domain !== null) add("domain", domain);
  const key = textKey(row.text);
  const text = row.copyOf ?? (key === null ? null : stableId(key));
  const isRepost = row.repostOf || isRepostText(row.text);
  if (row.repostOf) add("repost", row.repostOf);
  else if (isRepost && key !== null) add("repost", stableId("repost", key));
  // A repost repeats its original by nature: it is one act, not a copied text as well.
  else if (text !== null) add("text", text);
  if (!isRepost) {
    const tags = hashtagsOf(row.text);
    if (tags.length > 0) add("hashtags", tags.join(" "));
    for (const handle of handlesOf(row.text).slice(0, maxEach)) if (handle !== row.replyTo?.toLowerCase()) add("handle", handle);
  }
  if (row.replyTo) add("reply", row.replyTo);
  if (row.image) add("image", row.image);
  return actions;
}
