import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { accessibilityFaults, everyLook, layoutShift, missingBrowser } from "./browser.js";
import { filledBrief } from "./filled-brief.js";
import { openedApp } from "./opened-app.js";

describe.skipIf(missingBrowser !== "")("the app in a browser", () => {
  const { open, openNothing, url } = openedApp();

  it("leads from the brief through a number to its documents, into a document, and back", async () => {
    const { page, complaints } = await open("/");
    const firstHand = page.locator(".fall-column.ours .fall-row-first_hand .door").first();
    const number = numberIn(await textOf(firstHand));
    expect(number).toBeGreaterThan(0);
    await firstHand.click();
    expect(await listTotal(page)).toBe(number);

    await page.locator(".row-open").first().click();
    const drawer = page.locator("dialog.drawer[open]");
    await drawer.locator(".explanations").waitFor();
    expect(await textOf(drawer.locator(".full-text"))).not.toBe("");
    expect(await drawer.locator(".full-text .ev").count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });

    await page.goBack();
    await page.locator(".headline").waitFor();
    expect(new URL(page.url()).pathname).toBe("/");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("prints every number of the answer on its own door, and each opens that many documents", async () => {
    const { page, complaints } = await open("/");
    await page.locator(".books").waitFor();
    const answer = await page.request.get(`${url()}/api/brief`);
    const counts = countsByFilter(await answer.json());
    const doors = await page
      .locator("main a.door[href^='/documents']")
      .evaluateAll((anchors) => anchors.map((anchor) => ({ text: String(anchor.textContent), href: String(anchor.getAttribute("href")) })));
    expect(doors.length).toBeGreaterThan(100);
    const wrong = doors.filter(({ text, href }) => doorCount(text) !== counts.get(filterKey(new URL(href, url()).searchParams)));
    expect(wrong).toEqual([]);

    for (const { text, href } of doors.filter((_, index) => index % followedDoors === 0)) {
      const list = await page.request.get(`${url()}/api${href}&limit=1`);
      expect([href, ((await list.json()) as { total: number }).total]).toEqual([href, doorCount(text)]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("prints sums that agree", async () => {
    const { page } = await open("/");
    const [rows, documents, duplicates, quarantined] = ((await textOf(page.locator(".sum").first())).match(/[\d,]+/g) ?? []).map(numberIn);
    expect(rows).toBe((documents ?? 0) + (duplicates ?? 0) + (quarantined ?? 0));
    expect(await page.locator(".books [role=alert]").count()).toBe(0);
    await page.context().close();
  });

  it("takes a correction, says who made it, and takes it back", async () => {
    const { page, complaints } = await open("/documents?voice=talk");
    await page.locator(".row-open").first().click();
    const stance = page.locator("#axis-stance");
    await stance.waitFor();
    const before = await textOf(stance.locator(".axis-label"));
    await stance.getByRole("button", { name: "Correct" }).click();
    const choice = stance.locator("label.choice").last();
    const wanted = await textOf(choice);
    await choice.click();
    await stance.getByLabel("Said by").fill("Ida");
    await stance.getByRole("button", { name: "Correct it" }).click();
    await stance.locator(".corrected").waitFor();
    expect(await textOf(stance.locator(".axis-label"))).toBe(wanted);
    expect(await textOf(stance.locator(".corrected"))).toContain("Ida");

    await stance.getByRole("button", { name: "Undo" }).click();
    await stance.locator(".corrected").waitFor({ state: "detached" });
    expect(await textOf(stance.locator(".axis-label"))).toBe(before);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("searches, narrows by a facet, and says both as conditions that can be taken off", async () => {
    const { page, complaints } = await open("/");
    await page.keyboard.press("/");
    await page.locator("#search:focus").waitFor();
    await page.keyboard.type("battery");
    await page.locator(".chip", { hasText: "battery" }).waitFor();
    await page.locator("mark").first().waitFor();
    const found = await listTotal(page);
    const facet = page.locator("section[aria-labelledby=facet-voice] .facet-value").first();
    const counted = numberIn(await textOf(facet.locator(".facet-count")));
    await facet.click();
    await page.locator(".chip", { hasText: "voice" }).waitFor();
    expect(await listTotal(page)).toBe(counted);
    await page.locator(".chip", { hasText: "voice" }).click();
    await page.locator(".chip", { hasText: "voice" }).waitFor({ state: "detached" });
    expect(await listTotal(page)).toBe(found);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("is walked with j, k, Enter and Esc, and gives the focus back", async () => {
    const { page } = await open("/documents");
    await page.locator(".row-open").nth(3).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await page.keyboard.press("j");
    const second = await page.locator(".row-open").nth(1).getAttribute("data-document");
    expect(await focusedDocument(page)).toBe(second);
    await page.keyboard.press("Enter");
    await page.locator("dialog.drawer[open] .explanations").waitFor();
    await page.keyboard.press("j");
    const third = await page.locator(".row-open").nth(2).getAttribute("data-document");
    await page.waitForURL((url) => url.searchParams.get("open") === third);
    await page.locator("dialog.drawer[open] .explanations").waitFor();
    for (let presses = 0; presses < 40; presses += 1) await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement === document.body || document.activeElement.closest('dialog') !== null")).toBe(true);
    await page.keyboard.press("Escape");
    await page.locator("dialog.drawer").waitFor({ state: "detached" });
    expect(await focusedDocument(page)).toBe(third);
    await page.context().close();
  });

  it("shows more of a long list below what is read, each document once", async () => {
    const { page } = await open("/documents");
    await page.locator(".row-open").first().waitFor();
    const first = await page.locator(".row-open").count();
    await page.locator(".list-foot").scrollIntoViewIfNeeded();
    await page.locator(".row-open").nth(first).waitFor();
    const ids = await page.locator(".row-open").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-document")));
    expect(new Set(ids).size).toBe(ids.length);
    await page.context().close();
  });

  it("opens a deep link to a document over its list, and a chosen night stays", async () => {
    const { page } = await open("/documents?voice=first-hand");
    const id = await page.locator(".row-open").first().getAttribute("data-document");
    await page.locator(".theme label", { hasText: "night" }).click();
    await page.goto(`${url()}/documents?voice=first-hand&open=${encodeURIComponent(id ?? "")}`);
    await page.locator("dialog.drawer[open] .explanations").waitFor();
    expect(await page.locator("html").getAttribute("data-theme")).toBe("night");
    await page.keyboard.press("Escape");
    await page.locator("dialog.drawer").waitFor({ state: "detached" });
    expect(await page.locator(".row-open").first().getAttribute("data-document")).toBe(id);
    await page.context().close();
  });

  it("says what failed and tries again", async () => {
    const { page } = await openNothing({ width: "desk", theme: "day" });
    await page.route("**/api/brief*", (route) =>
      route.fulfill({
        status: 503,
        contentType: "application/problem+json",
        body: JSON.stringify({
          title: "The store is busy",
          status: 503,
          detail: "Try again in a moment.",
          type: "about:blank",
          code: "busy",
        }),
      }),
    );
    await page.goto(url());
    await page.getByText("The store is busy").waitFor();
    await page.unroute("**/api/brief*");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".headline").waitFor();
    await page.context().close();
  });

  describe.each(everyLook)("at $width by $theme", (how) => {
    it.each([
      ["the brief", "/", ".books"],
      ["the documents", "/documents?q=battery", ".row-open"],
      ["an empty list", "/documents?q=zzzzzz", ".state"],
      ["the sources", "/sources", ".source-table"],
    ])("%s is marked as a sample, fits the width and has no fault that axe finds", async (_name, path, shown) => {
      const { page, complaints } = await open(path, how);
      await page.locator(shown).first().waitFor();
      expect(await page.locator(".sample").isVisible()).toBe(true);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(how.width === "desk" ? 1440 : 390);
      expect(await layoutShift(page)).toBeLessThan(0.05);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it("a brief with every section filled fits the width and has no fault that axe finds", async () => {
      const { page, complaints } = await openNothing(how);
      await page.route("**/api/brief*", async (route) => route.fulfill({ json: filledBrief(await (await route.fetch()).json()) }));
      await page.goto(`${url()}/?owners=apple`);
      await page.locator(".aspect").first().waitFor();
      await page.locator(".group").first().waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(how.width === "desk" ? 1440 : 390);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it("the drawer with a correction begun has no fault that axe finds", async () => {
      const { page, complaints } = await open("/documents?voice=first-hand&sort=strongest", how);
      await page.locator(".row-open").first().click();
      await page.locator("#axis-experience").getByRole("button", { name: "Correct" }).click();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
});

/** One in so many doors is followed to its list; `test/integration` follows them all. */
const followedDoors = 15;

/** A filter without the order of its fields. */
function filterKey(query: URLSearchParams): string {
  return [...query]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("&");
}

/** Every count of an answer that opens, by its filter: doors, and the count and the base of each rate. */
function countsByFilter(value: unknown, found = new Map<string, number>()): Map<string, number> {
  if (typeof value !== "object" || value === null) return found;
  const { count, n, filter, baseFilter } = value as {
    count?: number;
    n?: number;
    filter?: Record<string, string>;
    baseFilter?: Record<string, string>;
  };
  if (count !== undefined && filter) found.set(filterKey(new URLSearchParams(filter)), count);
  if (n !== undefined && baseFilter) found.set(filterKey(new URLSearchParams(baseFilter)), n);
  for (const part of Object.values(value)) countsByFilter(part, found);
  return found;
}

async function textOf(locator: Locator): Promise<string> {
  return ((await locator.textContent()) ?? "").trim();
}

function numberIn(text: string): number {
  return Number((/[\d,]+/.exec(text)?.[0] ?? "").replaceAll(",", ""));
}

/** What a door counts: for a rate the number of documents behind the percentage, as it is said to those who hear the page. */
function doorCount(text: string): number {
  const behindRate = /%: ([\d,]+) documents/.exec(text)?.[1];
  return numberIn(behindRate ?? text);
}

async function listTotal(page: Page): Promise<number> {
  await page.locator(".documents-list[aria-busy=false] .list-total").waitFor();
  return numberIn(await textOf(page.locator(".list-total")));
}

function focusedDocument(page: Page): Promise<string | null> {
  return page.evaluate<string | null>("document.activeElement?.getAttribute('data-document') ?? null");
}
