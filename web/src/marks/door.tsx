import type { ComponentChildren } from "preact";
import type { DocumentFilter, Door } from "../api-types.js";
import { documentsHref } from "../filter.js";
import { count, counted } from "../numbers.js";

/**
 * A number that opens the documents that make it up.
 * @param of what the number counts, for those who hear the page: "taken out as copies, Xiaomi"
 */
export function DoorNumber({
  door,
  of,
  sign = "",
  unit,
  class: name = "",
}: {
  door: Door;
  of: string;
  sign?: string;
  unit?: [string, string];
  class?: string;
}) {
  const shown = `${sign}${unit ? counted(door.count, ...unit) : count(door.count)}`;
  return (
    <a
      class={`door ${door.count === 0 ? "door-empty" : ""} ${name}`}
      href={documentsHref(door.filter)}
      title={`Open ${counted(door.count, "document")}: ${of}`}
    >
      {shown}
      <span class="unseen">{unit ? `: ${of}` : ` ${door.count === 1 ? "document" : "documents"}: ${of}`}</span>
    </a>
  );
}

/** Words that open the documents that they speak of. */
export function DoorWords({
  filter,
  title,
  children,
  class: name = "",
}: {
  filter: DocumentFilter;
  title?: string;
  children: ComponentChildren;
  class?: string;
}) {
  return (
    <a class={`door ${name}`} href={documentsHref(filter)} title={title}>
      {children}
    </a>
  );
}
