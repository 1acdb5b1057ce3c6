import { place } from "../router.js";
import { RaceList } from "./race-list.js";
import { StoryScreen } from "./story-screen.js";

/** Who was first, who copied, how many roots? The stories of a period, or one of them under `/race/<story>`. */
export function RaceScreen() {
  const story = /^\/race\/(.+)$/.exec(place.value.path)?.[1];
  return story === undefined ? <RaceList /> : <StoryScreen key={story} story={decoded(story)} />;
}

/** An address that was typed may be no valid one; then there is no such story, and the server says so. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
