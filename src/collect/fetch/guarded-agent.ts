import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { Agent, buildConnector } from "undici";
import { type AllowedHosts, refusal } from "./check-url.js";
import { isPublicAddress } from "./public-address.js";

export interface ResolvedAddress {
  address: string;
  family: number;
}

export interface GuardOptions {
  allowed: AllowedHosts;
  /** Resolves a name; the system's resolver where absent. */
  resolve?: (name: string) => Promise<ResolvedAddress[]>;
  /** Makes the connection to a checked address; undici's where absent. */
  connector?: buildConnector.connector;
  /** Longest time for the connection and its handshake, in milliseconds. */
  connectTimeoutMs: number;
  /** Longest wait for headers, and between two pieces of a body, in milliseconds. */
  silenceTimeoutMs: number;
}

/**
 * An HTTP agent that connects only to addresses of the public internet.
 *
 * A name is resolved once for each connection, every address that it has is checked, and the connection goes to the checked address itself: a name that answers differently a
 * moment later changes nothing. TLS still asks for the name.
 */
export function guardedAgent(options: GuardOptions): Agent {
  const { allowed, resolve = resolveAll } = options;
  const connect = options.connector ?? buildConnector({ timeout: options.connectTimeoutMs });
  return new Agent({
    connect: (target, callback) => {
      // Both names may be absent on sockets of other kinds, which are never ours.
      const host = target.hostname.startsWith("[") ? target.hostname.slice(1, -1) : target.hostname;
      const isAllowed = allowed.has(host) || allowed.has(target.hostname) || allowed.has(`${target.hostname}:${target.port}`);
      checkedAddress(host, isAllowed, resolve).then(
        (address) =>
          connect({ ...target, hostname: address, servername: target.servername ?? (isIP(host) === 0 ? host : undefined) }, callback),
        (error: Error) => callback(error, null),
      );
    },
    headersTimeout: options.silenceTimeoutMs,
    bodyTimeout: options.silenceTimeoutMs,
    maxHeaderSize: 64 * 1024,
    pipelining: 1,
  });
}

async function checkedAddress(host: string, isAllowed: boolean, resolve: (name: string) => Promise<ResolvedAddress[]>): Promise<string> {
  if (isIP(host) !== 0) {
    if (!isAllowed && !isPublicAddress(host)) throw refusal(`${host} is not an address of the public internet`);
    return host;
  }
  const addresses = await resolve(host);
  if (addresses.length === 0) throw refusal(`${host} has no address`);
  if (isAllowed) return addresses[0].address;
  // One private address among public ones is a trap or a mistake; either way nothing is asked of it.
  const inner = addresses.find(({ address }) => !isPublicAddress(address));
  if (inner) throw refusal(`${host} resolves to ${inner.address}, which is not an address of the public internet`);
  return (addresses.find(({ family }) => family === 4) ?? addresses[0]).address;
}

async function resolveAll(name: string): Promise<ResolvedAddress[]> {
  return await lookup(name, { all: true, verbatim: true });
}
