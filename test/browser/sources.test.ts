/** The Sources screen: a source is tried, added, asked, paused and removed there, and its states are drawn. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Collector } from "../../src/pipeline/collect/collector.js";
import { SourceDesk } from "../../src/pipeline/collect/desk.js";
import { asItStands } from "../../src/pipeline/current.js";
import { openWorkspace, type Workspace } from "../../src/pipeline/workspace.js";
import type { LiveSource, SourceList } from "../../src/report/sources/answers.js";
import { LiveState } from "../../src/server/live-state.js";
import { type RunningServer, startServer } from "../../src/server/start.js";
import { accessibilityFaults, everyLook, missingBrowser, openBrowser, openPage } from "./browser.js";
import { buildApp } from "./build-app.js";

const hours = (value: (hour: number) => number) => Array.from({ length: 168 }, (_, hour) => value(hour));
const now = "2016-09-07T12:00:00.000Z";

/** A source in a state, as the server tells it. */
function told(name: string, state: LiveSource["state"], fields: Partial<LiveSource> = {}): LiveSource {
  return {
    name,
    kind: "feeds",
    about: "",
    state,
    reading: "How it stands.",
    asks: ["The feed https://one.example/rss, all of it"],
    limits: ["A feed shows its newest items only."],
    documents: { count: 1240, filter: { source: name } },
    aDay: 41.2,
    lagMinutes: 12,
    everyMinutes: 15,
    lastSuccess: "2016-09-07T11:56:00.000Z",
    lastAsked: "2016-09-07T11:56:00.000Z",
    nextRun: "2016-09-07T12:11:00.000Z",
    failures: 0,
    errors: 0,
    lastError: null,
    requests: 96,
    requestsADay: 96,
    bytes: 1_000_000,
    rows: 9000,
    added: 1240,
    duplicates: 7755,
    quarantined: 5,
    deleted: 3,
    keepDays: null,
    rawDays: 30,
    pseudonyms: false,
    rhythm: { from: "2016-08-31T13:00:00.000Z", documents: hours((hour) => hour % 5), asked: hours(() => 4), failed: hours(() => 0) },
    ...fields,
  };
}

const failing = told("Old Forum", "failing", {
  errors: 14,
  failures: 5,
  lastError: { at: "2016-09-07T11:50:00.000Z", code: "unreachable", reason: "forum.old.example could not be read" },
  rhythm: {
    from: "2016-08-31T13:00:00.000Z",
    documents: hours((hour) => (hour < 150 ? hour % 4 : 0)),
    asked: hours((hour) => (hour > 60 && hour < 80 ? 0 : 2)),
    failed: hours((hour) => (hour > 150 ? 2 : 0)),
  },
});

const list: SourceList = {
  reading: "3 of 5 live sources answer, 1 does not, 1 has gone quiet; last answer 4 minutes ago.",
  canChange: true,
  now,
  notices: [
    { source: "Old Forum", kind: "failing", text: "Old Forum has failed 5 times in a row.", next: "It is tried again by itself." },
    { source: "Quay Blog", kind: "quiet", text: "Quay Blog has given nothing new for 31 asked hours.", next: "Open it in a browser." },
  ],
  sources: [
    told("Daily", "good"),
    failing,
    told("Quay Blog", "quiet"),
    told("Resting", "paused", { nextRun: null }),
    told("New", "waiting", { lastSuccess: null, aDay: null, lagMinutes: null, documents: { count: 0, filter: {} } }),
  ],
};

describe.skipIf(missingBrowser !== "")("the Sources screen", () => {
  const folder = mkdtempSync(join(tmpdir(), "landfall-sources-"));
  let feed: Server;
  let workspace: Workspace;
  let collector: Collector;
  let server: RunningServer;
  let browser: Browser;
  let url: string;
  const stop = new AbortController();
  let watching: Promise<void>;

  beforeAll(async () => {
    feed = createServer((request, response) =>
      request.url === "/feed.xml"
        ? response
            .writeHead(200, { "content-type": "application/rss+xml" })
            .end(
              "<rss version='2.0'><channel><title>Quay News</title><item><guid>1</guid><title>Xiaomi Mi 5 is out</title></item></channel></rss>",
            )
        : response.writeHead(404).end(),
    );
    await new Promise<void>((resolve) => feed.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(feed.address() as AddressInfo).port}`;
    writeFileSync(
      join(folder, "landfall.toml"),
      `brand = "Xiaomi"\nmarket = "US"\ncatalogues = ["phones"]\n[collect]\ncontact = "https://l.example/bot"\nallowed_hosts = ["${host}"]\n`,
    );
    await using app = await buildApp();
    workspace = await openWorkspace(folder, "test");
    collector = await Collector.open(workspace, { version: "0" });
    const desk = new SourceDesk(workspace, { version: "0", collector, canChange: true });
    server = await startServer(new LiveState(await asItStands(workspace), { version: "0", reader: "r", desk }), {
      port: 0,
      builtApp: app.folder,
    });
    url = server.url.replace(/\/$/, "");
    watching = collector.watch(stop.signal);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    stop.abort();
    await watching;
    await server?.[Symbol.asyncDispose]();
    await collector?.[Symbol.asyncDispose]();
    await workspace?.[Symbol.asyncDispose]();
    feed?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is empty at first, tries an address without keeping it, adds it, and asks it at once", async () => {
    const { page, complaints } = await openPage(browser, url, { width: "desk", theme: "day" });
    await page.goto(`${url}/sources`);
    await page.getByText("No live source yet.").first().waitFor();
    const address = `http://127.0.0.1:${(feed.address() as AddressInfo).port}/feed.xml`;
    await page.getByLabel("Address").fill(address);
    await page.getByRole("button", { name: "Test" }).click();
    await page.getByText("a feed of 1 items").waitFor();
    await page.getByText("Xiaomi Mi 5 is out").waitFor();
    expect(readFileSync(join(folder, "landfall.toml"), "utf8")).not.toContain("[[sources]]");

    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.locator(".live-table").waitFor();
    expect(readFileSync(join(folder, "landfall.toml"), "utf8")).toContain(`feeds = [ "${address}" ]`);
    await page.locator(".live-name", { hasText: "Quay News" }).click();
    await page.getByText("= 1 document").first().waitFor();

    await page.getByLabel("Name, as their documents carry it").fill("nobody at all");
    await page.getByRole("button", { name: "Count what would go" }).click();
    await page.getByText("Nothing of theirs is here under this name").waitFor();
    await page.getByRole("button", { name: "Leave it" }).click();

    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Resume" }).waitFor();
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByRole("button", { name: "Ask now" }).waitFor();
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("button", { name: /^Remove Quay News/ }).click();
    await page.getByText("No live source yet.").first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says why an address is refused", async () => {
    const { page } = await openPage(browser, url, { width: "desk", theme: "day" });
    await page.goto(`${url}/sources`);
    await page.getByLabel("Address").fill("http://169.254.169.254/latest");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText("not an address of the public internet").waitFor();
    await page.context().close();
  });

  it.each(everyLook)("draws every state at $width by $theme without a fault that axe finds", async (how) => {
    const { page, complaints } = await openPage(browser, url, how);
    await page.route("**/api/sources", (route) => route.fulfill({ json: list }));
    await page.goto(`${url}/sources?source=Old+Forum`);
    await page.locator(".live-detail").waitFor();
    expect(await page.locator(".live-source").count()).toBe(5);
    expect(await page.locator(".rhythm-failed").count()).toBe(17);
    expect(await page.locator(".live-failing .rhythm-asked").count()).toBe(2);
    expect(await page.locator(".source-notices li").count()).toBe(2);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(how.width === "desk" ? 1440 : 390);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
