import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { DocumentDetail } from "../api-types.js";
import { type LaidMark, segmentsOf } from "./evidence-segments.js";

/** The words, underlined once for each axis that they decided. Text is only ever text. */
export function EvidenceText({ detail, active }: { detail: DocumentDetail; active: Signal<string | null> }) {
  const segments = segmentsOf(detail.fullText.length, detail.evidence);
  const underlined = (words: ComponentChildren, marks: LaidMark[]): ComponentChildren =>
    marks.reduce<ComponentChildren>(
      (inner, mark) => (
        <span class={`ev ev-${mark.axis}`} style={{ "--lane": String(mark.lane) }}>
          {inner}
        </span>
      ),
      words,
    );
  return (
    <div class="full-text" lang={detail.lang === "und" ? undefined : detail.lang} data-active={active.value ?? undefined} dir="auto">
      {segments.map((segment) => {
        const words = detail.fullText.slice(segment.start, segment.end);
        const top = segment.marks.at(-1);
        if (!top) return words;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: it only lights up; the same words stand in the notes, which the keyboard reaches
          <span
            key={segment.start}
            class="ev-group"
            onMouseEnter={() => {
              active.value = top.axis;
            }}
            onMouseLeave={() => {
              active.value = null;
            }}
          >
            {underlined(words, segment.marks)}
          </span>
        );
      })}
    </div>
  );
}
