import type { Brand } from "../../catalogue/types.js";
import { horizons, levels, voices } from "../../core/reading.js";
import { type DocumentFilter, type Door, type WaterfallStep, waterfallSteps } from "../answers.js";
import { stepNames } from "../filter-words.js";
import type { Period } from "../period.js";
import type { BrandStanding } from "./answers.js";
import { type Cell, door, isLeft, openRate, sum } from "./cells.js";
import { sayCount, sayRate } from "./say.js";

/**
 * Where each brand stands: the waterfall, the balances and the share of people's talk. Ours is the first of `brands`.
 * @param talk the people's talk that names any of the brands
 */
export function makeStandings(cells: Cell[], talk: Door, brands: Brand[], period: Period): BrandStanding[] {
  return brands.map((brand, i) => makeStanding(brand, i === 0, cells, talk, period));
}

function makeStanding(brand: Brand, ours: boolean, all: Cell[], talk: Door, { from, to }: Period): BrandStanding {
  const base: DocumentFilter = { brand: brand.id, from, to };
  const cells = all.filter((cell) => cell.brand === brand.id);
  const left = (step: WaterfallStep) => sum(cells, (cell) => isLeft(cell.taken_out, step));
  const standing = {
    brand: brand.id,
    name: brand.name,
    ours,
    steps: waterfallSteps.map((step) => ({
      step,
      label: stepNames[step],
      left: door(left(step), { ...base, step }),
      removed:
        step === "all"
          ? null
          : door(
              sum(cells, (cell) => cell.taken_out === step),
              { ...base, removed: step },
            ),
    })),
    shareOfTalk: openRate(left("talk"), { ...base, step: "talk" }, talk.count, talk.filter),
    firstHand: openRate(left("first_hand"), { ...base, step: "first_hand" }, left("synchronised"), { ...base, step: "synchronised" }),
    specific: openRate(left("specific"), { ...base, step: "specific" }, left("synchronised"), { ...base, step: "synchronised" }),
    willBe: makeWillBe(cells, base),
    productTalk: makeProductTalk(cells, base),
    horizon: Object.fromEntries(
      horizons.map((horizon) => [
        horizon,
        door(
          sum(cells, (cell) => isIndependent(cell) && cell.horizon === horizon),
          { ...base, step: "synchronised", horizon },
        ),
      ]),
    ),
    level: Object.fromEntries(
      levels
        .filter((level) => level !== "none")
        .map((level) => [
          level,
          door(
            sum(cells, (cell) => isIndependent(cell) && cell.level === level),
            { ...base, step: "synchronised", level },
          ),
        ]),
    ),
    voices: Object.fromEntries(
      voices.map((voice) => [
        voice,
        door(
          sum(cells, (cell) => cell.voice === voice),
          { ...base, voice },
        ),
      ]),
    ),
  };
  return { ...standing, reading: readStanding(standing) };
}

/** Not a copy, not paid or official, not automated, not synchronised: what the balances are counted over. */
function isIndependent(cell: Cell): boolean {
  return isLeft(cell.taken_out, "synchronised");
}

function makeWillBe(cells: Cell[], base: DocumentFilter) {
  const known = ["rumoured", "announced", "released"];
  const future = known.slice(0, 2);
  return openRate(
    sum(cells, (cell) => isIndependent(cell) && future.includes(cell.horizon)),
    { ...base, step: "synchronised", horizon: future.join(",") },
    sum(cells, (cell) => isIndependent(cell) && known.includes(cell.horizon)),
    { ...base, step: "synchronised", horizon: known.join(",") },
  );
}

function makeProductTalk(cells: Cell[], base: DocumentFilter) {
  return openRate(
    sum(cells, (cell) => isIndependent(cell) && cell.level === "product"),
    { ...base, step: "synchronised", level: "product" },
    sum(cells, (cell) => isIndependent(cell) && ["product", "brand"].includes(cell.level)),
    { ...base, step: "synchronised", level: "product,brand" },
  );
}

function readStanding({ name, steps, firstHand }: Pick<BrandStanding, "name" | "steps" | "firstHand">): string {
  const all = steps[0].left.count;
  if (all === 0) return `Nothing that names ${name} was seen in this period.`;
  const independent = steps.find(({ step }) => step === "synchronised")?.left.count ?? 0;
  return `Of ${sayCount(all, "mention")} of ${name}, ${independent.toLocaleString("en-US")} are left without copies, paid and official, automated and synchronised posts; ${sayRate(firstHand)} of those report own use.`;
}
