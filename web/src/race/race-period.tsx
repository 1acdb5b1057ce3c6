import { useState } from "preact/hooks";
import type { Race } from "../api-types.js";
import { navigate, withParameters } from "../router.js";

/** The period with the means to change it: part of the address, so that a week's race can be sent to somebody. */
export function RacePeriod({ period }: { period: Race["period"] }) {
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const go = (nextFrom: string | null, nextTo: string | null) => {
    setOpen(false);
    navigate(withParameters({ from: nextFrom, to: nextTo, page: null }), { keepScroll: true });
  };
  return (
    <div class="period">
      <button type="button" class="period-button" aria-expanded={open} aria-controls="period-panel" onClick={() => setOpen(!open)}>
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
        <button type="button" class="link-button" onClick={() => go(null, null)}>
          As the workspace says
        </button>
        <p class="quiet">{period.why}</p>
      </div>
    </div>
  );
}
