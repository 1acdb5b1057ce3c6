import { z } from "zod";
import type { StoredDocument } from "../../core/document.js";
import { textOfMarkup } from "../feed/feed-text.js";
import { platformTime, sourceDocument, sourceItemId } from "../source-document.js";

const text = z.string().nullish();

/** A status of Mastodon's API, as far as we read it. Source: docs.joinmastodon.org, entities/Status. */
export const statusSchema = z.object({
  id: z.string().min(1),
  uri: text,
  url: text,
  created_at: z.string(),
  edited_at: text,
  content: z.string(),
  spoiler_text: text,
  visibility: text,
  language: text,
  in_reply_to_id: text,
  account: z.object({ acct: z.string(), url: text, bot: z.boolean().nullish() }),
  application: z.object({ name: text }).nullish(),
  card: z.object({ url: text }).nullish(),
  reblog: z.unknown().nullish(),
});

export type Status = z.infer<typeof statusSchema>;

/** True for what anybody may read, in words of its own. */
export function isPublicPost({ visibility, reblog }: Status): boolean {
  return !reblog && (!visibility || visibility === "public" || visibility === "unlisted");
}

/** The id of a post: its address in the whole network, so that two servers' copies of one post are one document. */
export function statusId({ uri, id }: Pick<Status, "uri" | "id">, host: string): string {
  return sourceItemId("mastodon", uri ?? `${host}/${id}`);
}

export function statusDocument(status: Status, source: string, base: string, now: number): StoredDocument {
  const content = textOfMarkup(status.content, base);
  const instant = Date.parse(status.created_at);
  const host = new URL(base).host;
  return sourceDocument(source, status.uri ?? status.id, {
    id: statusId(status, host),
    url: status.url ?? status.uri ?? "",
    author: status.account.acct.includes("@") ? status.account.acct : `${status.account.acct}@${host}`,
    client: status.application?.name ?? "",
    text: textOf(status, content.text),
    replyTo: status.in_reply_to_id ? `${host}/${status.in_reply_to_id}` : "",
    // Links to hashtags and to the persons named are the network's own.
    links: content.links.filter((link) => !/\/(?:tags?|tagged)\/|\/@[^/]+\/?$|\/users\/[^/]+\/?$/i.test(link)),
    time: platformTime(Number.isNaN(instant) ? null : instant, now, 1),
    extra: { language: status.language ?? null, bot: status.account.bot ?? null, edited: status.edited_at ?? null },
  });
}

function textOf({ spoiler_text: warning }: Status, content: string): string {
  return [warning, content].filter(Boolean).join("\n");
}
