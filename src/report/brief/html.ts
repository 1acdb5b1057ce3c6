import type { Brief } from "../answers.js";
/** The brief as one self-contained HTML file. */
export async function briefToHtml(brief: Brief): Promise<string> {
  return `<!doctype html><title>${brief.headline}</title>`;
}
