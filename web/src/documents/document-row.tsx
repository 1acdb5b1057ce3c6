import type { DocumentItem } from "../api-types.js";
import { documentsHref } from "../filter.js";
import { HorizonName } from "../marks/horizon-line.js";
import { VoiceMark } from "../marks/voice-mark.js";
import { counted } from "../numbers.js";
import { drawerHref } from "../router.js";
import { clock, gradeNote, widthMs } from "../times.js";
import { labelWord } from "../words.js";
import { Highlighted } from "./highlighted.js";

const hourMs = 3_600_000;

/** A document as a newspaper prints a notice: who speaks in the margin, the headline or the words, and what was read in it beneath. */
export function DocumentRow({ document, current }: { document: DocumentItem; current: boolean }) {
  const label = (axis: string) => document.labels[axis]?.label ?? null;
  const body = document.snippet ?? document.text;
  const width = widthMs(document.time);
  const note = gradeNote(document.time);
  const stance = label("stance");
  const corrected = Object.values(document.labels).some((value) => value.corrected);
  const open = (children: preact.ComponentChildren) => (
    <a class="row-open" href={drawerHref(document.id)} data-document={document.id} data-keep-scroll>
      {children}
    </a>
  );
  return (
    <li class={`row ${current ? "row-current" : ""}`}>
      <article>
        <p class="row-margin">
          <span class={`row-voice ${document.voice === "first-hand" ? "first-hand-word" : ""}`}>
            <VoiceMark voice={document.voice} /> {document.voice}
          </span>
          <span class="row-who">{document.publication || document.author || "author unknown"}</span>
          <span class="row-where">
            {document.source}
            {document.time.from && width !== null && width <= hourMs ? `, ${clock(document.time.from)}` : ""}
          </span>
          {note && <span class="row-grade">{note}</span>}
        </p>
        <div class="row-body">
          {document.title && document.title !== body ? (
            <>
              <h3 class="row-title">{open(document.title)}</h3>
              {body && (
                <p class="row-text" dir="auto">
                  <Highlighted text={body} highlights={document.highlights} />
                </p>
              )}
            </>
          ) : (
            <h3 class="row-text row-text-alone" dir="auto">
              {open(body ? <Highlighted text={body} highlights={document.highlights} /> : <i>no words of its own</i>)}
            </h3>
          )}
          <p class="row-labels">
            {document.target.label && <span class="row-target">{document.target.label}</span>}
            {typeof label("horizon") === "string" && label("horizon") !== "unclear" && <HorizonName horizon={String(label("horizon"))} />}
            {label("level") === "brand" && <span>the company</span>}
            {label("experience") === "specific" && <span class="first-hand-word">own use, with a detail</span>}
            {label("experience") === "claimed" && <span class="first-hand-word">own use claimed</span>}
            {typeof stance === "string" && stance !== "neutral" && stance !== "unclear" && <span>{stance}</span>}
            {document.voice === "paid" && <span>{labelWord("tie", label("tie"))}</span>}
            {document.copies > 0 && (
              <a class="door" href={documentsHref({ copies_of: document.id })}>
                {counted(document.copies, "copy", "copies")}
              </a>
            )}
            {document.copyOf && (
              <a class="door" href={documentsHref({ copies_of: document.copyOf })}>
                a copy
              </a>
            )}
            {document.group && (
              <a class="door" href={documentsHref({ group: document.group })}>
                synchronised group
              </a>
            )}
            {corrected && <span class="row-corrected">corrected by hand</span>}
          </p>
        </div>
      </article>
    </li>
  );
}
