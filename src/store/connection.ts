import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ClickHouseClient, ClickHouseClientConfigOptions, ClickHouseSettings } from "@clickhouse/client";
import { LandfallError } from "../core/errors.js";
import { heldError, removeHolder, writeHolder } from "./holder.js";
import { hideStandardInput } from "./standard-input.js";

/** Where the data are: a ClickHouse server, the embedded engine in a folder, or in memory for the length of a process. */
export type StoreLocation =
  | { kind: "server"; url: string; database: string; user: string; password: string }
  | { kind: "embedded"; folder: string; command: string }
  | { kind: "memory" };

/** An open client with what must happen when it is closed. */
export interface Connection {
  client: ClickHouseClient;
  close(): Promise<void>;
}

const embeddedDatabase = "landfall";

/**
 * Opens the client; nothing else in the code knows which engine answers.
 * @throws LandfallError WORKSPACE_LOCKED when another process holds the folder, STORE_UNREACHABLE when a server does not answer
 */
export async function connect(location: StoreLocation): Promise<Connection> {
  switch (location.kind) {
    case "server":
      return connectServer(location);
    case "embedded":
      return connectEmbedded(location);
    case "memory":
      return openEngine(":memory:");
  }
}

async function connectServer(location: Extract<StoreLocation, { kind: "server" }>): Promise<Connection> {
  const { createClient } = await import("@clickhouse/client");
  const login = { url: location.url, username: location.user, password: location.password };
  const setup = createClient(login);
  try {
    await setup.command({ query: `CREATE DATABASE IF NOT EXISTS ${location.database}` });
  } catch (cause) {
    throw new LandfallError(
      "STORE_UNREACHABLE",
      `the ClickHouse server at ${withoutLogin(location.url)} does not answer: ${reasonOf(cause)}`,
      {
        cause,
        next: "check [store] url, user and the password variable in landfall.toml, and that the server runs",
      },
    );
  } finally {
    await setup.close();
  }
  const client = createClient({ ...login, database: location.database, clickhouse_settings: settings });
  return { client, close: () => client.close() };
}

async function connectEmbedded(location: Extract<StoreLocation, { kind: "embedded" }>): Promise<Connection> {
  mkdirSync(location.folder, { recursive: true });
  const holder = join(location.folder, "landfall.holder.json");
  const path = join(location.folder, "store");
  try {
    const { client, close } = await openEngine(path);
    writeHolder(holder, location.command);
    return {
      client,
      close: async () => {
        removeHolder(holder);
        await close();
      },
    };
  } catch (cause) {
    // The engine says only that it could not open; who holds its lock stands in the note beside it.
    const held = heldError(holder, location.folder.replace(/[/\\]data$/, ""), cause);
    if (held) throw held;
    throw new LandfallError("STORE_UNREACHABLE", `the embedded store in ${path} cannot be opened: ${reasonOf(cause)}`, {
      cause,
      next: "check that no other landfall process uses it, that the folder can be written and that the disk is not full",
    });
  }
}

/** The engine allows one folder a process. */
async function openEngine(path: string): Promise<Connection> {
  const { createClient } = await import("@clickhouse/client");
  const { createChdbConnection } = await import("chdb/connection");
  hideStandardInput();
  // The engine types its connection against the client's former types package; at run time they are the same shape.
  const connection = createChdbConnection({ path }) as unknown as ClickHouseClientConfigOptions["connection"];
  const client = createClient({ connection, database: embeddedDatabase, clickhouse_settings: settings });
  await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${embeddedDatabase}` });
  await client.command({ query: `USE ${embeddedDatabase}` });
  return { client, close: () => client.close() };
}

/** Every month of an import may come in one batch, and rows hold nested values by name. */
const settings: ClickHouseSettings = {
  max_partitions_per_insert_block: "0",
  do_not_merge_across_partitions_select_final: 1,
  date_time_input_format: "best_effort",
  output_format_json_quote_64bit_integers: 0,
  input_format_json_throw_on_bad_escape_sequence: 0,
  // An insert returns when its rows are kept.
  async_insert: 0,
  // Batches are small: parsing them on several threads cost the reading threads more than it gained.
  input_format_parallel_parsing: 0,
};

function withoutLogin(url: string): string {
  const parsed = new URL(url);
  parsed.username = "";
  parsed.password = "";
  return parsed.href;
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
}
