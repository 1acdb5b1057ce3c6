/** Lines that stand where text will come, as many and as high. */
export function SkeletonLines({ lines, size = "body" }: { lines: number; size?: "body" | "headline" | "title" }) {
  return (
    <span class={`skeleton skeleton-${size}`} aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} class="skeleton-line" style={{ width: index === lines - 1 ? "58%" : `${96 - ((index * 7) % 11)}%` }} />
      ))}
    </span>
  );
}
