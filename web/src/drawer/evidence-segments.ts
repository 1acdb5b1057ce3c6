/** Overlapping stretches of a text cut into pieces that do not overlap, each knowing the marks that lie over it. */

export interface Mark {
  start: number;
  end: number;
  axis: string;
}

export interface LaidMark extends Mark {
  /** Below the words, 0 nearest: marks that overlap lie in different lanes. */
  lane: number;
}

export interface Segment {
  start: number;
  end: number;
  /** By lane, nearest first. */
  marks: LaidMark[];
}

/** Gives each mark the nearest lane that is free over its whole length; marks outside the text (`start = end`) are left out. */
export function layMarks(marks: readonly Mark[], length: number): LaidMark[] {
  const laneEnds: number[] = [];
  return marks
    .map((mark) => ({ start: Math.max(0, mark.start), end: Math.min(length, mark.end), axis: mark.axis }))
    .filter((mark) => mark.end > mark.start)
    .sort((a, b) => a.start - b.start || b.end - a.end || a.axis.localeCompare(b.axis))
    .map((mark) => {
      const free = laneEnds.findIndex((end) => end <= mark.start);
      const lane = free === -1 ? laneEnds.length : free;
      laneEnds[lane] = mark.end;
      return { ...mark, lane };
    });
}

/** The whole text as segments in order, the unmarked ones included. */
export function segmentsOf(length: number, marks: readonly Mark[]): Segment[] {
  const laid = layMarks(marks, length);
  const cuts = [...new Set([0, length, ...laid.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const start = cuts[index] ?? 0;
    const end = cuts[index + 1] ?? length;
    segments.push({ start, end, marks: laid.filter((mark) => mark.start <= start && mark.end >= end).sort((a, b) => a.lane - b.lane) });
  }
  return segments;
}
