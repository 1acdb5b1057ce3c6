/** Combining marks, so that "Pokémon" equals "Pokemon". */
const marks = /\p{M}+/gu;
const notInKey = /[^\p{L}\p{N}.&]+|\.(?!\p{N})/gu;
const ascii = /^[ -~]*$/;
/** Most names need no Unicode care. */
const plainSlug = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const notInSlug = /[^\p{L}\p{N}]+/gu;

/**
 * What two spellings of one name share: case, spaces, hyphens, brackets and accents are ignored; `+` counts as "plus",
 * so that "S7+" equals "S7 Plus" and differs from "S7".
 */
export function nameKey(name: string): string {
  const lower = name.toLowerCase();
  if (plainSlug.test(lower)) return lower.replaceAll(" ", "");
  return withoutMarks(lower).replaceAll("+", "plus").replace(notInKey, "");
}

/** A name as the last part of an id: "Galaxy S6 edge+" is `galaxy-s6-edge-plus`. */
export function slugOf(name: string): string {
  const lower = name.toLowerCase();
  if (plainSlug.test(lower)) return lower.replaceAll(" ", "-");
  return withoutMarks(lower).replaceAll("+", " plus ").replace(notInSlug, " ").trim().replaceAll(" ", "-");
}

function withoutMarks(name: string): string {
  return ascii.test(name) ? name : name.normalize("NFKD").replace(marks, "");
}
