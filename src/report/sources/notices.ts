import type { LiveSource, SourceNotice } from "./answers.js";
import type { SourceToReport } from "./list.js";
import type { Silence } from "./quiet.js";

/** One failure passes by itself; from so many in a row on it is told. */
const failuresTold = 3;

/** What should be known of a source without looking for it. */
export function noticesOf(
  source: Pick<SourceToReport, "name" | "missingKey" | "paused">,
  item: LiveSource,
  silence: Silence | null,
): SourceNotice[] {
  const { name, missingKey, paused } = source;
  if (paused) return [];
  const notices: SourceNotice[] = [];
  if (missingKey !== null)
    notices.push({
      source: name,
      kind: "missing_key",
      text: `${name} needs a key, and ${missingKey} holds none.`,
      next: `Set the environment variable ${missingKey}, or write it into landfall.secrets.toml.`,
    });
  const { lastError } = item;
  if (lastError?.code === "unreadable")
    notices.push({
      source: name,
      kind: "drift",
      text: `${name} answers in a form that can't be read: ${lastError.reason}.`,
      next: "The answer is kept in quarantine; its cursor waits, so nothing is passed over. See whether the source has moved or changed.",
    });
  else if (lastError && (item.state === "refused" || lastError.code === "gone"))
    notices.push({
      source: name,
      kind: "refused",
      text: `${name} ${lastError.code === "gone" ? "is no longer there" : "refuses"}: ${lastError.reason}.`,
      next: "Check its address, its key and its terms; or pause it.",
    });
  else if (lastError && item.failures >= failuresTold)
    notices.push({
      source: name,
      kind: "failing",
      text: `${name} has failed ${item.failures} times in a row: ${lastError.reason}.`,
      next: "It is tried again by itself, ever more seldom. See whether it opens in a browser.",
    });
  if (silence)
    notices.push({
      source: name,
      kind: "quiet",
      text: `${name} has given nothing new for ${silence.hours} asked hours; its longest silence before was ${silence.longestBefore}.`,
      next: "It answers, so it may have moved: open it in a browser, and give its new address.",
    });
  return notices;
}
