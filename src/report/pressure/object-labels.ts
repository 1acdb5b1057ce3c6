import type { ReportContext } from "../context.js";
import { sayKind } from "./say.js";

/** So much of a text names it, in UTF-16 units. */
const labelLength = 110;

/** Objects in words: a link's address, hashtags with their mark, the beginning of a text or of a reposted document. */
export async function objectLabels(
  { store, generation }: ReportContext,
  objects: readonly { kind: string; object: string; document?: string }[],
): Promise<(kind: string, object: string) => string> {
  const needText = objects.filter(({ kind }) => hasNoName(kind));
  const unknown = needText.filter(({ document }) => document === undefined);
  const documentOf = new Map(
    needText.flatMap((one) => (one.document === undefined ? [] : [[keyOf(one.kind, one.object), one.document] as const])),
  );
  if (unknown.length > 0) {
    const rows = await store.query<{ kind: string; object: string; document: string }>(
      `SELECT kind, object, argMin(document, time) AS document FROM actions
       WHERE generation = {generation:String} AND object IN {objects:Array(String)} GROUP BY kind, object`,
      { generation, objects: unknown.map(({ object }) => object) },
    );
    for (const { kind, object, document } of rows) documentOf.set(keyOf(kind, object), document);
  }
  const texts = new Map(
    documentOf.size === 0
      ? []
      : (
          await store.query<{ id: string; text: string }>(
            "SELECT id, substringUTF8(if(title = '', text, title), 1, 400) AS text FROM documents FINAL WHERE id IN {ids:Array(String)}",
            { ids: [...new Set(documentOf.values())] },
          )
        ).map(({ id, text }) => [id, text] as const),
  );
  return (kind, object) => {
    if (kind === "hashtags")
      return object
        .split(" ")
        .map((tag) => `#${tag}`)
        .join(" "); // prettier-ignore
    if (kind === "handle") return `@${object}`;
    if (kind === "reply") return object.includes(" ") || object.length > 40 ? `an answer to ${cut(object)}` : `an answer to @${object}`;
    if (!hasNoName(kind)) return cut(object);
    const text = texts.get(documentOf.get(keyOf(kind, object)) ?? "");
    return text === undefined || text === "" ? `a ${sayKind(kind)}` : `“${cut(text.replace(/\s+/g, " ").trim())}”`;
  };
}

/** Kinds whose object is a key and no name. */
function hasNoName(kind: string): boolean {
  return kind === "text" || kind === "repost";
}

function keyOf(kind: string, object: string): string {
  return `${kind}:${object}`;
}

function cut(text: string): string {
  return text.length <= labelLength ? text : `${text.slice(0, labelLength - 1).toWellFormed()}…`;
}
