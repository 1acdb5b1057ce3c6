import type { Context } from "hono";
import { LandfallError } from "../core/errors.js";

const statusOf: Partial<Record<string, number>> = {
  NOT_FOUND: 404,
  USAGE: 400,
  CONFIG_INVALID: 400,
  WORKSPACE_LOCKED: 409,
  STORE_FULL: 507,
  STORE_UNREACHABLE: 503,
};

/** The one error body, RFC 9457. */
export function problem(c: Context, status: number, code: string, title: string, detail: string): Response {
  return c.body(JSON.stringify({ type: `urn:landfall:${code.toLowerCase()}`, title, status, detail, code }), status as 400, {
    "content-type": "application/problem+json",
  });
}

/** Any thrown value as an error body. What was not expected is named, not shown: a message may hold a secret. */
export function problemOf(c: Context, error: unknown): Response {
  if (error instanceof LandfallError) {
    return problem(c, statusOf[error.code] ?? 500, error.code, error.code.toLowerCase().replaceAll("_", " "), error.message);
  }
  return problem(c, 500, "INTERNAL", "internal error", "something failed that should not have; the log of the server says what");
}
