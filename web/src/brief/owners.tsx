import { useState } from "preact/hooks";
import type { Brief, Quote } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { Interval, RateFigures } from "../marks/interval.js";
import { VoiceMark } from "../marks/voice-mark.js";
import { typeset } from "../numbers.js";
import { drawerHref, navigate, query, withParameters } from "../router.js";
import { when } from "../times.js";
import { labelWord } from "../words.js";

type Owner = Brief["owners"][number];

/** As many aspects as are read at a glance; the others are one step away. */
const aspectsAtFirst = 6;

function QuoteLine({ quote }: { quote: Quote }) {
  return (
    <blockquote class="quote">
      <p class="quote-words">“{quote.quote}”</p>
      <footer>
        <VoiceMark voice="first-hand" />
        <a href={drawerHref(quote.document)} data-keep-scroll>
          {quote.author || "author unknown"}, {quote.source}
        </a>
        <span>{when(quote.time)}</span>
        <span>{labelWord("experience", quote.experience)}</span>
      </footer>
    </blockquote>
  );
}

function AspectRow({ owner, aspect, most }: { owner: Owner; aspect: Owner["aspects"][number]; most: number }) {
  const [open, setOpen] = useState(false);
  const more = aspect.quotes.length - 1;
  // The longest bar leaves room for its number.
  const width = (count: number) => `${most > 0 ? (count / most) * 62 : 0}%`;
  return (
    <li class="aspect">
      <h4 class="aspect-name">{aspect.aspect}</h4>
      <div class="aspect-bars">
        <span class="aspect-side aspect-negative">
          <DoorNumber
            door={aspect.negative}
            of={`${owner.name}, owners negative on ${aspect.aspect}`}
            sign={aspect.negative.count > 0 ? "−" : ""}
          />
          <span
            class="aspect-bar"
            aria-hidden="true"
            style={{ width: width(aspect.negative.count), visibility: aspect.negative.count > 0 ? "visible" : "hidden" }}
          />
        </span>
        <span class="aspect-side aspect-positive">
          <span
            class="aspect-bar"
            aria-hidden="true"
            style={{ width: width(aspect.positive.count), visibility: aspect.positive.count > 0 ? "visible" : "hidden" }}
          />
          <DoorNumber
            door={aspect.positive}
            of={`${owner.name}, owners positive on ${aspect.aspect}`}
            sign={aspect.positive.count > 0 ? "+" : ""}
          />
        </span>
      </div>
      <div class="aspect-share">
        <Interval rate={aspect.share} />
        <RateFigures
          rate={aspect.share}
          of={`${owner.name}, positive on ${aspect.aspect}`}
          base={`${owner.name}, for or against on ${aspect.aspect}`}
        />
        {aspect.other.count > 0 && (
          <span class="aspect-other">
            mixed or neutral <DoorNumber door={aspect.other} of={`${owner.name}, mixed or neutral on ${aspect.aspect}`} />
          </span>
        )}
      </div>
      <div class="aspect-quotes">
        {aspect.quotes.slice(0, open ? undefined : 1).map((quote) => (
          <QuoteLine key={`${quote.document} ${quote.quote}`} quote={quote} />
        ))}
        {more > 0 && (
          <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? "Fewer quotes" : `${more} more ${more === 1 ? "quote" : "quotes"}`}
          </button>
        )}
      </div>
    </li>
  );
}

function OwnerBlock({ owner, ours }: { owner: Owner; ours: boolean }) {
  const [open, setOpen] = useState(false);
  const most = Math.max(0, ...owner.aspects.flatMap((aspect) => [aspect.positive.count, aspect.negative.count]));
  const hidden = owner.aspects.length - aspectsAtFirst;
  return (
    <section class={`owner ${ours ? "ours" : ""}`} aria-label={`Owners of ${owner.name}`}>
      <header class="owner-head">
        <h3>{owner.name}</h3>
        <p class="owner-reading">{typeset(owner.reading)}</p>
        <p class="owner-base">
          <VoiceMark voice="first-hand" />{" "}
          <DoorNumber door={owner.documents} of={`${owner.name}, first-hand`} unit={["first-hand document", "first-hand documents"]} />
        </p>
      </header>
      {owner.aspects.length === 0 && <p class="quiet">None of them gives an opinion on an aspect that was found.</p>}
      {owner.aspects.length > 0 && (
        <>
          <p class="aspect-key" aria-hidden="true">
            <span>aspect</span>
            <span class="aspect-key-sides">
              <span>against</span>
              <span>for</span>
            </span>
            <span>for, of both</span>
          </p>
          <ol class="aspects">
            {owner.aspects.slice(0, open ? undefined : aspectsAtFirst).map((aspect) => (
              <AspectRow key={aspect.aspect} owner={owner} aspect={aspect} most={most} />
            ))}
          </ol>
          {hidden > 0 && (
            <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? "Fewer aspects" : `${hidden} more ${hidden === 1 ? "aspect" : "aspects"}`}
            </button>
          )}
        </>
      )}
    </section>
  );
}

/** What people who say that they used it say, by aspect: counts for and against, the interval, and their own words. */
export function Owners({ owners, ours }: { owners: Owner[]; ours: string }) {
  const rival = query.value.get("owners");
  const own = owners.filter((owner) => owner.brand === ours);
  const others = owners.filter((owner) => owner.brand !== ours);
  const shown = others.find((owner) => owner.brand === rival);
  return (
    <div class="owners">
      {own.map((owner) => (
        <OwnerBlock key={owner.brand} owner={owner} ours />
      ))}
      {others.length > 0 && (
        <div class="owner-rivals">
          <h3 class="figure-title">The rivals’ owners</h3>
          <ul class="owner-list">
            {others.map((owner) => (
              <li key={owner.brand}>
                <button
                  type="button"
                  class="owner-choice"
                  aria-expanded={rival === owner.brand}
                  onClick={() =>
                    navigate(withParameters({ owners: rival === owner.brand ? null : owner.brand }), { keepScroll: true, replace: true })
                  }
                >
                  <b>{owner.name}</b> <span>{typeset(owner.reading)}</span>
                </button>
              </li>
            ))}
          </ul>
          {shown && <OwnerBlock owner={shown} ours={false} />}
        </div>
      )}
    </div>
  );
}
