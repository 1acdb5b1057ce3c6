import { dayMs } from "../core/time.js";
import type { Store } from "./store.js";

/** An answer as it came, with what is needed to read it again. */
export interface Payload {
  source: string;
  task: string;
  step: number;
  run: string;
  url: string;
  contentType: string;
  /** Where the task stood when it asked, as JSON; "" at the very first. */
  cursor: string;
  /** Unix milliseconds at which it came. */
  at: number;
  body: Uint8Array;
  /** Ids of the documents that it held. */
  documents: string[];
}

/** The table with the columns of {@link payloadRow}: an ephemeral one takes bytes as text; the store keeps and compresses the bytes themselves. */
export const payloadTable = "payloads (source, task, step, run, url, content_type, cursor, at, keep_until, documents, body64, version)";

/** The row of an answer that is kept, compressed, for so many days; the same step again replaces it. */
export function payloadRow({ contentType, body, ...row }: Payload, days: number, version: number): object {
  return {
    ...row,
    content_type: contentType,
    keep_until: new Date(row.at + days * dayMs).toISOString().slice(0, 10),
    body64: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("base64"),
    version,
  };
}

/** A source's kept answers, oldest first, a few at a time. */
export async function* payloadsOf(store: Store, source: string): AsyncGenerator<Payload> {
  let after = { task: "", step: -1 };
  for (;;) {
    const rows = await store.query<Omit<Payload, "body" | "contentType"> & { content_type: string; body64: string }>(
      `SELECT source, task, step, run, url, content_type, cursor, toUnixTimestamp64Milli(at) AS at, documents, base64Encode(body) AS body64
       FROM payloads FINAL WHERE source = {source:String} AND (task, toInt64(step)) > ({task:String}, {step:Int64})
       ORDER BY task, step LIMIT ${payloadsAtOnce}`,
      { source, ...after },
    );
    for (const { content_type, body64, ...row } of rows)
      yield { ...row, contentType: content_type, body: new Uint8Array(Buffer.from(body64, "base64")) };
    const last = rows.at(-1);
    if (!last || rows.length < payloadsAtOnce) return;
    after = { task: last.task, step: last.step };
  }
}

/** Answers are up to tens of megabytes: few are held at a time. */
const payloadsAtOnce = 4;

/** Drops the answers whose time is over. */
export async function dropOldPayloads(store: Store, now: number): Promise<void> {
  await store.dropPartitions("payloads", "toDate(partition) < {today:Date}", { today: new Date(now).toISOString().slice(0, 10) });
}
