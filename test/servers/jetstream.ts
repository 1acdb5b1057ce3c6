/**
 * A server that speaks Jetstream on loopback, in a process of its own: `startJetstreamServer` forks this file. It replays synthetic events as fast as they are taken, from any
 * cursor, and breaks the connection off where it is told to.
 */
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { fileURLToPath } from "node:url";

const begunUs = Date.UTC(2024, 8, 8) * 1000;
/** Microseconds between two events: 500 a second, as the whole network has. */
const stepUs = 2000;
const words = "the screen of my new thing is fine but battery and camera are not what they said it would be today".split(" ");

/** The event of an index: one in a hundred names the product, of which one in ten is deleted, one edited; one in twenty deletes a post that nobody kept. */
export function eventAt(index: number): string {
  const head = (author: number): string =>
    `{"did":"did:plc:a${author % 50_000}","time_us":${begunUs + index * stepUs},"kind":"commit","commit":{"rev":"r${index}",`;
  const record = (text: string): string =>
    `"record":{"$type":"app.bsky.feed.post","createdAt":"2024-09-08T00:00:00.000Z","langs":["en"],"text":"${text}"},"cid":"c"}}`;
  if (index % 1000 === 543) return `${head(index - 501)}"operation":"delete","collection":"app.bsky.feed.post","rkey":"k${index - 501}"}}`;
  if (index % 1000 === 743)
    return `${head(index - 601)}"operation":"update","collection":"app.bsky.feed.post","rkey":"k${index - 601}",${record(`Quayphone, edited ${index}`)}`;
  if (index % 20 === 7) return `${head(index)}"operation":"delete","collection":"app.bsky.feed.post","rkey":"x${index}"}}`;
  const text = Array.from({ length: 18 }, (_, at) => words[(index * 7 + at * 3) % words.length]).join(" ");
  return `${head(index)}"operation":"create","collection":"app.bsky.feed.post","rkey":"k${index}",${record(`${index % 100 === 42 ? "Quayphone " : ""}${text}`)}`;
}

/** The posts that must be there in the end, by key, with their texts where they were edited. */
export function expectedPosts(count: number): Map<string, string | null> {
  const posts = new Map<string, string | null>();
  for (let index = 42; index < count; index += 100) posts.set(`a${index % 50_000}.k${index}`, null);
  for (let index = 543; index < count; index += 1000) posts.delete(`a${(index - 501) % 50_000}.k${index - 501}`);
  for (let index = 743; index < count; index += 1000) posts.set(`a${(index - 601) % 50_000}.k${index - 601}`, `Quayphone, edited ${index}`);
  return posts;
}

function frame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length < 126 ? 2 : 4;
  const bytes = Buffer.allocUnsafe(head + length);
  bytes[0] = 0x81;
  if (head === 2) bytes[1] = length;
  else {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  }
  bytes.write(text, head);
  return bytes;
}

/** Where the replay stops for good on the connection that comes there first; later connections pass. */
interface Hold {
  at: number;
}

async function replay(socket: Socket, from: number, count: number, breaks: number[], hold: Hold): Promise<void> {
  for (let at = from; at < count && !socket.destroyed; at += 100) {
    const end = Math.min(count, at + 100);
    if (end > hold.at) {
      hold.at = Number.POSITIVE_INFINITY;
      process.send?.({ held: true });
      return;
    }
    if (breaks.length > 0 && end > breaks[0]) {
      breaks.shift();
      socket.destroy();
      return;
    }
    const block = Buffer.concat(Array.from({ length: end - at }, (_, offset) => frame(eventAt(at + offset))));
    if (!socket.write(block)) await once(socket, "drain").catch(() => {});
  }
}

function serve(count: number, breaks: number[], hold: Hold): void {
  const server = createServer((_, response) => response.writeHead(404).end());
  let connections = 0;
  server.on("upgrade", (request, socket) => {
    connections++;
    process.send?.({ connections });
    const accept = createHash("sha1")
      .update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    socket.on("error", () => {});
    const cursor = Number(new URL(request.url ?? "/", "http://x").searchParams.get("cursor") ?? 0);
    void replay(socket as Socket, Math.max(0, Math.ceil((cursor - begunUs) / stepUs)), count, breaks, hold);
  });
  server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
}

export interface JetstreamServer {
  port: number;
  connections(): number;
  /** Settles when a connection has come to `holdAt`: its reader has all events before and gets no more. */
  held: Promise<void>;
  stop(): void;
}

/** Starts the server with `count` events; it breaks off at each of `breaks` and falls silent once at `holdAt`, both counted in events. */
export async function startJetstreamServer(
  count: number,
  breaks: readonly number[],
  holdAt = Number.POSITIVE_INFINITY,
): Promise<JetstreamServer> {
  const child = fork(fileURLToPath(import.meta.url), [String(count), breaks.join(","), String(holdAt)], { execArgv: ["--import", "tsx"] });
  let connections = 0;
  let reportHeld = (): void => {};
  const held = new Promise<void>((resolve) => {
    reportHeld = resolve;
  });
  const port = await new Promise<number>((resolve) =>
    child.on("message", (message: { port?: number; connections?: number; held?: true }) => {
      if (message.port) resolve(message.port);
      if (message.held) reportHeld();
      connections = message.connections ?? connections;
    }),
  );
  return { port, connections: () => connections, held, stop: () => child.kill() };
}

/** Instant of the last event, in Unix milliseconds: the clock under which the replay is live at its end. */
export const replayEnd = (count: number): number => Math.ceil((begunUs + count * stepUs) / 1000);

/** Where a reader begins. */
export const replayBegin = begunUs;

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send)
  serve(Number(process.argv[2]), process.argv[3] ? process.argv[3].split(",").map(Number) : [], { at: Number(process.argv[4]) });
