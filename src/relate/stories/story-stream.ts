import { dayMs, hourMs, type TimeInterval } from "../../core/time.js";
import { urlDate } from "../time/url-date.js";
import { agglomerate, type Group } from "./agglomerate.js";
import { DocumentFrequencies } from "./document-frequencies.js";
import { type Terms, termsOf } from "./terms.js";
import type { StoryOptions, StoryRow } from "./types.js";
import { heaviest } from "./vector.js";

/** Terms kept of an open story: its memory does not grow with its documents. */
const openTerms = 100;
/** Terms of a document by which open stories are looked up, heaviest first. */
const lookedUpTerms = 6;
/** An open story that shares fewer of them with a document does so by chance (docs/stories.md). */
const leastShared = 2;
/** Open stories looked at for one document: those that share most of these terms. */
const mostTouched = 4;
/** A term in more open stories than this finds none. */
const longestLookup = 300;
/** A publication day is believed where it spans no more than this: a month or a year says nothing about the day. */
const longestDayMs = 2 * dayMs;

/** Days between the date in an address and a time from which the two contradict each other: zones and late updates make up to two. */
const contradictionDays = 3;

interface OpenStory extends Group {
  /** End of its last document, Unix milliseconds; null where none is dated. */
  last: number | null;
  /** The window in which it last took a document. */
  window: number;
  number: number;
}

/**
 * Groups a stream of documents into stories, window by window, in bounded memory: within a window documents may come in any order, and
 * the windows are counted in documents, so that it does not matter in which batches they are pushed.
 */
export class StoryStream {
  readonly #options: StoryOptions;
  readonly #frequencies = new DocumentFrequencies();
  #open = new Map<number, OpenStory>();
  #index = new Map<number, number[]>();
  #pending: { row: StoryRow; number: number }[] = [];
  #storyOf: number[] = [];
  #joined: number[] = [];
  #window = 0;

  constructor(options: StoryOptions) {
    this.#options = options;
  }

  /** Takes the next document. */
  push(row: StoryRow): void {
    this.#pending.push({ row, number: this.#storyOf.length });
    this.#storyOf.push(-1);
    if (this.#pending.length >= this.#options.windowDocuments) this.#close();
  }

  /** The number of the story of every document pushed so far, in the order in which they came. */
  stories(): number[] {
    this.#close();
    return this.#storyOf.map((story) => this.#find(story));
  }

  #close(): void {
    const pending = this.#pending;
    if (pending.length === 0) return;
    this.#pending = [];
    this.#window++;
    pending.sort((x, y) => startOf(x.row) - startOf(y.row) || (x.row.id < y.row.id ? -1 : 1));
    const terms = pending.map(({ row }) => termsOf(row, this.#options.over));
    for (const each of terms) this.#frequencies.add(each);
    const begin = pending[0].row.time;
    if (begin) this.#expire(begin.from);

    const fresh = this.#groups(pending, terms, timesTell(pending));
    const touched = this.#touchedBy(fresh);
    const groups: Group[] = [...touched.map((story) => ({ ...story, members: [-1 - story.number] })), ...fresh];
    for (const group of agglomerate(groups, this.#options)) this.#keep(group, pending);
  }

  /** One group for all documents with the same terms and day, so that a text posted 20,000 times costs as much as one. */
  #groups(pending: readonly { row: StoryRow }[], terms: readonly Terms[], tell: boolean): Group[] {
    const same = new Map<string, Group>();
    const groups: Group[] = [];
    pending.forEach(({ row }, i) => {
      const day = dayOf(row, tell);
      const vector = this.#frequencies.weigh(terms[i]);
      const key = `${day}|${vector.ids.join(",")}|${terms[i].weights.join(",")}`;
      const known = vector.ids.length > 0 ? same.get(key) : undefined;
      if (known) {
        known.size++;
        known.members.push(i);
        return;
      }
      const group: Group = {
        vector,
        size: 1,
        self: 1,
        shorts: terms[i].short ? 1 : 0,
        days: new Map(),
        firstDay: day ?? Number.POSITIVE_INFINITY,
        lastDay: day ?? Number.NEGATIVE_INFINITY,
        members: [i],
      };
      if (day !== null) group.days.set(day, 1);
      same.set(key, group);
      groups.push(group);
    });
    for (const group of groups) {
      const { size } = group;
      if (size === 1) continue;
      group.vector = { ids: group.vector.ids, weights: group.vector.weights.map((weight) => weight * size) };
      group.self = size * size;
      group.shorts *= size;
      for (const day of group.days.keys()) group.days.set(day, size);
    }
    return groups;
  }

  #touchedBy(groups: readonly Group[]): OpenStory[] {
    const touched = new Set<number>();
    for (const { vector } of groups) {
      const hits = new Map<number, number>();
      const terms = heaviest(vector, lookedUpTerms).ids;
      for (const id of terms) {
        const list = this.#index.get(id);
        if (!list || list.length > longestLookup) continue;
        for (const number of list) hits.set(number, (hits.get(number) ?? 0) + 1);
      }
      const least = Math.min(leastShared, terms.length);
      const best = [...hits]
        .filter(([, shared]) => shared >= least)
        .sort((x, y) => y[1] - x[1] || x[0] - y[0])
        .slice(0, mostTouched);
      for (const [number] of best) touched.add(number);
    }
    return [...touched].sort((x, y) => x - y).map((number) => this.#open.get(number)!);
  }

  #keep(group: Group, pending: readonly { row: StoryRow; number: number }[]): void {
    const olds = group.members.filter((member) => member < 0).map((member) => -1 - member);
    const added = group.members.filter((member) => member >= 0);
    if (added.length === 0 && olds.length === 1) return;
    const number = olds.length > 0 ? Math.min(...olds) : this.#joined.push(this.#joined.length) - 1;
    let last: number | null = null;
    for (const old of olds) {
      const story = this.#open.get(old)!;
      if (story.last !== null) last = Math.max(last ?? story.last, story.last);
      this.#forget(story);
      this.#joined[old] = number;
    }
    for (const member of added) {
      const { row, number: document } = pending[member];
      this.#storyOf[document] = number;
      if (row.time) last = Math.max(last ?? row.time.to, row.time.to);
    }
    const story: OpenStory = { ...group, vector: heaviest(group.vector, openTerms), members: [], last, window: this.#window, number };
    this.#open.set(number, story);
    for (const id of story.vector.ids) {
      const list = this.#index.get(id);
      if (list) list.push(number);
      else this.#index.set(id, [number]);
    }
  }

  #expire(now: number): void {
    for (const story of this.#open.values()) {
      if (story.last !== null && now - story.last > this.#options.gapHours * hourMs) this.#forget(story);
    }
    const surplus = this.#open.size - this.#options.openStories;
    if (surplus > 0) {
      const oldest = [...this.#open.values()].sort((x, y) => x.window - y.window || x.number - y.number);
      for (const story of oldest.slice(0, surplus)) this.#forget(story);
    }
  }

  #forget(story: OpenStory): void {
    this.#open.delete(story.number);
    for (const id of story.vector.ids) {
      const list = this.#index.get(id);
      if (!list) continue;
      const at = list.indexOf(story.number);
      if (at >= 0) list.splice(at, 1);
      if (list.length === 0) this.#index.delete(id);
    }
  }

  #find(story: number): number {
    while (this.#joined[story] !== story) story = this.#joined[story];
    return story;
  }
}

/** The day on which a document came out: the one in its address where it has one, since it names the article and not the collecting; else its time. */
function dayOf(row: StoryRow, timesTell: boolean): number | null {
  return dayOfInterval((row.url ? urlDate(row.url) : null) ?? (timesTell ? row.time : null));
}

function dayOfInterval(time: TimeInterval | null): number | null {
  if (!time || time.to - time.from > longestDayMs) return null;
  return Math.floor((time.from + time.to) / 2 / dayMs);
}

/**
 * False where most of the documents whose address carries a day have a time of quite another: then the times are those of collecting, and
 * say nothing about the others either.
 */
function timesTell(pending: readonly { row: StoryRow }[]): boolean {
  let agreeing = 0;
  let contradicting = 0;
  for (const { row } of pending) {
    if (!row.url || !row.time) continue;
    const day = dayOfInterval(urlDate(row.url));
    const time = dayOfInterval(row.time);
    if (day === null || time === null) continue;
    if (Math.abs(day - time) <= contradictionDays) agreeing++;
    else contradicting++;
  }
  return contradicting <= agreeing;
}

function startOf(row: StoryRow): number {
  return row.time?.from ?? Number.MAX_SAFE_INTEGER;
}
