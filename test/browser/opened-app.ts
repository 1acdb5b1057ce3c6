import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { missingBrowser, openBrowser, openPage, type Watched } from "./browser.js";
import { type StartedApp, startApp } from "./start-app.js";

type How = Parameters<typeof openPage>[2];

interface OpenedApp {
  /** Opens a path of the app in a page that writes down what goes wrong; at a desk by day unless told otherwise. */
  open(path: string, how?: How): Promise<Watched>;
  /** A page in which nothing is open yet. */
  openNothing(how: How): Promise<Watched>;
  /** Where the app is, without a slash at the end. */
  url(): string;
}

/**
 * The app over the sample and a browser, for the tests of the `describe` in which it is called: both start before the first and end after the last.
 * @param shown what a path must show before it counts as open
 */
export function openedApp(shown?: string): OpenedApp {
  if (missingBrowser) console.warn(`browser tests skipped: ${missingBrowser}`);
  let app: StartedApp;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), openBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.[Symbol.asyncDispose]();
  });

  const openNothing = (how: How) => openPage(browser, app.url, how);
  return {
    async open(path, how = { width: "desk", theme: "day" }) {
      const watched = await openNothing(how);
      await watched.page.goto(app.url + path);
      if (shown) await watched.page.locator(shown).waitFor();
      return watched;
    },
    openNothing,
    url: () => app.url,
  };
}
