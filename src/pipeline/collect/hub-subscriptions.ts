import { createHmac } from "node:crypto";
import { answerIntent, type IntentAnswer, isDenied, isSignedDelivery, subscriptionForm } from "../../collect/feed/websub.js";
import { dayMs, hourMs, secondMs } from "../../core/time.js";

/** A subscription is asked for again so long before it ends. */
const renewBeforeMs = dayMs;
/** A hub that did not confirm is asked again no sooner. */
const askAgainMs = 6 * hourMs;
/** What a lease is taken for where the hub does not say. */
const usualLeaseSeconds = (7 * dayMs) / secondMs;

interface Subscription {
  source: string;
  hub: string;
  /** What was last asked of the hub. */
  mode: "subscribe" | "unsubscribe";
  topic: string;
  secret: string;
  /** Unix milliseconds of the last request; a confirmation is waited for. */
  askedAt: number;
  /** Unix milliseconds; 0 until the hub has confirmed. */
  until: number;
}

export interface HubOptions {
  /** The public address that leads to this server, without a path. */
  callback: string;
  /** The workspace's key: callbacks and secrets are made from it, so that they outlive a restart and nobody can guess them. */
  key: Buffer;
  /** Sends a form to a hub, through the guard. */
  send(hub: string, form: Record<string, string>): Promise<unknown>;
  /** A feed has something new. */
  onNews(source: string): void;
  now(): number;
}

/**
 * Subscribes to the hubs that feeds name (WebSub), and asks a feed at once when its hub says that it has something new. What a hub sends is believed only as a hint, and only when it is signed: the feed
 * itself is asked, politely and conditionally as always.
 */
export class HubSubscriptions {
  readonly #options: HubOptions;
  readonly #byId = new Map<string, Subscription>();

  constructor(options: HubOptions) {
    this.#options = options;
  }

  /** Takes notice of a feed's hub after a step of its task. */
  async offer(source: string, cursor: string): Promise<void> {
    if (cursor === "") return;
    const { hub, self } = JSON.parse(cursor) as { hub?: unknown; self?: unknown };
    if (typeof hub !== "string" || typeof self !== "string") return;
    const { now } = this.#options;
    const id = this.#made("id", self).slice(0, 32);
    const known = this.#byId.get(id);
    if (known?.mode === "subscribe" && (known.until - renewBeforeMs > now() || known.askedAt + askAgainMs > now())) return;
    const subscription: Subscription = {
      source,
      hub,
      mode: "subscribe",
      topic: self,
      secret: this.#made("secret", self),
      askedAt: now(),
      until: known?.until ?? 0,
    };
    this.#byId.set(id, subscription);
    await this.#send(id, subscription);
  }

  /** Ends the subscriptions of sources that are no longer asked. A hub that can't be told ends them with their lease, or at the first delivery that is refused. */
  async keepOnly(sources: ReadonlySet<string>): Promise<void> {
    for (const [id, subscription] of this.#byId) {
      if (sources.has(subscription.source) || subscription.mode === "unsubscribe") continue;
      subscription.mode = "unsubscribe";
      await this.#send(id, subscription);
    }
  }

  /** Answers a hub that asks whether we meant it. */
  intent(id: string, parameters: URLSearchParams): IntentAnswer {
    const subscription = this.#byId.get(id);
    if (subscription && isDenied(parameters, subscription.topic)) this.#byId.delete(id);
    const answer = answerIntent(parameters, subscription ?? null);
    if (!subscription || answer.status !== 200) return answer;
    if (subscription.mode === "unsubscribe") this.#byId.delete(id);
    else subscription.until = this.#options.now() + (answer.leaseSeconds ?? usualLeaseSeconds) * secondMs;
    return answer;
  }

  /**
   * Takes a delivery.
   * @returns the status to answer: the same whether it was signed or not, and 410 where nobody has the subscription (any longer), upon which a hub stops
   */
  deliver(id: string, body: Uint8Array, signature: string | null): 202 | 410 {
    const subscription = this.#byId.get(id);
    if (subscription?.mode !== "subscribe") return 410;
    if (isSignedDelivery(body, signature, subscription.secret)) this.#options.onNews(subscription.source);
    return 202;
  }

  async #send(id: string, { hub, topic, secret, mode }: Subscription): Promise<void> {
    const { callback, send } = this.#options;
    await send(hub, subscriptionForm({ hub, topic, callback: new URL(`/websub/${id}`, callback).href, secret }, mode));
  }

  #made(what: string, topic: string): string {
    return createHmac("sha256", this.#options.key).update(`websub ${what}\u001f${topic}`).digest("hex");
  }
}
