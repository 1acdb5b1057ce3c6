import { minimumForRate } from "../../core/rate.js";
import type { OpenRate } from "../answers.js";
import type { BrandStanding, Brief } from "./answers.js";
import { sayRate } from "./say.js";

const metrics: { key: "shareOfTalk" | "firstHand" | "willBe" | "productTalk"; name: string }[] = [
  { key: "shareOfTalk", name: "share of people's talk" },
  { key: "firstHand", name: "first-hand share" },
  { key: "willBe", name: "talk of what will be" },
  { key: "productTalk", name: "talk of products, not of the company" },
];

/** What changed against the period before. Where the intervals overlap nothing is said to have changed. */
export function makeChanges(now: BrandStanding[], before: BrandStanding[]): Brief["changes"] {
  return now.flatMap((standing, i) =>
    metrics.map(({ key, name }) => {
      const change = {
        brand: standing.brand,
        metric: name,
        now: standing[key],
        before: before[i][key],
        changed: changeOf(standing[key], before[i][key]),
      };
      return { ...change, reading: readChange(standing.name, change) };
    }),
  );
}

function changeOf(now: OpenRate, before: OpenRate): Brief["changes"][number]["changed"] {
  if (!now.sufficient || !before.sufficient) return "insufficient data";
  if (now.low > before.high) return "up";
  if (now.high < before.low) return "down";
  return "no clear change";
}

function readChange(name: string, { metric, now, before, changed }: Omit<Brief["changes"][number], "reading">): string {
  switch (changed) {
    case "insufficient data":
      return `${name}, ${metric}: insufficient data (${now.n} documents now, ${before.n} before; ${minimumForRate} needed in each).`;
    case "no clear change":
      return `${name}, ${metric}: no clear change, ${sayRate(now)}; before ${sayRate(before)}.`;
    default:
      return `${name}, ${metric}: ${changed}, ${sayRate(now)}; before ${sayRate(before)}.`;
  }
}
