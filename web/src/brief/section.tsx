import type { ComponentChildren } from "preact";
import { typeset } from "../numbers.js";

/** A part of the brief: a side head with its question, the reading in words, the figure, and notes in the margin. */
export function Section({
  id,
  title,
  question,
  reading,
  notes,
  wide = false,
  children,
}: {
  id: string;
  title: string;
  question: string;
  reading?: string;
  notes?: ComponentChildren;
  wide?: boolean;
  children: ComponentChildren;
}) {
  return (
    <section class={`section ${wide ? "section-wide" : ""}`} aria-labelledby={`${id}-title`} id={id}>
      <header class="section-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <p class="section-question">{question}</p>
      </header>
      <div class="section-body">
        {reading && <p class="section-reading">{typeset(reading)}</p>}
        {children}
      </div>
      {notes && (
        <aside class="section-notes" aria-label={`Notes on ${title.toLowerCase()}`}>
          {notes}
        </aside>
      )}
    </section>
  );
}
