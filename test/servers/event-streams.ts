/** Loopback servers that speak WebSocket and server-sent events as a test tells them to. */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

/** A frame of a server: unmasked, final unless said otherwise. */
export function serverFrame(payload: string | Uint8Array, options: { opcode?: number; isFinal?: boolean } = {}): Buffer {
  const { opcode = 1, isFinal = true } = options;
  const body = Buffer.from(payload as string);
  const head = body.length < 126 ? Buffer.alloc(2) : body.length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
  head[0] = (isFinal ? 0x80 : 0) | opcode;
  if (head.length === 2) head[1] = body.length;
  else if (head.length === 4) {
    head[1] = 126;
    head.writeUInt16BE(body.length, 2);
  } else {
    head[1] = 127;
    head.writeUInt32BE(body.length, 6);
  }
  return Buffer.concat([head, body]);
}

export interface StreamServer extends AsyncDisposable {
  /** `127.0.0.1:4711`. */
  host: string;
  /** Addresses asked, in order. */
  asked: string[];
}

/** Starts a server; `onSocket` gets each WebSocket once it is open, `onRequest` each plain request. */
export async function startStreamServer(
  onSocket: (socket: Duplex, url: URL) => void,
  onRequest: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.writeHead(404).end(),
): Promise<StreamServer> {
  const asked: string[] = [];
  const open = new Set<Duplex>();
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? "");
    onRequest(request, response);
  });
  server.on("upgrade", (request, socket) => {
    asked.push(request.url ?? "");
    open.add(socket);
    socket.on("error", () => {});
    const accept = createHash("sha1")
      .update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    onSocket(socket, new URL(request.url ?? "/", "http://x"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
