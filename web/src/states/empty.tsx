import type { ComponentChildren } from "preact";

/** Nothing is here, and that is an answer: why, and the next step. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="state">
      <p class="state-title">{title}</p>
      <div class="state-text">{children}</div>
    </div>
  );
}
