import robotsParserModule, { type Robot } from "robots-parser";
import { dayMs, minuteMs, secondMs } from "../../core/time.js";

/** The package is CommonJS: its function is the module itself, which its types call `default`. */
const robotsParser = robotsParserModule as unknown as (url: string, text: string) => Robot;

/** What a site's robots.txt lets us do. */
export interface RobotsRules {
  allows(url: string): boolean;
  crawlDelayMs: number;
}

/** RFC 9309 asks crawlers to keep robots.txt at most a day; after a failure it is asked again sooner. */
const keptMs = dayMs;
const failureKeptMs = 10 * minuteMs;

/** RFC 9309: parsers must take at least 500 KiB; the rest is ignored. */
export const robotsMaxBytes = 500 * 1024;

/** A site that asks for longer pauses than this does not want to be collected page by page; we wait this long and no longer. */
const longestDelayMs = 60 * secondMs;

/** Origins remembered; the oldest go first. */
const rememberedOrigins = 2000;

interface Kept {
  rules: Promise<RobotsRules>;
  until: number;
}

/** Reads robots.txt once a day for each origin. */
export class RobotsCache {
  readonly #kept = new Map<string, Kept>();
  readonly #fetchText: (url: string) => Promise<{ status: number; text: string }>;
  readonly #agentName: string;
  readonly #now: () => number;

  /** @param fetchText asks for robots.txt; a thrown error means that the site can't be reached */
  constructor(agentName: string, fetchText: (url: string) => Promise<{ status: number; text: string }>, now: () => number) {
    this.#agentName = agentName;
    this.#fetchText = fetchText;
    this.#now = now;
  }

  async rulesFor(url: URL): Promise<RobotsRules> {
    const kept = this.#kept.get(url.origin);
    if (kept && kept.until > this.#now()) return await kept.rules;
    const entry: Kept = { rules: this.#load(url.origin), until: this.#now() + keptMs };
    this.#kept.delete(url.origin);
    this.#kept.set(url.origin, entry);
    if (this.#kept.size > rememberedOrigins) this.#kept.delete(this.#kept.keys().next().value as string);
    try {
      return await entry.rules;
    } catch (error) {
      this.#kept.delete(url.origin);
      throw error;
    } finally {
      const rules = await entry.rules.catch(() => null);
      if (rules === closed) entry.until = this.#now() + failureKeptMs;
    }
  }

  /** RFC 9309, 2.3.1: 4xx means no rules; 5xx and no answer mean that all is closed for now. */
  async #load(origin: string): Promise<RobotsRules> {
    const address = `${origin}/robots.txt`;
    const { status, text } = await this.#fetchText(address);
    if (status >= 500 || status === 429) return closed;
    if (status >= 400 || status < 200 || status >= 300) return open;
    return rulesOf(robotsParser(address, text), this.#agentName);
  }
}

const open: RobotsRules = { allows: () => true, crawlDelayMs: 0 };
const closed: RobotsRules = { allows: () => false, crawlDelayMs: 0 };

function rulesOf(robot: Robot, agentName: string): RobotsRules {
  const delay = Number(robot.getCrawlDelay(agentName) ?? 0) * secondMs;
  return {
    allows: (url) => robot.isAllowed(url, agentName) !== false,
    crawlDelayMs: Number.isFinite(delay) ? Math.min(longestDelayMs, Math.max(0, delay)) : 0,
  };
}
