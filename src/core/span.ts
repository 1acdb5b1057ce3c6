/** A stretch of text: UTF-16 code units, `start` inclusive, `end` exclusive, so that `text.slice(start, end)` is the quote. */
export interface Span {
  start: number;
  end: number;
}
