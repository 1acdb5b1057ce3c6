import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { type Agent, request } from "undici";
import { z } from "zod";
import { checkUrl } from "../../collect/fetch/check-url.js";
import { guardedAgent } from "../../collect/fetch/guarded-agent.js";
import { type Clock, systemClock } from "../../collect/fetch/host-gate.js";
import { readBody } from "../../collect/fetch/read-body.js";
import { backOffMs, isPassing, retryAfterMs } from "../../collect/fetch/retry.js";
import { LandfallError } from "../../core/errors.js";
import type { SecondReaderConfig } from "../../core/second-reader-config.js";
import { secondMs } from "../../core/time.js";
import type { Question } from "../../read/second/question.js";

/** What an endpoint answered: the model's words, and the tokens that it says were used. */
export interface EndpointAnswer {
  content: string;
  inputTokens: number | null;
  outputTokens: number | null;
}

/** An answer of a few hundred tokens with its envelope fits many times over. */
const mostBytes = 256 * 1024;
const connectTimeoutMs = 10 * secondMs;
/** Tries in all for one question. */
const mostTries = 3;
/** A server that wants to be left alone for longer is asked again on the next run. */
const longestWaitMs = 30 * secondMs;

/** The part of a chat completion that is used. Source: OpenAI API reference, "Create chat completion". */
const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string().nullish() })).min(1),
  usage: z.object({ prompt_tokens: z.number().int().min(0), completion_tokens: z.number().int().min(0) }).nullish(),
});

/** An OpenAI-compatible endpoint, reached through the guard: a place inside a network only where the settings name it by address or as localhost. */
export class Endpoint implements AsyncDisposable {
  readonly #url: URL;
  readonly #agent: Agent;
  readonly #config: SecondReaderConfig;
  readonly #key: string;
  readonly #clock: Clock;

  /** @throws LandfallError CONFIG_INVALID where the settings name a place that is not asked */
  constructor(config: SecondReaderConfig, { key = "", clock = systemClock }: { key?: string; clock?: Clock } = {}) {
    const base = new URL(config.url);
    const allowed = new Set(isNamedPlace(base) ? [base.host] : []);
    this.#url = askedUrl(base, allowed);
    this.#config = config;
    this.#key = key;
    this.#clock = clock;
    this.#agent = guardedAgent({
      allowed,
      resolve: resolveIpv4First,
      connectTimeoutMs,
      silenceTimeoutMs: config.timeout_seconds * secondMs,
    });
  }

  /**
   * Puts a question. A busy or failing server is asked again, up to three times in all.
   * @throws LandfallError FETCH_FAILED, FETCH_REFUSED
   */
  async ask(question: Question, signal?: AbortSignal): Promise<EndpointAnswer> {
    for (let failures = 1; ; failures++) {
      const { status, retryAfter, body } = await this.#once(question, signal);
      if (status === 200) return answerOf(body);
      const asked = retryAfterMs(retryAfter, this.#clock.now());
      if (!isPassing(status) || failures >= mostTries || (asked ?? 0) > longestWaitMs) throw failed(`answered ${status}`);
      await this.#clock.sleep(Math.max(asked ?? 0, Math.min(longestWaitMs, backOffMs(failures, this.#clock.random()))), signal);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#agent.destroy();
  }

  async #once(
    { system, user, schema, maxTokens }: Question,
    signal?: AbortSignal,
  ): Promise<{ status: number; retryAfter: string | null; body: string }> {
    const timeoutMs = this.#config.timeout_seconds * secondMs;
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const { statusCode, headers, body } = await request(this.#url, {
        dispatcher: this.#agent,
        method: "POST",
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        headers: {
          "content-type": "application/json",
          accept: "application/json",
          ...(this.#key === "" ? {} : { authorization: `Bearer ${this.#key}` }),
        },
        body: JSON.stringify({
          model: this.#config.model,
          temperature: 0,
          max_tokens: maxTokens,
          messages: [
            { role: "system", content: system },
            { role: "user", content: user },
          ],
          response_format: { type: "json_schema", json_schema: { name: "labels", strict: true, schema } },
        }),
      });
      const bytes = await readBody(body, headerOf(headers["content-encoding"]), { maxBytes: mostBytes, maxDecodedBytes: mostBytes });
      return { status: statusCode, retryAfter: headerOf(headers["retry-after"]), body: new TextDecoder().decode(bytes) };
    } catch (cause) {
      if (signal?.aborted) throw signal.reason;
      if (cause instanceof LandfallError) throw cause;
      throw failed(
        timeout.aborted ? `took longer than ${timeoutMs / secondMs} s` : `could not be reached: ${(cause as Error).message}`,
        cause,
      );
    }
  }
}

function askedUrl(base: URL, allowed: ReadonlySet<string>): URL {
  try {
    return checkUrl(`${base.href.replace(/\/+$/, "")}/chat/completions`, allowed);
  } catch (cause) {
    throw new LandfallError("CONFIG_INVALID", `[second_reader] url cannot be asked: ${(cause as Error).message.split(";")[0]}`, {
      cause,
      next: "name a public address, or one inside your network by its numbers",
    });
  }
}

/** `localhost` and literal addresses are named by whoever wrote the settings; addresses of link-local services (169.254/16, fe80::/10) never are. */
function isNamedPlace({ hostname }: URL): boolean {
  const host = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  if (host === "localhost") return true;
  return isIP(host) !== 0 && !host.startsWith("169.254.") && !/^(::ffff:|fe[89ab])/i.test(host);
}

/** Local servers mostly listen on IPv4 only. */
async function resolveIpv4First(name: string) {
  const addresses = await lookup(name, { all: true });
  return addresses.sort((a, b) => a.family - b.family);
}

function answerOf(body: string): EndpointAnswer {
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch (cause) {
    throw failed("answered what is no JSON", cause);
  }
  const result = completionSchema.safeParse(raw);
  if (!result.success) throw failed("answered what is no chat completion", result.error);
  const { choices, usage } = result.data;
  return { content: choices[0].message.content, inputTokens: usage?.prompt_tokens ?? null, outputTokens: usage?.completion_tokens ?? null };
}

function headerOf(value: string | string[] | undefined): string | null {
  return Array.isArray(value) ? value.join(", ") : (value ?? null);
}

function failed(reason: string, cause?: unknown): LandfallError {
  return new LandfallError("FETCH_FAILED", `the second reader ${reason}`, {
    cause,
    next: "check [second_reader] in landfall.toml and that its server runs",
  });
}
