/** A clause holds an opinion where "none" is less likely than this: the best F1 in cross-validation (see evaluate.ts). */
export const threshold = 0.75;
