import type { Readable } from "node:stream";
import { type Agent, request } from "undici";
import { LandfallError } from "../../core/errors.js";
import { secondMs } from "../../core/time.js";
import type { EventsWanted } from "../source.js";
import { type AllowedHosts, checkUrl, isAllowedByName, refusal, refusalBehind } from "./check-url.js";
import { type GuardOptions, guardedAgent } from "./guarded-agent.js";
import { type Clock, HostGate, systemClock } from "./host-gate.js";
import type { TakenEvents } from "./live-stream.js";
import { HandleStore } from "./open-handles.js";
import { readBody } from "./read-body.js";
import { backOffMs, isPassing, retryAfterMs } from "./retry.js";
import { RobotsCache, robotsMaxBytes } from "./robots.js";
import { Streams } from "./streams.js";

/** What a server answered, decompressed. */
export interface FetchedAnswer {
  /** Where it came from in the end. */
  url: string;
  /** The addresses that led there, the first asked first; empty without a redirect. */
  redirects: string[];
  /** The HTTP status; 304 with an empty body where nothing has changed. */
  status: number;
  contentType: string | null;
  headers: ReadonlyMap<string, string>;
  body: Uint8Array;
  /** To be sent the next time. */
  validators: Validators;
  /** Unix milliseconds at which the answer was complete. */
  fetchedAt: number;
  /** Requests made for it: redirects, robots.txt and further tries among them. */
  requests: number;
  /** Of a stream: how many events came by, and where the first of them and the last stand. The body has those that were kept, one a line. */
  events?: Omit<TakenEvents, "kept">;
}

/** What makes a request conditional: a server that has nothing new answers 304. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface FetchOptions {
  validators?: Validators | null;
  headers?: Record<string, string>;
  /** False for APIs, whose terms and keys say what robots.txt says for pages. */
  obeyRobots?: boolean;
  maxBytes?: number;
  /** Pause to keep before the host's next request, in milliseconds, where it is longer than what the host asks for. */
  pauseMs?: number;
  signal?: AbortSignal;
}

export interface FetcherOptions {
  /** The address or page at which the operator can be reached: part of the user agent. */
  contact: string;
  version: string;
  /** Hosts allowed although they are not public. */
  allowedHosts?: Iterable<string>;
  clock?: Clock;
  resolve?: GuardOptions["resolve"];
  connector?: GuardOptions["connector"];
  limits?: Partial<FetchLimits>;
}

/** Bounds of one request. */
export interface FetchLimits {
  /** Bytes from the network, and after decompression. */
  maxBytes: number;
  maxDecodedBytes: number;
  /** Longest time for one request with its body, in milliseconds. */
  totalTimeoutMs: number;
  /** Longest silence of the server, in milliseconds. */
  silenceTimeoutMs: number;
  connectTimeoutMs: number;
  maxRedirects: number;
  /** Tries in all, the first among them. */
  maxTries: number;
  /** Pause between two requests to one host, in milliseconds, where its robots.txt asks for none. */
  hostPauseMs: number;
  /** Requests to one host at a time. */
  hostConcurrency: number;
}

/** Limits that fit pages, feeds and JSON APIs: the largest real ones stay under a tenth of the bytes. */
export const defaultLimits: FetchLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxDecodedBytes: 60 * 1024 * 1024,
  totalTimeoutMs: 60 * secondMs,
  silenceTimeoutMs: 20 * secondMs,
  connectTimeoutMs: 10 * secondMs,
  maxRedirects: 8,
  maxTries: 4,
  hostPauseMs: secondMs,
  hostConcurrency: 1,
};

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** Fetches from the public internet only, politely: one host at a time, as robots.txt says, no faster than asked, within bounds. */
export class Fetcher implements AsyncDisposable {
  readonly #agent: Agent;
  readonly #allowed: AllowedHosts;
  readonly #clock: Clock;
  readonly #gate: HostGate;
  readonly #limits: FetchLimits;
  readonly #robots: RobotsCache;
  readonly #streams: Streams;
  readonly userAgent: string;
  /** What local sources keep open between two steps. */
  readonly handles = new HandleStore();

  constructor(options: FetcherOptions) {
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#allowed = new Set(options.allowedHosts ?? []);
    this.#clock = options.clock ?? systemClock;
    this.#gate = new HostGate(this.#clock, this.#limits.hostConcurrency);
    this.userAgent = `Landfall/${options.version} (+${options.contact})`;
    this.#agent = guardedAgent({ ...this.#limits, allowed: this.#allowed, resolve: options.resolve, connector: options.connector });
    this.#streams = new Streams(this.#agent, this.#clock, this.#limits.maxTries);
    this.#robots = new RobotsCache(
      "Landfall",
      (url) => this.#robotsText(url),
      () => this.#clock.now(),
    );
  }

  /**
   * Asks for an address.
   * @throws LandfallError FETCH_REFUSED where it, or a redirect, leads to a place that is not public, or robots.txt closes it; FETCH_FAILED after the last try, or past a limit
   */
  async get(address: string, options: FetchOptions = {}): Promise<FetchedAnswer> {
    const redirects: string[] = [];
    const count = { requests: 0 };
    let at = checkUrl(address, this.#allowed);
    const isInner = isAllowedByName(at, this.#allowed);
    for (;;) {
      const answer = await this.#try(at, options, count, redirects.length === 0);
      const location = redirectStatuses.has(answer.status) ? answer.headers.get("location") : undefined;
      if (location === undefined) return { ...answer, redirects, requests: count.requests };
      redirects.push(at.href);
      if (redirects.length > this.#limits.maxRedirects) throw failed(at, `leads on more than ${this.#limits.maxRedirects} times`);
      if (!URL.canParse(location, at.href)) throw failed(at, "leads to what is no address");
      const next = checkUrl(new URL(location, at).href, this.#allowed);
      // A page out there must not send us to a host that the workspace opened for itself.
      if (!isInner && isAllowedByName(next, this.#allowed))
        throw refusal(`${at.host} leads to ${next.host}, which is open only when asked for by name`);
      if (redirects.includes(next.href)) throw failed(at, "leads in a circle");
      at = next;
    }
  }

  /**
   * Takes the next events of a stream (`wss:` is a WebSocket, `https:` server-sent events), which stays open until the next step or {@link Fetcher}'s end.
   * @throws LandfallError FETCH_REFUSED where it leads to a place that is not public; FETCH_FAILED where it can't be opened
   */
  async events(address: string, wanted: EventsWanted, options: Pick<FetchOptions, "headers" | "signal"> = {}): Promise<FetchedAnswer> {
    const url = checkUrl(address.replace(/^ws(s?):/i, "http$1:"), this.#allowed);
    const headers = { "user-agent": this.userAgent, ...options.headers };
    const { taken, opened } = await this.#streams.take(url, /^wss?:/i.test(address), wanted, headers, options.signal);
    const { kept, ...events } = taken;
    return {
      url: address,
      redirects: [],
      status: 200,
      contentType: "application/x-ndjson",
      headers: new Map(),
      // One a line: a line break within an event is white space.
      body: Buffer.from(kept.map((event) => (event.includes("\n") ? event.replaceAll("\n", " ") : event)).join("\n")),
      validators: { etag: null, lastModified: null },
      fetchedAt: this.#clock.now(),
      requests: opened,
      events,
    };
  }

  /**
   * Sends a form, once: a subscription, not a question. Redirects are not followed.
   * @throws LandfallError FETCH_REFUSED where it leads to a place that is not public; FETCH_FAILED where no answer comes
   */
  async sendForm(address: string, form: Record<string, string>, options: Pick<FetchOptions, "signal"> = {}): Promise<FetchedAnswer> {
    const url = checkUrl(address, this.#allowed);
    const outcome = await this.#gate.run(
      url.host,
      this.#limits.hostPauseMs,
      () => this.#once(url, { ...options, form: new URLSearchParams(form).toString() }, { requests: 0 }, true),
      options.signal,
    );
    if ("error" in outcome) throw outcome.error;
    return { ...outcome.answer, requests: 1 };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#streams.close();
    await this.handles[Symbol.asyncDispose]();
    await this.#agent.destroy();
  }

  /** One address with its further tries. */
  async #try(url: URL, options: FetchOptions, count: { requests: number }, isFirst: boolean): Promise<FetchedAnswer> {
    const rules = options.obeyRobots === false ? null : await this.#rules(url, count);
    if (rules && !rules.allows(url.href))
      throw new LandfallError("FETCH_REFUSED", `robots.txt of ${url.host} closes ${url.pathname}`, {
        next: "leave it out, or ask the site",
      });
    const pauseMs = Math.max(this.#limits.hostPauseMs, rules?.crawlDelayMs ?? 0, options.pauseMs ?? 0);
    for (let failures = 1; ; failures++) {
      const outcome = await this.#gate.run(url.host, pauseMs, () => this.#once(url, options, count, isFirst), options.signal);
      const isLast = failures >= this.#limits.maxTries;
      if ("answer" in outcome) {
        const { answer } = outcome;
        if (!isPassing(answer.status)) return answer;
        const asked = retryAfterMs(answer.headers.get("retry-after") ?? null, this.#clock.now());
        if (asked !== null) this.#gate.closeUntil(url.host, this.#clock.now() + asked);
        if (isLast || (asked !== null && asked > this.#limits.totalTimeoutMs)) return answer;
        await this.#clock.sleep(Math.max(asked ?? 0, backOffMs(failures, this.#clock.random())), options.signal);
      } else {
        if (isLast || !outcome.mayPass) throw outcome.error;
        await this.#clock.sleep(backOffMs(failures, this.#clock.random()), options.signal);
      }
    }
  }

  async #once(
    url: URL,
    options: FetchOptions & { form?: string },
    count: { requests: number },
    isFirst: boolean,
  ): Promise<{ answer: FetchedAnswer } | { error: Error; mayPass: boolean }> {
    count.requests++;
    const timeout = AbortSignal.timeout(this.#limits.totalTimeoutMs);
    const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    try {
      const response = await request(url, {
        dispatcher: this.#agent,
        method: options.form === undefined ? "GET" : "POST",
        body: options.form,
        signal,
        headers: {
          ...this.#headers(options, isFirst),
          ...(options.form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
        },
      });
      const headers = flatHeaders(response.headers);
      const announced = Number(headers.get("content-length") ?? 0);
      const maxBytes = options.maxBytes ?? this.#limits.maxBytes;
      if (announced > maxBytes) {
        discard(response.body);
        return { error: failed(url, `announces ${announced} bytes, more than ${maxBytes}`), mayPass: false };
      }
      const isEmpty = response.statusCode === 304 || redirectStatuses.has(response.statusCode);
      if (isEmpty) discard(response.body);
      const body = isEmpty
        ? new Uint8Array(0)
        : await readBody(response.body, headers.get("content-encoding") ?? null, {
            maxBytes,
            maxDecodedBytes: Math.max(maxBytes, this.#limits.maxDecodedBytes),
          });
      return {
        answer: {
          url: url.href,
          redirects: [],
          status: response.statusCode,
          contentType: headers.get("content-type") ?? null,
          headers,
          body,
          validators: { etag: headers.get("etag") ?? null, lastModified: headers.get("last-modified") ?? null },
          fetchedAt: this.#clock.now(),
          requests: 0,
        },
      };
    } catch (cause) {
      if (options.signal?.aborted) throw options.signal.reason;
      const refused = refusalBehind(cause);
      if (refused) return { error: refused, mayPass: false };
      const isBodyDefect = cause instanceof LandfallError;
      const reason = timeout.aborted
        ? `took longer than ${this.#limits.totalTimeoutMs / secondMs} s`
        : `could not be read: ${(cause as Error).message}`;
      // A body past its limit stays so; a broken one may come whole the next time.
      // A name that nobody knows will not be known a second later.
      const isUnknownName = (cause as NodeJS.ErrnoException).code === "ENOTFOUND";
      const mayPass = !isUnknownName && (!isBodyDefect || cause.message.includes("cut off"));
      return { error: isBodyDefect ? cause : failed(url, reason, cause), mayPass };
    }
  }

  #headers({ validators, headers }: FetchOptions, isFirst: boolean): Record<string, string> {
    return {
      "user-agent": this.userAgent,
      "accept-encoding": "gzip, deflate, br",
      ...(validators?.etag ? { "if-none-match": validators.etag } : {}),
      ...(validators?.lastModified ? { "if-modified-since": validators.lastModified } : {}),
      // A key or a token is for the host that it was given for, not for where that host sends us.
      ...(isFirst ? headers : {}),
    };
  }

  async #rules(url: URL, count: { requests: number }) {
    try {
      return await this.#robots.rulesFor(url);
    } catch (error) {
      if (error instanceof LandfallError && error.code === "FETCH_REFUSED") throw error;
      count.requests++;
      const why = ((error as Error).cause as Error | undefined)?.message;
      throw failed(url, `can't be reached for its robots.txt${why ? `: ${why}` : ""}`, error);
    }
  }

  async #robotsText(address: string): Promise<{ status: number; text: string }> {
    const { status, body } = await this.get(address, { obeyRobots: false, maxBytes: 8 * robotsMaxBytes });
    return { status, text: new TextDecoder().decode(body.subarray(0, robotsMaxBytes)) };
  }
}

function flatHeaders(headers: Record<string, string | string[] | undefined>): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) flat.set(name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value);
  return flat;
}

/** Leaves a body unread: the connection is closed, and the error that this makes is no news. */
function discard(body: Readable): void {
  body.on("error", () => {});
  body.destroy();
}

function failed(url: URL, reason: string, cause?: unknown): LandfallError {
  return new LandfallError("FETCH_FAILED", `${url.host}${url.pathname} ${reason}`, { cause, next: "it is tried again on the next run" });
}
