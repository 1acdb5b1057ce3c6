/** The one way to the server: JSON in, JSON out, and a problem that says the next step. */
import type { Problem } from "./api-types.js";

/** A failed request, in the server's words (RFC 9457) or ours where the server did not answer. */
class RequestFailed extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = "RequestFailed";
    this.problem = problem;
  }
}

const unreachable: Problem = {
  type: "about:blank",
  title: "Landfall does not answer",
  status: 0,
  detail: "The page is open but its server is not. Start it again with `landfall start`, then try again.",
  code: "unreachable",
};

export async function request<T>(path: string, init: { method?: string; body?: unknown; signal?: AbortSignal } = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: init.method ?? "GET",
      headers:
        init.body === undefined ? { accept: "application/json" } : { accept: "application/json", "content-type": "application/json" },
      body: init.body === undefined ? undefined : JSON.stringify(init.body),
      signal: init.signal,
    });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new RequestFailed(unreachable);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && answer !== null) return answer as T;
  const problem = (answer ?? {}) as Partial<Problem>;
  throw new RequestFailed({
    type: problem.type ?? "about:blank",
    title: problem.title ?? `The server answered ${response.status}`,
    status: response.status,
    detail: problem.detail ?? "It gave no reason. The terminal in which Landfall runs may say more.",
    code: problem.code ?? "unknown",
  });
}

/** Any thrown thing as a problem that can be shown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof RequestFailed) return error.problem;
  return {
    type: "about:blank",
    title: "The page could not be drawn",
    status: 0,
    detail: error instanceof Error ? error.message : String(error),
    code: "page",
  };
}
