import { z } from "zod";
import type { StoredDocument } from "../../core/document.js";
import { secondMs } from "../../core/time.js";
import { afterPageLookingBack, passOf } from "../newest-first.js";
import { searchPhrases } from "../query.js";
import type { SourceAdapter } from "../source.js";
import { sourceItemId } from "../source-document.js";
import { isDefect, jsonOf, readItems, unreadable } from "../source-json.js";
import { documentOf, isGone, nameOf, thingSchema } from "./thing.js";

export interface RedditSettings {
  /** `https://oauth.reddit.com` with a token, else the public site. */
  api?: string;
  token?: string;
  /** Nothing older is wanted, in Unix milliseconds. */
  since?: number;
  /** Communities that are read whole, posts and comments: `Android`, `iphone`. */
  communities?: string[];
  /** Also search the whole site for each phrase. */
  search?: boolean;
  mostPhrases?: number;
}

const text = z.string().nullish();
const listingSchema = z.object({ kind: z.literal("Listing").nullish(), data: z.object({ children: z.array(z.unknown()), after: text }) });

const pageSize = 100;

/** Reddit's listings: the newest posts and comments of communities, and its search. Listings end after about 1,000 items. */
export const reddit: SourceAdapter<RedditSettings> = {
  kind: "reddit",
  // Without a key Reddit asks for no more than ten requests a minute.
  pauseMs: 6 * secondMs,
  limits: [
    "A listing shows its newest 1,000 items: what is posted faster than it is collected is lost; use a key, or the monthly dumps.",
    "Private and quarantined communities are not seen.",
    "A deleted post is known as deleted only when it is met again: the last two days are read again every six hours, and what else of the last month the listing still shows every week.",
  ],

  plan(query, settings) {
    const api = settings.api ?? (settings.token ? "https://oauth.reddit.com" : "https://www.reddit.com");
    const common = { api, token: settings.token ?? "", since: String(settings.since ?? 0) };
    const communities = (settings.communities ?? []).flatMap((name) => [
      { key: `posts ${name}`, asks: `The newest posts of r/${name}`, settings: { ...common, path: `/r/${encodeURIComponent(name)}/new` } },
      {
        key: `comments ${name}`,
        asks: `The newest comments in r/${name}`,
        settings: { ...common, path: `/r/${encodeURIComponent(name)}/comments` },
      },
    ]);
    const searches = settings.search === false ? [] : searchPhrases(query, settings.mostPhrases ?? 20);
    return [
      ...communities,
      ...searches.map((phrase) => ({
        key: `search ${phrase}`,
        asks: `Posts on Reddit with ${phrase}, newest first`,
        settings: { ...common, path: "/search", phrase },
      })),
    ];
  },

  request({ settings }, cursor) {
    const { page } = passOf(cursor);
    const url = new URL(`${settings.api}${settings.path}.json`);
    const parameters: Record<string, string> = { limit: String(pageSize), raw_json: "1" };
    if (settings.phrase) Object.assign(parameters, { q: settings.phrase, sort: "new", type: "link" });
    if (page) parameters.after = page;
    url.search = new URLSearchParams(parameters).toString();
    return { url: url.href, obeyRobots: false, headers: settings.token ? { authorization: `Bearer ${settings.token}` } : undefined };
  },

  read(task, cursor, answer, { source, now }) {
    const body = jsonOf(answer, listingSchema);
    if (isDefect(body)) return unreadable(source, body, cursor);
    const documents: StoredDocument[] = [];
    const deletions: string[] = [];
    const instants: number[] = [];
    const diagnostics = readItems(body.data.children, thingSchema, source, (thing) => {
      instants.push(thing.data.created_utc * secondMs);
      if (isGone(thing)) deletions.push(sourceItemId("reddit", nameOf(thing)));
      else documents.push(documentOf(thing, source, now));
    });
    return {
      documents,
      deletions,
      diagnostics,
      ...afterPageLookingBack(passOf(cursor), instants, body.data.after ?? null, { since: Number(task.settings.since), now }),
    };
  },
};
