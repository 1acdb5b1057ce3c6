import type { ComponentChildren } from "preact";

/** A table that may be wider than a narrow screen: it scrolls in a frame of its own, which the keyboard reaches. */
export function ScrollRegion({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer (WCAG 2.1.1)
    <section class="scroll-x" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
