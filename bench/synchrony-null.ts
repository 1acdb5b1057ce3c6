/**
 * False alarms: the organic stream with its times dealt anew, so that nobody acts together but by chance. In how many of the data sets is
 * any group validated and unexplained?
 *
 *   npx tsx bench/synchrony-null.ts [shuffles, default 200] [own,shift,rhythm]
 */
import { rateOf } from "../src/core/rate.js";
import { detectGroups } from "../src/relate/groups/detect.js";
import type { GroupRow } from "../src/relate/groups/row.js";
import { seededRandom } from "../src/relate/synchrony/window-choice.js";
import { organicStream } from "./synchrony-stream.js";

const daySeconds = 86_400;
const hourSeconds = 3600;

/** Ways to deal an account's times anew: among its own posts; all moved by one shift; to its own hours on the stream's days. */
const deals = {
  own(times: number[], _stream: number[], random: () => number): number[] {
    const dealt = times.slice();
    for (let i = dealt.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [dealt[i], dealt[j]] = [dealt[j], dealt[i]];
    }
    return dealt;
  },
  shift(times: number[], stream: number[], random: () => number): number[] {
    const from = stream[0];
    const span = stream[stream.length - 1] - from + 1;
    const shift = Math.floor(random() * daySeconds);
    return times.map((time) => from + ((time - from + shift) % span));
  },
  rhythm(times: number[], stream: number[], random: () => number): number[] {
    const pick = (from: number[]) => from[Math.floor(random() * from.length)];
    return times.map(() => {
      const day = Math.floor(pick(stream) / daySeconds);
      const hour = Math.floor((pick(times) % daySeconds) / hourSeconds);
      return day * daySeconds + hour * hourSeconds + Math.floor(random() * hourSeconds);
    });
  },
};

const shuffles = Number(process.argv[2] ?? 200);
const names = (process.argv[3] ?? "own,shift,rhythm").split(",") as (keyof typeof deals)[];
const stream = organicStream();
const streamTimes = stream.map((row) => row.time).sort((a, b) => a - b);
const byAuthor = new Map<string, GroupRow[]>();
for (const row of stream) {
  const own = byAuthor.get(row.author);
  if (own) own.push(row);
  else byAuthor.set(row.author, [row]);
}

for (const name of names) {
  let alarms = 0;
  let anyGroup = 0;
  for (let seed = 1; seed <= shuffles; seed++) {
    const random = seededRandom(seed);
    const rows = [...byAuthor.values()].flatMap((own) => {
      const dealt = deals[name](
        own.map((row) => row.time),
        streamTimes,
        random,
      );
      return own.map((row, i) => ({ ...row, time: dealt[i] }));
    });
    const beyond = detectGroups(rows, { seed }).filter((group) => group.verdict !== "insufficient data");
    if (beyond.length > 0) anyGroup++;
    if (beyond.some((group) => group.verdict === "synchronised, unexplained")) alarms++;
    if (seed % 25 === 0) report(name, alarms, anyGroup, seed);
  }
}

function report(name: string, alarms: number, anyGroup: number, shuffles: number): void {
  const { rate, low, high } = rateOf(alarms, shuffles);
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  console.log(
    `${name}: unexplained groups in ${alarms} of ${shuffles} data sets, ${percent(rate)} (${percent(low)} to ${percent(high)}); any validated group in ${anyGroup}`,
  );
}
