import { LandfallError } from "../core/errors.js";
import { type Connection, connect, type StoreLocation } from "./connection.js";
import { migrate } from "./migrations.js";

/** Values of bound parameters: text from outside reaches SQL only through these. */
export type Parameters = Record<string, unknown>;

/** Rows of a Parquet file held at a time. */
const parquetBlockRows = 50_000;

/** The one client to ClickHouse. Close it, or hold it with `await using`. */
export class Store implements AsyncDisposable {
  readonly #connection: Connection;
  #lastVersion = 0;

  readonly #isServer: boolean;

  private constructor(connection: Connection, isServer: boolean) {
    this.#connection = connection;
    this.#isServer = isServer;
  }

  /** Opens the store and brings its tables up to date. */
  static async open(location: StoreLocation): Promise<Store> {
    const store = new Store(await connect(location), location.kind === "server");
    await migrate(store);
    return store;
  }

  /** Runs a query with bound parameters (`{name:Type}`) and gives its rows. */
  async query<Row>(sql: string, parameters: Parameters = {}): Promise<Row[]> {
    const result = await this.#guard(() => this.#connection.client.query({ query: sql, query_params: parameters, format: "JSONEachRow" }));
    return (await result.json()) as Row[];
  }

  /** The single row of a query that has one. */
  async one<Row>(sql: string, parameters: Parameters = {}): Promise<Row> {
    const rows = await this.query<Row>(sql, parameters);
    return rows[0];
  }

  /** Rows of a large result, in blocks, as they come. */
  async *stream<Row>(sql: string, parameters: Parameters = {}): AsyncGenerator<Row[]> {
    const result = await this.#guard(() => this.#connection.client.query({ query: sql, query_params: parameters, format: "JSONEachRow" }));
    for await (const block of result.stream<Row>()) yield block.map((row) => row.json());
  }

  /**
   * The rows of a Parquet file on this machine, in blocks and in order. Where the data are on a server, an engine in memory reads it.
   * @param path reaches the engine as a bound parameter
   */
  async *parquet(path: string): AsyncGenerator<Record<string, unknown>[]> {
    if (this.#isServer) {
      await using local = await Store.open({ kind: "memory" });
      yield* local.parquet(path);
      return;
    }
    for (let offset = 0; ; offset += parquetBlockRows) {
      const rows = await this.query<Record<string, unknown>>(
        `SELECT * FROM file({path:String}, Parquet) LIMIT ${parquetBlockRows} OFFSET ${offset} SETTINGS input_format_parquet_preserve_order = 1`,
        { path },
      );
      if (rows.length > 0) yield rows;
      if (rows.length < parquetBlockRows) return;
    }
  }

  /** Runs a statement that gives no rows. */
  async command(sql: string, parameters: Parameters = {}): Promise<void> {
    await this.#guard(() => this.#connection.client.command({ query: sql, query_params: parameters }));
  }

  /** Drops whole partitions of a table: those that a condition over `partition` picks. */
  async dropPartitions(table: string, condition: string, parameters: Parameters): Promise<void> {
    const parts = await this.query<{ id: string }>(
      `SELECT DISTINCT partition_id AS id FROM system.parts WHERE active AND database = currentDatabase() AND table = {table:String} AND ${condition}`,
      { table, ...parameters },
    );
    for (const { id } of parts) await this.command(`ALTER TABLE ${table} DROP PARTITION ID {id:String}`, { id });
  }

  /** Adds rows to a table; when it returns they are kept, whatever happens to the process. */
  async insert(table: string, rows: object[]): Promise<void> {
    if (rows.length === 0) return;
    await this.#guard(() => this.#connection.client.insert({ table, values: rows, format: "JSONEachRow" }));
  }

  /** Lets the embedded engine give memory back that it holds free; a server keeps its own house. */
  async trimMemory(): Promise<void> {
    if (!this.#isServer) await this.command("SYSTEM JEMALLOC PURGE");
  }

  /** A number that grows with every call and across restarts: the newer of two rows has the higher one. */
  nextVersion(): number {
    this.#lastVersion = Math.max(this.#lastVersion + 1, Date.now() * 1000);
    return this.#lastVersion;
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      if (/NOT_ENOUGH_SPACE|No space left|ENOSPC/i.test(message)) {
        throw new LandfallError("STORE_FULL", "the disk of the store is full", {
          cause,
          next: "free some space and run the same command again: what was acknowledged is kept, the rest goes on",
        });
      }
      throw cause;
    }
  }
}
