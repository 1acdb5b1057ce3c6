import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";

/** Debian's Chromium; another one by `LANDFALL_CHROMIUM`. */
const chromiumPath = process.env.LANDFALL_CHROMIUM ?? "/usr/bin/chromium";

/** Why the browser tests cannot run here; empty where they can. */
export const missingBrowser = existsSync(chromiumPath)
  ? ""
  : `no Chromium at ${chromiumPath}: install it (apt-get install -y chromium) or set LANDFALL_CHROMIUM`;

const quiet = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Ends only what hangs, in milliseconds: a busy machine takes many times as long as a quiet one. */
const patienceMs = 120_000;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: quiet, timeout: patienceMs });
}

export const widths = { desk: { width: 1440, height: 900 }, hand: { width: 390, height: 844 } } as const;

/** Every width by every theme: what must hold on each screen holds on all of them. */
export const everyLook = [
  { width: "desk", theme: "day" },
  { width: "desk", theme: "night" },
  { width: "hand", theme: "day" },
  { width: "hand", theme: "night" },
] as const;

/** Sums what the browser counts as layout that moved under the reader, in the page's own `layoutShift`. */
const countShifts = `
  window.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.layoutShift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
`;

/** How much the page has moved by itself since it was opened (cumulative layout shift: 0.1 is the limit of "good"). */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate<number>("window.layoutShift");
}

export interface Watched {
  page: Page;
  /** Every console error, uncaught exception, failed request and request to another origin so far. */
  complaints: string[];
}

/** A page that writes down everything that goes wrong on it. */
export async function openPage(
  browser: Browser,
  url: string,
  { width, theme }: { width: keyof typeof widths; theme: "day" | "night" },
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: widths[width],
    colorScheme: theme === "night" ? "dark" : "light",
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
  });
  context.setDefaultTimeout(patienceMs);
  await context.addInitScript(countShifts);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) complaints.push(`request to elsewhere: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return { page, complaints };
}

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeViolation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary: string }[];
}

/** What axe finds wrong with the page as it stands, one line a fault. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate<AxeViolation[]>(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((result) => result.violations)`,
  );
  return violations.flatMap((violation) =>
    violation.nodes
      .slice(0, 4)
      .map((node) => `${violation.id}: ${violation.help}: ${node.html.slice(0, 160)}: ${node.failureSummary.slice(0, 200)}`),
  );
}
