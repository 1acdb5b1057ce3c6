import type { LiveSource } from "../api-types.js";
import { counted } from "../numbers.js";
import { rhythmMarks, rhythmSize } from "./rhythm-geometry.js";

/**
 * A source's last seven days, an hour a column: what came stands on the line, a failure hangs below it, and the line is broken where nobody asked.
 */
export function Rhythm({ source }: { source: LiveSource }) {
  const { bars, failures, asked } = rhythmMarks(source.rhythm);
  return (
    <svg
      class="rhythm"
      viewBox={`0 0 ${rhythmSize.width} ${rhythmSize.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={inWords(source)}
    >
      {asked.map(({ x, width }) => (
        <rect key={`a${x}`} class="rhythm-asked" x={x} y={rhythmSize.line} width={width} height={1} />
      ))}
      {bars.map(({ x, height }) => (
        <rect key={`b${x}`} class="rhythm-bar" x={x} y={rhythmSize.line - height} width={rhythmSize.bar} height={height} />
      ))}
      {failures.map((x) => (
        <rect
          key={`f${x}`}
          class="rhythm-failed"
          x={x}
          y={rhythmSize.line + 3}
          width={rhythmSize.bar}
          height={rhythmSize.height - rhythmSize.line - 3}
        />
      ))}
    </svg>
  );
}

function inWords({ name, rhythm }: LiveSource): string {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const hours = (values: readonly number[]) => values.filter((value) => value > 0).length;
  return `${name}, last seven days: ${counted(sum(rhythm.documents), "new document")}; asked in ${hours(rhythm.asked)} of ${rhythm.asked.length} hours, failed in ${hours(rhythm.failed)}`;
}
