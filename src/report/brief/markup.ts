import type { DocumentFilter } from "../answers.js";

/** Markup that is safe to put into a page as it is. Only {@link html} and {@link raw} make it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | Part[] | string | number | null | undefined | false;

/** A template whose values are text unless they are markup already: collected text can never become markup. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Markup {
  return new Markup(strings.reduce((text, string, i) => text + string + (i < values.length ? write(values[i]) : ""), ""));
}

/** Markup that this program made (a plot, a style sheet). */
export function raw(text: string): Markup {
  return new Markup(text);
}

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(write).join("");
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A number with the command that opens its documents: in a file there is no server to ask. */
export function openable(text: string | number, filter: DocumentFilter): Markup {
  return html`<data title="landfall documents --filter '${queryOf(filter)}'">${text}</data>`;
}

/** A filter as the app and the command line write it. */
export function queryOf(filter: DocumentFilter): string {
  return new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined)).toString();
}
