import type { BrandStanding, Door, OpenRate } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { HorizonLine } from "../marks/horizon-line.js";
import { RateFigures } from "../marks/interval.js";
import { rateInWords } from "../numbers.js";
import { stacked } from "./waterfall-geometry.js";

const part = (value: number) => `${(value * 100).toFixed(3)}%`;

interface Piece {
  name: string;
  door: Door;
  word: string;
}

/** A bar of two sides with the interval of its split drawn over it. */
function BalanceBar({ pieces, rate, label }: { pieces: Piece[]; rate: OpenRate; label: string }) {
  const total = pieces.reduce((sum, piece) => sum + piece.door.count, 0);
  const spans = stacked(
    pieces.map((piece) => piece.door.count),
    total,
  );
  return (
    <span class={`balance-bar ${rate.sufficient ? "" : "interval-insufficient"}`} role="img" aria-label={label}>
      {rate.sufficient &&
        pieces.map((piece, index) => {
          const [start, end] = spans[index] ?? [0, 0];
          return (
            <span key={piece.name} class={`balance-piece texture-${piece.name}`} style={{ left: part(start), width: part(end - start) }} />
          );
        })}
      {rate.sufficient && <span class="balance-interval" style={{ left: part(rate.low), right: part(1 - rate.high) }} />}
      {rate.sufficient && <span class="balance-split" style={{ left: part(rate.rate) }} />}
      {!rate.sufficient && <span class="interval-track" />}
      {!rate.sufficient && <span class="interval-span" style={{ left: "0%", right: "0%" }} />}
    </span>
  );
}

function BalanceFigure({
  title,
  left,
  right,
  standings,
  pieces,
  rateOf,
  says,
  base,
  beside,
}: {
  title: string;
  left: string;
  right: string;
  standings: BrandStanding[];
  pieces: (standing: BrandStanding) => Piece[];
  rateOf: (standing: BrandStanding) => OpenRate;
  says: string;
  base: string;
  beside: (standing: BrandStanding) => preact.ComponentChildren;
}) {
  return (
    <section class="balance">
      <h3 class="figure-title">{title}</h3>
      <p class="balance-ends" aria-hidden="true">
        <span>← {left}</span>
        <span>{right} →</span>
      </p>
      {standings.map((standing) => {
        const rate = rateOf(standing);
        return (
          <div key={standing.brand} class={`balance-row ${standing.ours ? "ours" : ""}`}>
            <p class="balance-name">
              <b>{standing.name}</b>
              <RateFigures rate={rate} of={`${standing.name}, ${says}`} base={`${standing.name}, ${base}`} />
            </p>
            <BalanceBar pieces={pieces(standing)} rate={rate} label={`${standing.name}, ${left} against ${right}: ${rateInWords(rate)}`} />
            <p class="balance-beside">{beside(standing)}</p>
          </div>
        );
      })}
    </section>
  );
}

const none = (standing: BrandStanding): Door => ({ count: 0, filter: { brand: standing.brand } });

function Beside({ standing, pieces }: { standing: BrandStanding; pieces: Piece[] }) {
  return (
    <>
      {pieces.map((piece) => (
        <span key={piece.name} class="balance-count">
          {piece.name in { rumoured: 1, announced: 1, released: 1 } && <HorizonLine horizon={piece.name} />}
          {piece.word} <DoorNumber door={piece.door} of={`${standing.name}, ${piece.word}`} />
        </span>
      ))}
    </>
  );
}

/** The two balances: talk of what will be against what is, and of the product against the company. */
export function Balances({ standings }: { standings: BrandStanding[] }) {
  const horizons = (standing: BrandStanding): Piece[] =>
    (["rumoured", "announced", "released"] as const).map((name) => ({ name, word: name, door: standing.horizon[name] ?? none(standing) }));
  const levels = (standing: BrandStanding): Piece[] =>
    (["product", "brand"] as const).map((name) => ({
      name,
      word: name === "product" ? "product" : "company",
      door: standing.level[name] ?? none(standing),
    }));
  return (
    <div class="balances">
      <BalanceFigure
        title="What will be, or what is"
        left="will be"
        right="is"
        standings={standings}
        pieces={horizons}
        rateOf={(standing) => standing.willBe}
        says="rumoured or announced"
        base="product talk with a horizon"
        beside={(standing) => (
          <>
            <Beside standing={standing} pieces={horizons(standing)} />
            {standing.horizon.unclear && (
              <span class="balance-count balance-outside">
                no sign <DoorNumber door={standing.horizon.unclear} of={`${standing.name}, no sign of when`} />
              </span>
            )}
          </>
        )}
      />
      <BalanceFigure
        title="Product, or company"
        left="product"
        right="company"
        standings={standings}
        pieces={levels}
        rateOf={(standing) => standing.productTalk}
        says="product talk"
        base="product and company talk"
        beside={(standing) => (
          <>
            <Beside standing={standing} pieces={levels(standing)} />
            {standing.level.none && (
              <span class="balance-count balance-outside">
                neither <DoorNumber door={standing.level.none} of={`${standing.name}, neither product nor company`} />
              </span>
            )}
          </>
        )}
      />
    </div>
  );
}
