import { useState } from "preact/hooks";
import type { Brief, DocumentTime } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { HorizonName } from "../marks/horizon-line.js";
import { counted, typeset } from "../numbers.js";
import { storyHref } from "../race/words.js";
import { drawerHref } from "../router.js";
import { gradeNote, when } from "../times.js";

type Story = Brief["stories"][number];

const storiesAtFirst = 6;

/** Each candidate's time as wide as it is known, on one line: where the bars overlap, none of them may be called first. */
function FirstLanes({ first }: { first: Story["first"] }) {
  const ends = first.flatMap(({ time }) => (time.from && time.to ? [Date.parse(time.from), Date.parse(time.to)] : []));
  const from = Math.min(...ends);
  const length = Math.max(...ends) - from || 1;
  const place = (time: DocumentTime) =>
    time.from && time.to
      ? {
          left: `${((Date.parse(time.from) - from) / length) * 100}%`,
          width: `max(3px, ${((Date.parse(time.to) - Date.parse(time.from)) / length) * 100}%)`,
        }
      : { left: "0%", width: "100%" };
  return (
    <ol class="lanes">
      {first.map((candidate) => (
        <li key={candidate.document} class="lane">
          <a href={drawerHref(candidate.document)} data-keep-scroll>
            {candidate.publication || candidate.author || candidate.source}
          </a>
          <span class="lane-track" aria-hidden="true">
            <span class="lane-bar" style={place(candidate.time)} />
          </span>
          <span class="lane-time">{when(candidate.time)}</span>
        </li>
      ))}
    </ol>
  );
}

function First({ story }: { story: Story }) {
  const [only] = story.first;
  if (story.first.length === 0) return <p class="story-first">No document of it has a known time, so none is called first.</p>;
  if (story.first.length > 1) {
    return (
      <div class="story-first">
        <p>
          <b>Too close to call:</b> the times of {story.first.length} documents overlap.
        </p>
        <FirstLanes first={story.first.slice(0, 5)} />
        {story.first.length > 5 && <p class="quiet">and {counted(story.first.length - 5, "other", "others")}</p>}
      </div>
    );
  }
  if (!only) return null;
  const note = gradeNote(only.time);
  return (
    <p class="story-first">
      <b>First in what we saw:</b>{" "}
      <a href={drawerHref(only.document)} data-keep-scroll>
        {only.publication || only.author || "author unknown"}
      </a>{" "}
      on {only.source}, {when(only.time)}
      {note && <small> ({note})</small>}
    </p>
  );
}

/** The period's stories: what was told, how many told it anew, and who was first where that can be said. */
export function Stories({ stories, names }: { stories: Story[]; names: Map<string, string> }) {
  const [open, setOpen] = useState(false);
  if (stories.length === 0) return <p class="quiet">No story was told by more than one document in this period.</p>;
  return (
    <>
      <ol class="stories">
        {stories.slice(0, open ? undefined : storiesAtFirst).map((story) => (
          <li key={story.story} class="story">
            <h3 class="story-label">
              <a href={storyHref(story.story)}>{story.label}</a>
            </h3>
            <p class="story-reading">{typeset(story.reading)}</p>
            <First story={story} />
            <p class="story-facts">
              <DoorNumber door={story.documents} of={`story ${story.label}`} unit={["document", "documents"]} />
              <DoorNumber door={story.roots} of={`roots of story ${story.label}`} unit={["root", "roots"]} />
              <DoorNumber door={story.echoes} of={`echoes of story ${story.label}`} unit={["echo", "echoes"]} />
              {story.circular && <span class="circular-word">sources cite one another in a circle</span>}
              {story.horizon && <HorizonName horizon={story.horizon} />}
              <span>{story.brands.map((brand) => names.get(brand) ?? brand).join(", ")}</span>
            </p>
          </li>
        ))}
      </ol>
      {stories.length > storiesAtFirst && (
        <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Fewer stories" : `${stories.length - storiesAtFirst} more stories`}
        </button>
      )}
    </>
  );
}
