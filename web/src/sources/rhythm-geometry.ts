/** Where the marks of a source's rhythm stand, in the units of its drawing: two to the hour. */
export const rhythmSize = { width: 336, height: 40, line: 32, bar: 2 } as const;

interface Rhythm {
  documents: readonly number[];
  asked: readonly number[];
  failed: readonly number[];
}

/** The marks of a rhythm: bars by the square root of what came, so that one document is seen beside a hundred. */
export function rhythmMarks({ documents, asked, failed }: Rhythm): {
  bars: { x: number; height: number }[];
  failures: number[];
  /** Stretches of hours in which it was asked. */
  asked: { x: number; width: number }[];
} {
  const most = Math.sqrt(Math.max(1, ...documents));
  const hour = rhythmSize.width / documents.length;
  const stretches: { x: number; width: number }[] = [];
  asked.forEach((steps, at) => {
    if (steps === 0) return;
    const last = stretches.at(-1);
    if (last && last.x + last.width === at * hour) last.width += hour;
    else stretches.push({ x: at * hour, width: hour });
  });
  return {
    bars: documents.flatMap((count, at) =>
      count === 0 ? [] : [{ x: at * hour, height: Math.max(2, Math.round((Math.sqrt(count) / most) * (rhythmSize.line - 2))) }],
    ),
    failures: failed.flatMap((count, at) => (count === 0 ? [] : [at * hour])),
    asked: stretches,
  };
}
