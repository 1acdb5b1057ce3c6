import type { AspectOpinion, Axis, Claim, Evidence, Labelled, Mention, Reading } from "../core/reading.js";

/**
 * Readings as a few columns, which cross from thread to thread at a fraction of the cost of objects or JSON. Every distinct text stands once in
 * `texts` and is named by its place plus one (0 is null); probabilities and weights stand in `numbers`, all else in `codes`, reading after reading.
 */
export interface PackedReadings {
  count: number;
  texts: string[];
  codes: Int32Array<ArrayBuffer>;
  numbers: Float64Array<ArrayBuffer>;
}

/** Packs readings one at a time, so that their objects are gone before the next are made. It keeps its buffers: use one a thread. */
export class ReadingPacker {
  #codes = new Int32Array(1 << 14);
  #codeCount = 0;
  #numbers = new Float64Array(1 << 13);
  #numberCount = 0;
  #places = new Map<string, number>();
  #count = 0;

  add(reading: Reading): void {
    this.#makeRoom(codesOfReading + reading.mentions.length * codesOfMention + reading.evidence.length * codesOfEvidence);
    this.#count++;
    this.#text(reading.id);
    this.#text(reading.lang);
    this.#text(reading.target.label);
    this.#text(reading.target.entity);
    this.#number(reading.target.p);
    this.#labelled(reading.level);
    this.#labelled(reading.horizon);
    this.#labelled(reading.experience);
    this.#labelled(reading.tie);
    this.#code(answers.indexOf(reading.disclosed.label));
    this.#number(reading.disclosed.p);
    this.#labelled(reading.speaker);
    this.#labelled(reading.stance);
    this.#text(reading.voice);
    this.#code(Number(reading.repost));
    this.#text(reading.release_state);
    this.#code(Number(reading.read_in_full));
    // Few readings have any, and their fields come and go.
    this.#text(reading.aspects.length === 0 ? null : JSON.stringify(reading.aspects));
    this.#text(reading.claims.length === 0 ? null : JSON.stringify(reading.claims));
    this.#code(reading.mentions.length);
    for (const { start, end, text, entity, kind } of reading.mentions) {
      this.#code(start);
      this.#code(end);
      this.#text(text);
      this.#text(entity);
      this.#text(kind);
    }
    this.#code(reading.evidence.length);
    for (const { axis, start, end, cue, weight } of reading.evidence) {
      this.#text(axis);
      this.#code(start);
      this.#code(end);
      this.#text(cue);
      this.#number(weight ?? Number.NaN);
    }
  }

  /** What was added since the last call; its buffers may be handed over. */
  take(): PackedReadings {
    const packed = {
      count: this.#count,
      texts: [...this.#places.keys()],
      codes: this.#codes.slice(0, this.#codeCount),
      numbers: this.#numbers.slice(0, this.#numberCount),
    };
    this.#codeCount = 0;
    this.#numberCount = 0;
    this.#places = new Map();
    this.#count = 0;
    return packed;
  }

  #labelled({ label, p }: Labelled<string | null>): void {
    this.#text(label);
    this.#number(p);
  }

  #text(text: string | null): void {
    if (text === null) {
      this.#code(0);
      return;
    }
    let place = this.#places.get(text);
    if (place === undefined) {
      place = this.#places.size + 1;
      this.#places.set(text, place);
    }
    this.#code(place);
  }

  #code(code: number): void {
    this.#codes[this.#codeCount++] = code;
  }

  #number(value: number): void {
    this.#numbers[this.#numberCount++] = value;
  }

  /** Room for so many codes more, and as many numbers: no part has more numbers than codes. */
  #makeRoom(codes: number): void {
    if (this.#codeCount + codes > this.#codes.length) this.#codes = widened(this.#codes, Int32Array, codes);
    if (this.#numberCount + codes > this.#numbers.length) this.#numbers = widened(this.#numbers, Float64Array, codes);
  }
}

/** At least as many codes as each part of a reading takes. */
const codesOfReading = 24;
const codesOfMention = 5;
const codesOfEvidence = 5;

const answers: readonly (boolean | null)[] = [null, false, true];

function widened<A extends Int32Array | Float64Array>(column: A, Column: new (length: number) => A, by: number): A {
  const wider = new Column((column.length + by) * 2);
  wider.set(column);
  return wider;
}

/** The readings that were packed, equal to what they were. */
export function unpackReadings({ count, texts, codes, numbers }: PackedReadings): Reading[] {
  let codeAt = 0;
  let numberAt = 0;
  const text = <T extends string>(): T | null => {
    const place = codes[codeAt++];
    return place === 0 ? null : (texts[place - 1] as T);
  };
  const told = <T extends string>(): T => texts[codes[codeAt++] - 1] as T;
  const labelled = <L extends string | null>(): Labelled<L> => ({ label: text() as L, p: numbers[numberAt++] });
  const mention = (): Mention => ({
    start: codes[codeAt++],
    end: codes[codeAt++],
    text: told(),
    entity: text(),
    kind: told(),
  });
  const evidence = (): Evidence => {
    const axis = told<Axis>();
    const start = codes[codeAt++];
    const end = codes[codeAt++];
    const cue = told();
    const weight = numbers[numberAt++];
    return Number.isNaN(weight) ? { axis, start, end, cue } : { axis, start, end, cue, weight };
  };
  const reading = (): Reading => {
    const id = told();
    const lang = told();
    const target = { label: text(), entity: text(), p: numbers[numberAt++] };
    const level = labelled<Reading["level"]["label"]>();
    const horizon = labelled<Reading["horizon"]["label"]>();
    const experience = labelled<Reading["experience"]["label"]>();
    const tie = labelled<Reading["tie"]["label"]>();
    const disclosed = { label: answers[codes[codeAt++]], p: numbers[numberAt++] };
    const speaker = labelled<Reading["speaker"]["label"]>();
    const stance = labelled<Reading["stance"]["label"]>();
    const voice = told<Reading["voice"]>();
    const repost = codes[codeAt++] === 1;
    const release_state = told<Reading["release_state"]>();
    const read_in_full = codes[codeAt++] === 1;
    const aspects = text();
    const claims = text();
    return {
      id,
      lang,
      mentions: Array.from({ length: codes[codeAt++] }, mention),
      target: { label: target.label, p: target.p, entity: target.entity },
      level,
      horizon,
      experience,
      tie,
      disclosed,
      speaker,
      stance,
      voice,
      repost,
      aspects: aspects === null ? [] : (JSON.parse(aspects) as AspectOpinion[]),
      claims: claims === null ? [] : (JSON.parse(claims) as Claim[]),
      evidence: Array.from({ length: codes[codeAt++] }, evidence),
      release_state,
      read_in_full,
    };
  };
  return Array.from({ length: count }, reading);
}
