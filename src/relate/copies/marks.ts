/** A repost's opening: "RT @name:" with words of its own before it, if any. */
export interface RepostMark {
  /** The handle reposted, lower case, without "@". */
  handle: string;
  /** The reposter's own words, before the mark. */
  before: string;
  /** The reposted words. */
  core: string;
}

const repostPattern = /(?:^|[\s"“(])(?:RT|MT|rt|Rt)[ :]{0,2}@([A-Za-z0-9_.-]{1,40})[:\s]?/;

/** Reads "RT @name: …" where the text has it. */
export function repostMark(text: string): RepostMark | null {
  if (!text.includes("@")) return null;
  const match = repostPattern.exec(text);
  if (!match) return null;
  return {
    handle: match[1].toLowerCase(),
    before: text.slice(0, match.index).trim(),
    core: text.slice(match.index + match[0].length).trim(),
  };
}

/**
 * News agencies as a dateline or a credit writes them: "(Reuters)", "LONDON, AP —", "By Reuters". Bare words do not count:
 * an article about an agency is not by it.
 */
const agencyPattern =
  /\((?:Reuters|AP|AFP|dpa|DPA|UPI|PTI|ANI|IANS|Xinhua|Kyodo|Yonhap|TASS|EFE|ANSA|Bloomberg|PA|CP|AAP)\)|\b(?:Associated Press|Agence France-Presse|Press Trust of India|Thomson Reuters|Press Association|Canadian Press)\b|^(?:By |— )?(?:Reuters|AFP|PTI|IANS|Xinhua)\b/m;

/** True where the text carries a news agency's dateline or credit. */
export function hasAgencyMark(text: string): boolean {
  return agencyPattern.test(text);
}

const pressReleasePattern =
  /\bFOR IMMEDIATE RELEASE\b|\bPR ?Newswire\b|\bBusiness ?Wire\b|\bGlobe ?Newswire\b|\bPRWeb\b|\bMarketwired\b|\/PRNewswire\/|\(BUSINESS WIRE\)|\bpress release\b|\b(?:media|press) contacts?:/i;

/** True where the text carries the marks of a press release: a distribution service, an embargo line, a press contact. */
export function hasPressReleaseMark(text: string): boolean {
  return pressReleasePattern.test(text);
}
