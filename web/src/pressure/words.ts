/** What the pages of Pressure call things. */
const kindNames: Record<string, [string, string]> = {
  link: ["link", "links"],
  repost: ["repost", "reposts"],
  text: ["text", "texts"],
  hashtags: ["set of hashtags", "sets of hashtags"],
  reply: ["post answered", "posts answered"],
  handle: ["account mentioned", "accounts mentioned"],
  domain: ["rare site", "rare sites"],
  image: ["picture", "pictures"],
};

/** A kind of action in words. */
export function kindName(kind: string, many = false): string {
  const names = kindNames[kind];
  return names ? names[many ? 1 : 0] : kind;
}

/** 79 → "79 s", 300 → "5 min", 7200 → "2 h". */
export function seconds(value: number): string {
  if (value < 100) return `${Math.round(value)} s`;
  if (value < 90 * 60) return `${Math.round(value / 60)} min`;
  return value < 48 * 3600 ? `${Math.round(value / 3600)} h` : `${Math.round(value / 86_400)} d`;
}

export const edgeVerdictWords: Record<string, string> = {
  "beyond chance": "beyond chance",
  "shared habits": "no nearer than their own habits",
  "within chance": "within chance",
  "insufficient data": "insufficient data",
};
