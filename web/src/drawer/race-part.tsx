import { useAnswer } from "../answers.js";
import type { DocumentRace } from "../api-types.js";
import { documentsHref } from "../filter.js";
import { count } from "../numbers.js";
import { duration, storyHref } from "../race/words.js";
import { drawerHref } from "../router.js";
import { SkeletonLines } from "../states/skeleton.js";
import { copyKindWords, roleWords } from "../words.js";

/** A document's part in its story, by the story's name, and what is wrong with its time. */
export function RacePart({ id, hasStory }: { id: string; hasStory: boolean }) {
  const { data } = useAnswer<DocumentRace>(`/api/race/documents/${encodeURIComponent(id)}`);
  if (!data) {
    return hasStory ? (
      <section class="facts-part race-part" aria-busy="true">
        <h3>Its story</h3>
        <SkeletonLines lines={2} />
      </section>
    ) : null;
  }
  const { story, telling, timeFlags } = data;
  return (
    <>
      {timeFlags.map(({ flag, sentence }) => (
        <p key={flag} class="release release-disagrees">
          <b>Its time cannot be right. </b>
          {sentence} It stands as it came.
        </p>
      ))}
      {story && (
        <section class="facts-part race-part">
          <h3>Its story</h3>
          <p>
            <a href={storyHref(story.story)}>{story.label}</a>{" "}
            <small>
              <a class="door" href={documentsHref(story.documents.filter)}>
                {count(story.documents.count)} documents
              </a>
            </small>
          </p>
          {telling && (
            <p>
              {telling.first ? "First in what we saw" : `In it: ${roleWords[telling.role]}`}
              {telling.lagMinutes !== null && telling.lagMinutes > 0 && `, ${duration(telling.lagMinutes)} after the earliest`}
              {telling.copy && `, ${copyKindWords[telling.copy]}`}
              {telling.origin && (
                <>
                  , goes back to{" "}
                  <a href={drawerHref(telling.origin.document)} data-keep-scroll data-replace>
                    an earlier one
                  </a>
                </>
              )}
              .
            </p>
          )}
        </section>
      )}
    </>
  );
}
