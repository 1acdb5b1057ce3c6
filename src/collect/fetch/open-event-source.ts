import { type Dispatcher, request } from "undici";
import { LandfallError } from "../../core/errors.js";
import type { MessageStream, OpenWebSocketOptions } from "./open-websocket.js";
import { ServerSentEventReader } from "./server-sent-events.js";

/** Servers send a sign of life every half minute at the latest; a silence of three is a dead connection. In milliseconds. */
const deadSilenceMs = 90_000;

/**
 * Opens a stream of server-sent events through a dispatcher, and so through its guard. Each event is its name and its data on one line.
 * @throws LandfallError FETCH_FAILED where the server answers with something else
 */
export async function openEventSource(
  url: URL,
  { dispatcher, headers, longestMessage, signal }: OpenWebSocketOptions,
): Promise<MessageStream> {
  const stop = new AbortController();
  const relay = (): void => stop.abort(signal.reason);
  signal.addEventListener("abort", relay, { once: true });
  signal.throwIfAborted();
  const {
    statusCode,
    headers: answered,
    body,
  } = await request(url, {
    dispatcher,
    method: "GET",
    headers: { ...headers, accept: "text/event-stream" },
    bodyTimeout: deadSilenceMs,
    signal: stop.signal,
  }).finally(() => signal.removeEventListener("abort", relay));
  const type = String(answered["content-type"] ?? "");
  if (statusCode !== 200 || !type.startsWith("text/event-stream")) {
    body.on("error", () => {});
    body.destroy();
    const reason =
      statusCode === 200 ? `sent '${type.slice(0, 60)}' instead of events` : `answered ${statusCode} instead of opening a stream`;
    throw new LandfallError("FETCH_FAILED", `${url.host}${url.pathname} ${reason}`, { next: "it is opened again on the next run" });
  }
  return { messages: eventsOf(body, longestMessage), close: () => stop.abort(new Error("the stream was closed")) };
}

async function* eventsOf(body: Dispatcher.ResponseData["body"], longestMessage: number): AsyncGenerator<string[]> {
  const reader = new ServerSentEventReader(longestMessage);
  body.on("error", () => {});
  for await (const chunk of body as AsyncIterable<Uint8Array>) yield [...reader.push(chunk)];
}
