/**
 * Takes the events out of a stream of server-sent events: each as its name and its data, one line. Comments and empty events say nothing.
 *
 * Source: the HTML standard, 9.2.6. An event longer than `longestEvent` characters is dropped.
 */
export class ServerSentEventReader {
  readonly #decoder = new TextDecoder();
  #rest = "";
  #name = "";
  #data: string[] = [];
  #length = 0;
  readonly #longestEvent: number;

  constructor(longestEvent: number) {
    this.#longestEvent = longestEvent;
  }

  *push(chunk: Uint8Array): Generator<string> {
    const text = this.#rest + this.#decoder.decode(chunk, { stream: true });
    // A carriage return at the end may be half of a line's end.
    const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? "") + text.slice(whole.length);
    if (this.#rest.length > this.#longestEvent) this.#rest = "";
    for (const line of lines) {
      if (line === "") {
        if (this.#data.length > 0 && this.#length <= this.#longestEvent) yield `${this.#name || "message"} ${this.#data.join(" ")}`;
        this.#name = "";
        this.#data = [];
        this.#length = 0;
      } else if (line.startsWith("event:")) this.#name = line.slice(6).trim();
      else if (line.startsWith("data:")) {
        this.#length += line.length;
        if (this.#length <= this.#longestEvent) this.#data.push(line.slice(5).replace(/^ /, ""));
      }
    }
  }
}
