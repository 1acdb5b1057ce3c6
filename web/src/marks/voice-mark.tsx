import type { Voice } from "../api-types.js";
import { voices } from "../words.js";

/** A voice's mark, the same everywhere; the shape alone tells it, so that colour is not needed. Drawn on 12 × 12. */
const shapes: Record<Voice, preact.JSX.Element> = {
  "first-hand": <circle cx="6" cy="6" r="5" fill="currentColor" />,
  talk: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="2" />,
  press: <rect x="1.5" y="1.5" width="9" height="9" fill="currentColor" />,
  official: <path d="M6 .5 11.5 6 6 11.5 .5 6Z" fill="currentColor" />,
  paid: <path d="M6 1 11.5 11H.5Z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />,
  automated: <path d="M2 2l8 8M10 2l-8 8" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" />,
};

export function VoiceMark({ voice }: { voice: Voice }) {
  return (
    <svg class={`voice-mark voice-${voice}`} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
      {shapes[voice] ?? shapes.talk}
    </svg>
  );
}

/** The mark with its word. */
export function VoiceName({ voice }: { voice: Voice }) {
  return (
    <span class="voice-name">
      <VoiceMark voice={voice} />
      <span class={voice === "first-hand" ? "voice-word first-hand-word" : "voice-word"}>{voice}</span>
    </span>
  );
}

/** Every voice, below a figure that draws them. */
export function VoiceKey() {
  return (
    <span class="fall-key">
      {voices.map((voice) => (
        <VoiceName key={voice} voice={voice} />
      ))}
    </span>
  );
}
