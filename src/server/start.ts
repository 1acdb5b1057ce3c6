import { randomBytes } from "node:crypto";
import { serve } from "@hono/node-server";
import { LandfallError } from "../core/errors.js";
import { createApp } from "./app.js";
import { isLoopback } from "./guard.js";
import type { ServerState } from "./state.js";

export interface ServerOptions {
  /** Loopback unless told otherwise. */
  host?: string;
  /** 0 for any free port. */
  port?: number;
  onError?: (error: unknown) => void;
  /** The folder of the built browser app; this package's own where absent. */
  builtApp?: string;
}

/** A server that listens. */
export interface RunningServer extends AsyncDisposable {
  /** With the token where one is needed. */
  url: string;
  port: number;
}

/**
 * Starts the server.
 * @throws LandfallError USAGE where the port is taken
 */
export async function startServer(
  state: ServerState,
  { host = "127.0.0.1", port = 0, onError, builtApp }: ServerOptions = {},
): Promise<RunningServer> {
  const token = isLoopback(host) ? undefined : randomBytes(24).toString("base64url");
  const app = createApp(state, { host, token, onError, builtApp });
  const { server, listening } = await listen(app.fetch, host, port);
  const shown = isLoopback(host) ? "localhost" : host;
  return {
    url: `http://${shown}:${listening}/${token === undefined ? "" : `?token=${token}`}`,
    port: listening,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

function listen(fetch: Parameters<typeof serve>[0]["fetch"], hostname: string, port: number) {
  return new Promise<{ server: ReturnType<typeof serve>; listening: number }>((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, (info) => resolve({ server, listening: info.port }));
    server.on("error", (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === "EADDRINUSE"
          ? new LandfallError("USAGE", `port ${port} is taken`, { next: "pass --port with another, or --port 0 for any free one", cause })
          : cause,
      );
    });
  });
}
