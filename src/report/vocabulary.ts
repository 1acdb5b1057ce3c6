export { aspectNames, axes, claimAttributes, releaseStates, speakers, voices } from "../core/reading.js";
export { copyKinds, storyRoles } from "../core/relation.js";
export { timeGrades } from "../core/time.js";
