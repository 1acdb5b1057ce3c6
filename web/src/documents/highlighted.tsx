/** Text with the hits of a search marked; offsets are into the text given. */
export function Highlighted({ text, highlights }: { text: string; highlights: { start: number; end: number }[] }) {
  const pieces: preact.ComponentChildren[] = [];
  let at = 0;
  for (const { start, end } of [...highlights].sort((a, b) => a.start - b.start)) {
    if (start < at || end > text.length) continue;
    pieces.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
