import { type Rate, rateOf } from "../../core/rate.js";
import type { CopyKind, CopyLink } from "../../core/relation.js";
import { wholeCopyKinds } from "../copies/originals.js";
import type { Story, StoryRow } from "./types.js";

/** What an author or outlet did in the race. */
export interface Standing {
  /** The outlet, else the author. */
  voice: string;
  /** Stories that it took part in, of those with two voices or more. */
  stories: number;
  documents: number;
  /** Stories in which it was certainly first, of its stories. */
  firsts: Rate;
  /** Stories in which it has a root, of its stories. */
  roots: Rate;
  /** Documents that are whole copies of an earlier one, of its documents. */
  copies: Rate;
  /** Median over its stories of the minutes from the story's earliest document to its own first; null where no time is known. */
  medianLagMinutes: number | null;
  /** Stories with a known lag behind the median. */
  lagStories: number;
}

/** Per author and outlet: firsts, roots, copies and median lag over the stories that others told too; most stories first, then by name. */
export function standings(stories: readonly Story[], rows: readonly StoryRow[], copies: readonly CopyLink[]): Standing[] {
  const voice = new Map(rows.map((row) => [row.id, row.publication || row.author || ""]));
  const kinds: ReadonlySet<CopyKind> = new Set(wholeCopyKinds);
  const copied = new Set(copies.filter((copy) => kinds.has(copy.kind)).map((copy) => copy.b));
  const tallies = new Map<string, { stories: number; documents: number; firsts: number; roots: number; copies: number; lags: number[] }>();
  for (const story of stories) {
    const byVoice = new Map<string, typeof story.members>();
    for (const member of story.members) {
      const name = voice.get(member.id) ?? "";
      if (name === "") continue;
      const list = byVoice.get(name);
      if (list) list.push(member);
      else byVoice.set(name, [member]);
    }
    if (byVoice.size < 2) continue;
    for (const [name, members] of byVoice) {
      let tally = tallies.get(name);
      if (!tally) {
        tally = { stories: 0, documents: 0, firsts: 0, roots: 0, copies: 0, lags: [] };
        tallies.set(name, tally);
      }
      const { first } = story;
      tally.stories++;
      tally.documents += members.length;
      if (first.kind === "first" && voice.get(first.id) === name) tally.firsts++;
      if (members.some((member) => member.role === "root")) tally.roots++;
      tally.copies += members.filter((member) => copied.has(member.id)).length;
      const lags = members.map((member) => member.lag_minutes).filter((lag): lag is number => lag !== null);
      if (lags.length > 0) tally.lags.push(Math.min(...lags));
    }
  }
  return [...tallies]
    .map(([name, tally]) => ({
      voice: name,
      stories: tally.stories,
      documents: tally.documents,
      firsts: rateOf(tally.firsts, tally.stories),
      roots: rateOf(tally.roots, tally.stories),
      copies: rateOf(tally.copies, tally.documents),
      medianLagMinutes: median(tally.lags),
      lagStories: tally.lags.length,
    }))
    .sort((a, b) => b.stories - a.stories || (a.voice < b.voice ? -1 : 1));
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
