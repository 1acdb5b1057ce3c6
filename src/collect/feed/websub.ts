import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * WebSub, the hub's way of telling at once that a feed has something new. All of it is pure: the subscription as a form to send to the hub, and two questions that a server asks
 * about what arrives at its callback. Source: W3C Recommendation "WebSub", 23 January 2018.
 */
export interface WebSubSubscription {
  /** The hub's address, as the feed gives it: never trusted, and checked by the fetcher like any other. */
  hub: string;
  /** The feed's own address, as the hub knows it. */
  topic: string;
  /** Where the hub reaches us: an address that nobody can guess, one a subscription. */
  callback: string;
  /** Shared with the hub: what it sends is signed with it. At most 199 bytes. */
  secret: string;
}

/** A subscription is asked for again before it ends; hubs shorten it as they like. In seconds. */
const leaseSeconds = 7 * 24 * 3600;

/** The form that asks a hub to subscribe or to end a subscription. */
export function subscriptionForm(
  { topic, callback, secret }: WebSubSubscription,
  mode: "subscribe" | "unsubscribe",
): Record<string, string> {
  return {
    "hub.mode": mode,
    "hub.topic": topic,
    "hub.callback": callback,
    ...(mode === "subscribe" ? { "hub.lease_seconds": String(leaseSeconds), "hub.secret": secret } : {}),
  };
}

/** What to answer when a hub asks whether we meant it: its challenge, or 404 where we did not. */
export type IntentAnswer = { status: 200; body: string; leaseSeconds: number | null } | { status: 404; body: "" };

/** Longest challenge that is echoed, in characters. */
const longestChallenge = 1000;

/**
 * Answers a hub's question about a subscription.
 * @param asked what we asked of the hub for this callback and wait to have confirmed; null where we asked nothing
 */
export function answerIntent(
  parameters: URLSearchParams,
  asked: { topic: string; mode: "subscribe" | "unsubscribe" } | null,
): IntentAnswer {
  const challenge = parameters.get("hub.challenge") ?? "";
  const isMeant = asked !== null && parameters.get("hub.mode") === asked.mode && parameters.get("hub.topic") === asked.topic;
  // Only plain characters go back: an answer to anybody's request must not carry markup.
  if (!isMeant || challenge === "" || challenge.length > longestChallenge || !/^[\x21-\x7e]+$/.test(challenge) || /[<>"'&]/.test(challenge))
    return { status: 404, body: "" };
  const lease = Number(parameters.get("hub.lease_seconds"));
  return { status: 200, body: challenge, leaseSeconds: Number.isFinite(lease) && lease > 0 ? lease : null };
}

/** Ways of signing that are accepted; SHA-1 because many hubs have no other. */
const algorithms = new Set(["sha1", "sha256", "sha384", "sha512"]);

/**
 * True where what arrived was signed with our secret.
 *
 * A delivery that is not is answered like one that is (the standard asks for 2xx) and thrown away. Comparing takes the same time wherever the first difference stands.
 * @param signature the header `X-Hub-Signature`: `sha256=…`
 */
export function isSignedDelivery(body: Uint8Array, signature: string | null, secret: string): boolean {
  const [algorithm, digest, ...rest] = (signature ?? "").split("=");
  if (rest.length > 0 || !algorithms.has(algorithm) || !/^[0-9a-f]+$/i.test(digest ?? "")) return false;
  const wanted = createHmac(algorithm, secret).update(body).digest();
  const given = Buffer.from(digest, "hex");
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** True where a hub says that it will not, or no longer, send: `hub.mode=denied`. */
export function isDenied(parameters: URLSearchParams, topic: string): boolean {
  return parameters.get("hub.mode") === "denied" && parameters.get("hub.topic") === topic;
}

/** What arrived at a callback. */
export interface CallbackRequest {
  method: string;
  parameters: URLSearchParams;
  body: Uint8Array;
  /** The header `X-Hub-Signature`. */
  signature: string | null;
}

/** What to answer, and what it means for us. */
export interface CallbackAnswer {
  status: 200 | 202 | 404 | 405 | 410;
  body: string;
  /** The feed that the hub sent, signed with our secret; null where nothing came that counts. */
  delivered: Uint8Array | null;
  /** For how long the hub will send; null where it did not just confirm. */
  leaseSeconds: number | null;
  /** True where the hub will not, or no longer, send. */
  isDenied: boolean;
}

/**
 * All that a server does at a callback, without doing it: mount it at an address that nobody can guess, bound what it reads of a body, and hand the delivered feed to the source.
 * @param asked the subscription that this callback was made for; null where there is none (any longer)
 */
export function answerCallback(
  { method, parameters, body, signature }: CallbackRequest,
  asked: { topic: string; mode: "subscribe" | "unsubscribe"; secret: string } | null,
): CallbackAnswer {
  const nothing = { body: "", delivered: null, leaseSeconds: null, isDenied: false };
  if (method === "GET") {
    if (asked && isDenied(parameters, asked.topic)) return { ...nothing, status: 200, isDenied: true };
    const intent = answerIntent(parameters, asked);
    return { ...nothing, status: intent.status, body: intent.body, leaseSeconds: intent.status === 200 ? intent.leaseSeconds : null };
  }
  if (method !== "POST") return { ...nothing, status: 405 };
  // 410 tells a hub to stop sending to a subscription that nobody has.
  if (!asked || asked.mode === "unsubscribe") return { ...nothing, status: 410 };
  return { ...nothing, status: 202, delivered: isSignedDelivery(body, signature, asked.secret) ? body : null };
}
