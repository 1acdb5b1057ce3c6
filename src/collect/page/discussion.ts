import { elementsOf, type HtmlElement } from "./html-tree.js";
import { type JsonLdThing, typesOf } from "./json-ld.js";

const discussionTypes = new Set(["DiscussionForumPosting", "QAPage", "Conversation"]);
const forumPrograms =
  /phpbb|vbulletin|discourse|xenforo|mybb|invision|ip\.board|simple machines|smf|burning board|woltlab|flarum|vanilla|nodebb|lemmy|fluxbb|question2answer|bbpress/i;
const forumPath =
  /\/(?:forums?|foren|boards?|threads?|topic(?=\/\d)|discussions?|questions)(?:[/?#.-]|$)|view(?:topic|thread)|showthread|\/t\/(?:[^/]+\/)?\d+|showtopic|\/comments\/[a-z0-9]+|[?&](?:topic|thread|t)=\d+/i;
const forumHost =
  /forums?(?:\.|-|$)|^(?:foren|community|discuss|discourse|boards?|talk)\.|(?:^|\.)(?:reddit|stackexchange|stackoverflow|quora|superuser|serverfault|askubuntu)\.com$|^news\.ycombinator\.com$|^lobste\.rs$|^lemmy\./i;
const forumMarkup = /schema\.org\/(?:DiscussionForumPosting|QAPage)$/i;

/** True where the page is a thread of posts, in which replies are text and not comments on it. */
export function isDiscussion(
  root: HtmlElement,
  options: { things: readonly JsonLdThing[]; url: string | null; generator: string | null },
): boolean {
  if (options.things.some((thing) => typesOf(thing).some((type) => discussionTypes.has(type)))) return true;
  if (options.generator !== null && forumPrograms.test(options.generator)) return true;
  if (options.url !== null && URL.canParse(options.url)) {
    const { hostname, pathname, search } = new URL(options.url);
    if (forumHost.test(hostname) || forumPath.test(pathname + search)) return true;
  }
  for (const { tag, attributes } of elementsOf(root)) {
    if (attributes.itemtype !== undefined && forumMarkup.test(attributes.itemtype)) return true;
    if (tag === "body" && attributes.id !== undefined && /^(?:phpbb|vbulletin|XenForo)$/i.test(attributes.id)) return true;
  }
  return false;
}
