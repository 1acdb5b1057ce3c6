import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { answerCallback, answerIntent, isDenied, isSignedDelivery, subscriptionForm } from "./websub.js";

const topic = "https://s.example/feed";
const asked = { topic, mode: "subscribe" as const };
const question = (fields: Record<string, string>): URLSearchParams =>
  new URLSearchParams({ "hub.mode": "subscribe", "hub.topic": topic, "hub.challenge": "c1", ...fields });

describe("subscriptionForm", () => {
  it("asks with a secret for a week, and takes leave without one", () => {
    const subscription = { hub: "https://hub.example/", topic, callback: "https://us.example/websub/x1", secret: "s" };
    expect(subscriptionForm(subscription, "subscribe")).toEqual({
      "hub.mode": "subscribe",
      "hub.topic": topic,
      "hub.callback": "https://us.example/websub/x1",
      "hub.lease_seconds": "604800",
      "hub.secret": "s",
    });
    expect(Object.keys(subscriptionForm(subscription, "unsubscribe"))).toEqual(["hub.mode", "hub.topic", "hub.callback"]);
  });
});

describe("answerIntent", () => {
  it("echoes the challenge of what we asked for, with the time that the hub grants", () =>
    expect(answerIntent(question({ "hub.lease_seconds": "3600" }), asked)).toEqual({ status: 200, body: "c1", leaseSeconds: 3600 }));

  it.each([
    ["another topic", question({ "hub.topic": "https://s.example/other" }), asked],
    ["another mode", question({ "hub.mode": "unsubscribe" }), asked],
    ["no challenge", question({ "hub.challenge": "" }), asked],
    ["markup in the challenge", question({ "hub.challenge": "<script>" }), asked],
    ["a challenge without end", question({ "hub.challenge": "x".repeat(2000) }), asked],
    ["a question out of nowhere", question({}), null],
  ])("refuses %s", (_, parameters, expected) => expect(answerIntent(parameters, expected)).toEqual({ status: 404, body: "" }));
});

describe("isSignedDelivery", () => {
  const body = Buffer.from("<feed/>");
  const sign = (algorithm: string, secret = "s"): string => `${algorithm}=${createHmac(algorithm, secret).update(body).digest("hex")}`;
  it.each(["sha1", "sha256", "sha384", "sha512"])("accepts %s", (algorithm) =>
    expect(isSignedDelivery(body, sign(algorithm), "s")).toBe(true),
  );
  it.each([
    null,
    "",
    "sha256",
    "sha256=",
    "sha256=zz",
    "md5=d41d8cd98f00b204e9800998ecf8427e",
    sign("sha256", "other"),
    sign("sha256").slice(0, -2),
    `${sign("sha256")}=`,
  ])("throws %j away", (signature) => expect(isSignedDelivery(body, signature, "s")).toBe(false));
  it("throws a changed body away", () => expect(isSignedDelivery(Buffer.from("<feed />"), sign("sha256"), "s")).toBe(false));
});

describe("isDenied", () => {
  it("is told by mode and topic", () => {
    expect(isDenied(new URLSearchParams({ "hub.mode": "denied", "hub.topic": topic }), topic)).toBe(true);
    expect(isDenied(new URLSearchParams({ "hub.mode": "denied", "hub.topic": "other" }), topic)).toBe(false);
  });
});

describe("answerCallback", () => {
  const subscription = { ...asked, secret: "s" };
  const body = Buffer.from("<feed/>");
  const call = (
    method: string,
    fields: Partial<{ parameters: URLSearchParams; signature: string | null }> = {},
    known: typeof subscription | null = subscription,
  ) => answerCallback({ method, parameters: new URLSearchParams(), body, signature: null, ...fields }, known);

  it("confirms what was asked for, and takes a denial", () => {
    expect(call("GET", { parameters: question({ "hub.lease_seconds": "60" }) })).toMatchObject({
      status: 200,
      body: "c1",
      leaseSeconds: 60,
    });
    expect(call("GET", { parameters: question({ "hub.mode": "denied" }) })).toMatchObject({ status: 200, body: "", isDenied: true });
    expect(call("GET", { parameters: question({}) }, null)).toMatchObject({ status: 404 });
  });

  it("takes a signed delivery, and throws any other away with the same answer", () => {
    const signature = `sha256=${createHmac("sha256", "s").update(body).digest("hex")}`;
    expect(call("POST", { signature })).toMatchObject({ status: 202, delivered: body });
    expect(call("POST", { signature: "sha256=00" })).toMatchObject({ status: 202, delivered: null });
    expect(call("POST", { signature }, null)).toMatchObject({ status: 410, delivered: null });
    expect(call("PUT", { signature })).toMatchObject({ status: 405, delivered: null });
  });
});
