import type { CompiledQuery } from "../query.js";

/** Hashtags followed at most: each costs a request a round on each server. */
const defaultMostHashtags = 30;

/** The hashtags to follow: those told, then those made by running the words of each phrase together. Without the mark, in lower case. */
export function hashtagsOf(query: CompiledQuery, told: readonly string[] = [], most = defaultMostHashtags): string[] {
  const made = query.phrases.map((phrase) => phrase.replace(/[^\p{L}\p{N}]+/gu, ""));
  return [...new Set([...told, ...made].map((tag) => tag.replace(/^#/, "").toLowerCase()))].filter(Boolean).slice(0, most);
}

/** The address of a server that is given by host or by address. */
export function serverBase(server: string): string {
  return (server.includes("://") ? server : `https://${server}`).replace(/\/+$/, "");
}
