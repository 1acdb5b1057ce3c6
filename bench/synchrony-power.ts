/**
 * Power: campaigns planted in the organic stream, found or not. A table of recall by size, co-actions, jitter and kind of text.
 *
 *   npx tsx bench/synchrony-power.ts [campaigns a cell, default 20] [sizes] [co-actions] [jitters] [texts] [other posts]
 *
 * A jitter is seconds after the common moment, or `attack`: delays drawn from one real attack for each moment.
 */
import { detectGroups } from "../src/relate/groups/detect.js";
import type { GroupRow } from "../src/relate/groups/row.js";
import { seededRandom } from "../src/relate/synchrony/window-choice.js";
import { organicStream } from "./synchrony-stream.js";
import { attackDelays } from "./synchrony-tempo.js";

const perCell = Number(process.argv[2] ?? 20);
const sizes = (process.argv[3] ?? "5,10,20,50").split(",").map(Number);
const acts = (process.argv[4] ?? "3,4,6,10,20").split(",").map(Number);
const jitters = (process.argv[5] ?? "10,60,300,3600,attack").split(",").map((jitter) => (jitter === "attack" ? jitter : Number(jitter)));
const attacks = jitters.includes("attack") ? attackDelays() : null;
if (jitters.includes("attack") && attacks === null) {
  console.log("skipped: ../shared/data/synchrony/ephemeral_astroturf is absent");
  process.exit(0);
}
const texts = (process.argv[6] ?? "copied,varied").split(",") as ("copied" | "varied")[];
/** Campaigns planted at once: few enough that they stay a small part of the stream. */
const atOnce = 4;
/** Documents of each member outside the campaign. */
const backgrounds = (process.argv[7] ?? "0,5").split(",").map(Number);

/** Two brands of the stream: what the campaigns speak against, and what their members speak of at other times. */
const target = "samsung";
const home = "lenovo";

const stream = organicStream();
const streamTimes = stream.map((row) => row.time);
const sillyWords =
  "amber basin cedar delta ember fable grove harbor inlet jetty kettle ledger meadow nectar orchard pebble quarry ribbon saddle timber".split(
    " ",
  );

interface Planted {
  members: Set<string>;
  rows: GroupRow[];
}

/** A campaign against one brand by members who otherwise speak of another. */
function plant(
  name: string,
  size: number,
  coActions: number,
  jitter: number | "attack",
  text: "copied" | "varied",
  background: number,
  random: () => number,
): Planted {
  const rows: GroupRow[] = [];
  const members = Array.from({ length: size }, (_, i) => `${name} member ${i}`);
  const word = () => sillyWords[Math.floor(random() * sillyWords.length)];
  const moment = () => streamTimes[Math.floor(random() * streamTimes.length)];
  const row = (
    author: string,
    id: string,
    time: number,
    words: string,
    links: string[],
    brand: string,
    stance: "negative" | "positive",
  ): GroupRow => ({
    id: `${name} ${author} ${id}`,
    author,
    time: Math.floor(time),
    text: words,
    links,
    client: "Twitter Web Client",
    brands: [{ brand, stance }],
  }); // prettier-ignore
  for (let act = 0; act < coActions; act++) {
    const at = moment();
    const burst = attacks === null ? [] : attacks[Math.floor(random() * attacks.length)];
    const delay = () => (jitter === "attack" ? burst[Math.floor(random() * burst.length)] : random() * jitter);
    const words = `${name} call ${act} ${word()} ${word()} ${word()} ${word()} ${word()}`;
    for (const author of members) {
      const own = text === "copied" ? words : `${author} says ${word()} ${word()} ${word()} ${word()} ${word()} ${word()}`;
      const links = text === "copied" ? [] : [`https://${name.replaceAll(" ", "-")}.example.org/${act}`];
      rows.push(row(author, `act ${act}`, at + delay(), own, links, target, "negative"));
    }
  }
  for (const author of members) {
    for (let i = 0; i < background; i++) {
      const words = `${author} number ${i} ${word()} ${word()} ${word()} ${word()}`;
      rows.push(row(author, `own ${i}`, moment(), words, [], home, "positive"));
    }
  }
  return { members: new Set(members), rows };
}

const table: Record<string, unknown>[] = [];
for (const background of backgrounds) {
  for (const text of texts) {
    for (const size of sizes) {
      for (const coActions of acts) {
        const line: Record<string, unknown> = { background, text, accounts: size, "co-actions": coActions };
        let strangers = 0;
        let listed = 0;
        let directions = 0;
        let foundGroups = 0;
        for (const jitter of jitters) {
          let recalled = 0;
          let planted = 0;
          for (let first = 0; first < perCell; first += atOnce) {
            const random = seededRandom(first * 7919 + size * 31 + coActions * 17 + (jitter === "attack" ? 7 : jitter) + background);
            const campaigns = Array.from({ length: Math.min(atOnce, perCell - first) }, (_, i) =>
              plant(`plan ${first + i}`, size, coActions, jitter, text, background, random),
            );
            const rows = [...stream, ...campaigns.flatMap((campaign) => campaign.rows)];
            const groups = detectGroups(rows, { seed: first + 1 }).filter((group) => group.verdict === "synchronised, unexplained");
            for (const { members } of campaigns) {
              planted += members.size;
              for (const group of groups) {
                const inside = group.members.filter((member) => members.has(member.account)).length;
                if (inside === 0) continue;
                recalled += inside;
                listed += group.members.length;
                strangers += group.members.length - inside;
                foundGroups++;
                const aimed = group.target === target && group.direction.lean === "against";
                if (aimed && (background === 0 || group.direction.home?.brand === home)) directions++;
              }
            }
          }
          line[jitter === "attack" ? jitter : `${jitter} s`] = (recalled / planted).toFixed(2);
        }
        line.precision = listed === 0 ? "-" : ((listed - strangers) / listed).toFixed(3);
        line.direction = foundGroups === 0 ? "-" : (directions / foundGroups).toFixed(2);
        table.push(line);
        console.log(JSON.stringify(line));
      }
    }
  }
}
console.table(table);
