import { useState } from "preact/hooks";
import type { StoryPage, Telling } from "../api-types.js";
import { VoiceMark } from "../marks/voice-mark.js";
import { count, percent } from "../numbers.js";
import { drawerHref } from "../router.js";
import { gradeNote, when } from "../times.js";
import { copyKindWords, roleWords } from "../words.js";
import { duration, originWords, tellerName } from "./words.js";

const documentsAtFirst = 12;
const numbersShown = 8;

/** The documents in order of time, each with what no earlier one had said. */
export function Added({ page }: { page: StoryPage }) {
  const [open, setOpen] = useState(false);
  const tellings = new Map(page.tellings.map((telling) => [telling.document, telling]));
  const shown = open ? page.tellings : page.tellings.slice(0, documentsAtFirst);
  return (
    <>
      <ol class="added">
        {shown.map((telling, index) => (
          <Item key={telling.document} telling={telling} tellings={tellings} isEarliest={index === 0} />
        ))}
      </ol>
      {page.tellings.length > documentsAtFirst && (
        <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Fewer documents" : `${count(page.tellings.length - documentsAtFirst)} more documents`}
        </button>
      )}
    </>
  );
}

function Item({ telling, tellings, isEarliest }: { telling: Telling; tellings: ReadonlyMap<string, Telling>; isEarliest: boolean }) {
  const { role, first, lagMinutes, origin, copy, timeFlags } = telling;
  const note = gradeNote(telling.time);
  const source = origin && tellings.get(origin.document);
  return (
    <li class="added-item">
      <p class="added-when">
        {when(telling.time)}
        {note && <small>{note}</small>}
        {lagMinutes !== null && lagMinutes > 0 && <small>{duration(lagMinutes)} after the earliest</small>}
        {timeFlags.map((flag) => (
          <small key={flag} class="stale-word">
            {flag}
          </small>
        ))}
      </p>
      <div>
        <h3 class="added-title">
          <a href={drawerHref(telling.document)} data-document={telling.document} data-keep-scroll>
            {telling.title || "no words of its own"}
          </a>
        </h3>
        <p class="added-who">
          <i class={`runner runner-${role}`} aria-hidden="true" /> <b>{first ? "first in what we saw" : roleWords[role]}</b>{" "}
          <VoiceMark voice={telling.voice} /> {tellerName(telling)}, {telling.source}
          {source && origin && (
            <>
              ; {originWords(origin.by)}{" "}
              <a href={drawerHref(source.document)} data-keep-scroll>
                {tellerName(source)}
              </a>
            </>
          )}
          {copy && !origin && <>; {copyKindWords[copy]}</>}
        </p>
        <News telling={telling} isEarliest={isEarliest} />
      </div>
    </li>
  );
}

function News({ telling, isEarliest }: { telling: Telling; isEarliest: boolean }) {
  const { newClaims, newNumbers, newPassages, newWords } = telling;
  if (newClaims.length === 0 && newNumbers.length === 0 && newPassages.length === 0) {
    return (
      <p class="added-nothing">
        {isEarliest ? "All of it was new: nothing came before it." : newWords === 0 ? "Added nothing." : "No new claim or number."}
      </p>
    );
  }
  return (
    <>
      <p class="added-news">
        {newClaims.map((claim) => (
          <span key={`${claim.product} ${claim.attribute} ${claim.value}`} class="added-claim">
            <span class="claim-attribute">{claim.attribute}</span> {claim.value} <small>{claim.name}</small>
          </span>
        ))}
        {newNumbers.length > 0 && (
          <span class="added-numbers">
            {newNumbers.slice(0, numbersShown).join(", ")}
            {newNumbers.length > numbersShown && ` and ${count(newNumbers.length - numbersShown)} more numbers`}
          </span>
        )}
        {!isEarliest && <small>{percent(newWords)} of its words were new</small>}
      </p>
      {newPassages.map((passage) => (
        <blockquote key={passage} class="added-passage" dir="auto">
          {passage}
        </blockquote>
      ))}
    </>
  );
}
