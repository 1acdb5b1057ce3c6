import { timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { stableId } from "../core/hash.js";
import { problem } from "./problem.js";

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses what another site could make a browser send: a request under a name that is not ours (DNS rebinding), and a change that
 * another origin asks for.
 * @param host the address that the server listens on; on loopback only loopback names are answered
 */
export function sameOriginOnly(host: string): MiddlewareHandler {
  return async (c, next) => {
    const named = hostName(c);
    if (isLoopback(host) && !loopbackNames.has(named)) {
      return problem(c, 421, "MISDIRECTED", "misdirected request", "this server answers on localhost only; open it as http://localhost");
    }
    const origin = c.req.header("origin");
    if (c.req.method !== "GET" && c.req.method !== "HEAD" && origin !== undefined && originHost(origin) !== c.req.header("host")) {
      return problem(c, 403, "FORBIDDEN", "forbidden", "changes are taken from the app's own pages only");
    }
    await next();
  };
}

/** True for an address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

/** Where the server can be reached from elsewhere, every request needs the token: as a bearer, or once as `?token=`, then as a cookie. */
export function tokenOnly(token: string): MiddlewareHandler {
  return async (c, next) => {
    const offered = c.req.header("authorization")?.replace(/^Bearer /, "") ?? c.req.query("token") ?? getCookie(c, "landfall_token");
    if (offered === undefined || !equal(offered, token)) {
      return problem(
        c,
        401,
        "UNAUTHORISED",
        "a token is needed",
        "open the address that `landfall start` printed, or send it as a bearer token",
      );
    }
    if (c.req.query("token") !== undefined) setCookie(c, "landfall_token", token, { httpOnly: true, sameSite: "Strict", path: "/" });
    await next();
  };
}

/** Compared as digests: their length is always the same, and the time says nothing. */
function equal(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(stableId(a)), Buffer.from(stableId(b)));
}

function hostName(c: Context): string {
  return (c.req.header("host") ?? "").replace(/:\d+$/, "");
}

function originHost(origin: string): string {
  try {
    return new URL(origin).host;
  } catch {
    return "";
  }
}

/** What a page of ours may load: only what this server gives. Collected text can then fetch nothing, whatever it holds. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header(
    "content-security-policy",
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  c.header("x-content-type-options", "nosniff");
  c.header("referrer-policy", "no-referrer");
};
