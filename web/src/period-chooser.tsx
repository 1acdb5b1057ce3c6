import { useEffect, useRef, useState } from "preact/hooks";
import type { Brief, Race } from "./api-types.js";
import { navigate, withParameters } from "./router.js";
import { status } from "./status.js";
import { lastDay, period as periodWords } from "./times.js";

/**
 * The period with the means to change it: it is part of the address, so that a brief or a race of a week can be sent to somebody.
 * @param previous the period before; with it, that period and all that has a date are offered as well
 */
export function PeriodChooser({ period, previous }: { period: Brief["period"] | Race["period"]; previous?: Brief["previous"] }) {
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState(period.from.slice(0, 10));
  const [to, setTo] = useState(lastDay(period.to));
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const sources = status.value?.sources ?? [];
  const firsts = sources.flatMap((source) => source.first ?? []).sort();
  const lasts = sources.flatMap((source) => source.last ?? []).sort();

  useEffect(() => {
    setFrom(period.from.slice(0, 10));
    setTo(lastDay(period.to));
  }, [period.from, period.to]);

  useEffect(() => {
    if (!open) return;
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent ? event.key === "Escape" : !box.current?.contains(event.target as Node)) {
        setOpen(false);
        if (event instanceof KeyboardEvent) button.current?.focus();
      }
    };
    document.addEventListener("keydown", close);
    document.addEventListener("pointerdown", close);
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("pointerdown", close);
    };
  }, [open]);

  const go = (nextFrom: string | null, nextTo: string | null) => {
    setOpen(false);
    navigate(withParameters({ from: nextFrom, to: nextTo, page: null }), { keepScroll: true });
  };
  const first = firsts[0]?.slice(0, 10);
  const last = lasts.at(-1)?.slice(0, 10);

  return (
    <div class="period" ref={box}>
      <button
        type="button"
        class="period-button"
        ref={button}
        aria-expanded={open}
        aria-controls="period-panel"
        onClick={() => setOpen(!open)}
      >
        {period.label}
        <span class="period-caret" aria-hidden="true">
          ▾
        </span>
      </button>
      <div class="period-panel" id="period-panel" hidden={!open}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (from && to && from <= to) go(from, to);
          }}
        >
          <label>
            From <input type="date" value={from} max={to} required onInput={(event) => setFrom(event.currentTarget.value)} />
          </label>
          <label>
            To, and including <input type="date" value={to} min={from} required onInput={(event) => setTo(event.currentTarget.value)} />
          </label>
          <button type="submit" class="button">
            Show this period
          </button>
        </form>
        <ul class="period-presets">
          {previous && (
            <li>
              <button type="button" class="link-button" onClick={() => go(previous.from.slice(0, 10), lastDay(previous.to))}>
                The period before: {previous.label}
              </button>
            </li>
          )}
          {previous && first && last && (
            <li>
              <button type="button" class="link-button" onClick={() => go(first, last)}>
                Everything that has a date: {periodWords(first, last)}
              </button>
            </li>
          )}
          <li>
            <button type="button" class="link-button" onClick={() => go(null, null)}>
              As the workspace says
            </button>
          </li>
        </ul>
        <p class="quiet">{period.why}</p>
      </div>
    </div>
  );
}
