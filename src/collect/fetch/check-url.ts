import { isIP } from "node:net";
import { LandfallError } from "../../core/errors.js";
import { isPublicAddress } from "./public-address.js";

/** Longest address that is asked for, in characters: what browsers and servers take. */
const longestUrl = 8192;

/** Names that never leave a machine or a network: RFC 6761, RFC 6762, RFC 8375, RFC 9476, and what home routers and clouds use. */
const localSuffixes = [
  "localhost",
  "local",
  "internal",
  "intranet",
  "lan",
  "home",
  "corp",
  "private",
  "home.arpa",
  "localdomain",
  "test",
  "invalid",
  "onion",
  "alt",
];

/** Ports of services that speak no HTTP: the Fetch standard's list of bad ports. */
const badPorts = new Set([
  ...[
    1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117,
    119, 123, 135, 137, 139,
  ],
  ...[
    143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719,
    1720, 1723, 2049, 3659,
  ],
  ...[4045, 4190, 5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211],
]);

/** Hosts that the workspace allows by name although they are not public: `wiki.example`, `localhost:8123`. */
export type AllowedHosts = ReadonlySet<string>;

/** True where a host was allowed by name, with its port or for any port. */
export function isAllowedByName(url: URL, allowed: AllowedHosts): boolean {
  return allowed.has(url.host) || allowed.has(url.hostname);
}

/**
 * Checks an address before anything is asked of it. The name is not resolved here: the connection checks what it resolves to.
 * @throws LandfallError FETCH_REFUSED where the address is none, is not http, carries a password, or names a place that is not public
 */
export function checkUrl(address: string, allowed: AllowedHosts): URL {
  if (address.length > longestUrl) throw refusal(`${address.slice(0, 80)}… is longer than ${longestUrl} characters`);
  if (!URL.canParse(address)) throw refusal(`'${address.slice(0, 200)}' is not a full http or https address`);
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refusal(`${url.protocol}// is not fetched, only http and https`);
  if (url.username !== "" || url.password !== "") throw refusal(`${url.host} was given with a user name or password`);
  if (isAllowedByName(url, allowed)) return url;
  if (url.port !== "" && badPorts.has(Number(url.port))) throw refusal(`port ${url.port} of ${url.hostname} is no web port`);
  const host = bareHost(url);
  if (isIP(host) !== 0) {
    if (!isPublicAddress(host)) throw refusal(`${host} is not an address of the public internet`);
    return url;
  }
  const name = host.endsWith(".") ? host.slice(0, -1) : host;
  if (name === "" || !name.includes(".") || localSuffixes.some((suffix) => name === suffix || name.endsWith(`.${suffix}`)))
    throw refusal(`'${host}' names a place inside a network`);
  return url;
}

/** The host without the brackets of IPv6. The URL parser has already turned decimal, octal and hexadecimal IPv4 into dots. */
export function bareHost(url: URL): string {
  return url.hostname.startsWith("[") ? url.hostname.slice(1, -1) : url.hostname;
}

export function refusal(message: string): LandfallError {
  return new LandfallError("FETCH_REFUSED", message, { next: "if it is yours and safe, allow the host by name in the workspace" });
}

/** The guard's own refusal, which undici may wrap. */
export function refusalBehind(error: unknown): LandfallError | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (at instanceof LandfallError && at.code === "FETCH_REFUSED") return at;
  }
  return null;
}
