import type { Axis } from "../../core/reading.js";
import { experienceCues } from "./experience.js";
import { horizonCues } from "./horizon.js";
import { levelCues } from "./level.js";
import type { Cue } from "./pattern.js";
import { speakerCues } from "./speaker.js";
import { stanceCues } from "./stance.js";
import { tieCues } from "./tie.js";

const byAxis: [Axis, readonly Cue[]][] = [
  ["level", levelCues],
  ["horizon", horizonCues],
  ["experience", experienceCues],
  ["tie", tieCues],
  ["speaker", speakerCues],
  ["stance", stanceCues],
];

/** Every cue in the text, with the axis that it was written for; the model may use it on any axis. */
export const allCues: readonly (Cue & { axis: Axis })[] = byAxis.flatMap(([axis, cues]) => cues.map((cue) => ({ ...cue, axis })));
