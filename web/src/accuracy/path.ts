/** Where the Accuracy screen asks. */
export const accuracyPath = "/api/accuracy";
