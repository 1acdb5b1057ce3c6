/** Day, night, or as the system says. */
import { signal } from "@preact/signals";
import { recall, remember } from "./remembered.js";

export const themes = ["system", "day", "night"] as const;
export type Theme = (typeof themes)[number];

const first = recall("theme");
export const theme = signal<Theme>(first === "day" || first === "night" ? first : "system");

export function setTheme(next: Theme): void {
  theme.value = next;
  remember("theme", next === "system" ? null : next);
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
}
