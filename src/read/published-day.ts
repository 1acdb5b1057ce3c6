/** The UTC day of a document's date as `YYYY-MM-DD`, or null where it cannot be told. A month counts as its first day. */
export function publishedDay(published: string | null | undefined): string | null {
  if (!published) return null;
  const iso = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(published);
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3] ?? "01"}`;
  const time = Date.parse(published.length > 60 ? published.slice(0, 60) : published);
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}
