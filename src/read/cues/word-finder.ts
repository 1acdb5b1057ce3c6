/** A stretch of letters looked for anywhere in a text; with what it must stand beside. */
export interface SoughtWord {
  /** ASCII, lower case. */
  word: string;
  /** Bits that are set where it is found. */
  bits: number;
  /** Only at the text's beginning, or only at its end. */
  anchor?: "start" | "end";
  /** Not where this follows. */
  unless?: string;
}

/**
 * Looks for many words in a text at once, by a tree of their letters: a step or two at each place, where a pattern of alternatives tries each.
 * Upper and lower case are alike; every time is bounded by the text's length and the longest word's.
 */
export class WordFinder {
  /** The node that follows each node by each letter's class, 0 where none does. */
  private readonly next: Uint16Array;
  /** The class of each ASCII unit, 0 where no word holds it. */
  private readonly classes = new Uint8Array(128);
  private readonly classCount: number;
  /** The words that end at each node. */
  private readonly ending: (SoughtWord[] | undefined)[] = [undefined];

  constructor(words: readonly SoughtWord[]) {
    const letters = new Set(words.flatMap(({ word }) => [...word]));
    for (const [at, letter] of [...letters].entries()) {
      this.classes[letter.charCodeAt(0)] = at + 1;
      this.classes[letter.toUpperCase().charCodeAt(0)] = at + 1;
    }
    this.classCount = letters.size + 1;
    const steps = words.reduce((sum, { word }) => sum + word.length, 1);
    this.next = new Uint16Array(steps * this.classCount);
    for (const sought of words) {
      let node = 0;
      for (const letter of sought.word) {
        const step = node * this.classCount + this.classes[letter.charCodeAt(0)];
        this.next[step] ||= this.ending.push(undefined) - 1;
        node = this.next[step];
      }
      this.ending[node] = [...(this.ending[node] ?? []), sought];
    }
  }

  /** The bits of all words that stand in a text. */
  find(text: string): number {
    const { next, classes, classCount, ending } = this;
    let found = 0;
    for (let start = 0; start < text.length; start++) {
      let node = 0;
      for (let at = start; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        node = unit < 128 ? next[node * classCount + classes[unit]] : 0;
        if (node === 0) break;
        const words = ending[node];
        if (words) for (const word of words) if (fits(word, text, start, at + 1)) found |= word.bits;
      }
    }
    return found;
  }
}

function fits({ anchor, unless }: SoughtWord, text: string, start: number, end: number): boolean {
  if (anchor === "start" && start > 0) return false;
  if (anchor === "end" && end < text.length) return false;
  return unless === undefined || text.slice(end, end + unless.length).toLowerCase() !== unless;
}
