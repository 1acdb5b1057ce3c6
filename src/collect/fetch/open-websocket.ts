import { createHash, randomBytes } from "node:crypto";
import type { Duplex } from "node:stream";
import type { Dispatcher } from "undici";
import { LandfallError } from "../../core/errors.js";
import { clientFrame, WebSocketReader } from "./websocket-frames.js";

/** RFC 6455, section 1.3: what a server adds to the key to show that it speaks WebSocket. */
const handshakeSuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

export interface OpenWebSocketOptions {
  dispatcher: Dispatcher;
  headers: Record<string, string>;
  /** Longest message, in bytes. */
  longestMessage: number;
  /** Ends the opening; an open stream is ended by `close`. */
  signal: AbortSignal;
}

/** A connection that gives its messages as they are asked for, some at a time: while nobody asks, the network waits. */
export interface MessageStream {
  messages: AsyncGenerator<string[]>;
  close(): void;
}

/**
 * Opens a WebSocket through a dispatcher, and so through its guard.
 * @param url with http or https in place of ws or wss
 * @throws LandfallError FETCH_FAILED where the server does not change over to it
 */
export async function openWebSocket(url: URL, options: OpenWebSocketOptions): Promise<MessageStream> {
  const key = randomBytes(16).toString("base64");
  const socket = await upgrade(url, key, options);
  return { messages: messagesOf(socket, options.longestMessage), close: () => socket.destroy() };
}

function upgrade(url: URL, key: string, { dispatcher, headers, signal }: OpenWebSocketOptions): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | null = null;
    const stop = (): void => controller?.abort(signal.reason as Error);
    const fail = (reason: string): void => {
      signal.removeEventListener("abort", stop);
      reject(new LandfallError("FETCH_FAILED", `${url.host}${url.pathname} ${reason}`, { next: "it is opened again on the next run" }));
    };
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started;
        if (signal.aborted) stop();
        else signal.addEventListener("abort", stop, { once: true });
      },
      onRequestUpgrade(_, status, answered, socket) {
        signal.removeEventListener("abort", stop);
        const wanted = createHash("sha1").update(`${key}${handshakeSuffix}`).digest("base64");
        if (status === 101 && answered["sec-websocket-accept"] === wanted) return resolve(socket);
        socket.destroy();
        fail("does not speak WebSocket");
      },
      onResponseStart(started, status) {
        fail(`answered ${status} instead of opening a stream`);
        started.abort(new Error("no upgrade"));
      },
      onResponseError(_, error) {
        signal.removeEventListener("abort", stop);
        reject(error);
      },
    };
    dispatcher.dispatch(
      {
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: "GET",
        upgrade: "websocket",
        headers: { ...headers, "sec-websocket-key": key, "sec-websocket-version": "13" },
      },
      handler,
    );
  });
}

async function* messagesOf(socket: Duplex, longestMessage: number): AsyncGenerator<string[]> {
  const reader = new WebSocketReader(longestMessage);
  // What goes wrong while nobody reads is told at the next reading.
  socket.on("error", () => {});
  try {
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      const texts: string[] = [];
      for (const message of reader.push(chunk)) {
        if (message.kind === "text") texts.push(message.text);
        else if (message.kind === "ping") socket.write(clientFrame("pong", message.payload));
        else {
          socket.end(clientFrame("close"));
          yield texts;
          return;
        }
      }
      yield texts;
    }
  } finally {
    socket.destroy();
  }
}
