import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { accessibilityFaults, everyLook, layoutShift, missingBrowser } from "./browser.js";
import { openedApp } from "./opened-app.js";

/** What the test needs of `GET /api/race` and of a story. */
interface RaceAnswer {
  counts: Record<string, number>;
  stories: { story: string; label: string; couldBeFirst: number; documents: { count: number } }[];
}
interface StoryAnswer {
  tellings: { document: string }[];
  copies: { a: string; b: string }[];
}

describe.skipIf(missingBrowser !== "")("the race in a browser", () => {
  const { open, url } = openedApp();
  let circular = "";
  let undecided = "";
  let pair = { a: "", b: "" };

  beforeAll(async () => {
    const get = async <T>(path: string) => (await (await fetch(url() + path)).json()) as T;
    circular = (await get<RaceAnswer>("/api/race?only=circular")).stories[0]?.story ?? "";
    undecided = (await get<RaceAnswer>("/api/race?only=open")).stories.find((story) => story.couldBeFirst > 1)?.story ?? "";
    [pair] = (await get<StoryAnswer>(`/api/race/stories/${encodeURIComponent(circular)}`)).copies;
  });

  const storyPath = (story: string) => `/race/${encodeURIComponent(story)}`;

  it("leads from the brief through the race into a story, from a number to its documents, and back", async () => {
    const { page, complaints } = await open("/");
    await page.getByRole("link", { name: "Race", exact: true }).click();
    await page.locator(".race-row").first().waitFor();
    const label = await textOf(page, ".race-row .story-label");
    await page.locator(".race-row .story-label a").first().click();
    await page.locator(".race-track").waitFor();
    expect(await textOf(page, "h1")).toBe(label);
    const sums = (await textOf(page, ".story-sums")).match(/\d+/g)?.map(Number) ?? [];
    const echoes = page.locator(".story-sums .door").nth(2);
    const count = Number(/^\d+/.exec((await echoes.textContent()) ?? "")?.[0]);
    await echoes.click();
    await page.locator(".documents-list[aria-busy=false] .list-total").waitFor();
    expect(Number(/\d+/.exec(await textOf(page, ".list-total"))?.[0])).toBe(count);
    await page.goBack();
    await page.locator(".race-track").waitFor();
    expect(sums.length).toBeGreaterThan(3);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("draws a mark for every document, joins echoes to what they go back to, and reads a mark out", async () => {
    const { page, complaints } = await open(storyPath(circular));
    await page.locator(".race-track").waitFor();
    const { tellings } = (await (await fetch(`${url()}/api/race/stories/${encodeURIComponent(circular)}`)).json()) as StoryAnswer;
    expect(await page.locator(".race-lane .runner").count()).toBe(tellings.length);
    expect(await page.locator(".join").count()).toBeGreaterThan(3);
    expect(await page.locator(".runner-first").count()).toBe(1);
    await page.locator('.race-lane .runner[tabindex="0"]').focus();
    const before = await textOf(page, ".race-readout");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => textOf(page, ".race-readout")).not.toBe(before);
    await expect.poll(() => page.locator(".join-active").count()).toBeGreaterThan(0);
    await page.keyboard.press("Enter");
    await page.locator("dialog.drawer[open] .race-part").waitFor();
    await expect.poll(() => textOf(page, ".race-part")).toContain("echo");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("shows a circle as such, and calls nobody first where the times leave it open", async () => {
    const first = await open(storyPath(circular));
    await first.page.locator(".circular").waitFor();
    expect(await textOf(first.page, ".circular")).toMatch(/Circular: .+ and .+ name one another as source/);
    await first.page.context().close();
    const { page } = await open(storyPath(undecided));
    await page.locator(".race-open").waitFor();
    expect(await page.locator(".runner-first").count()).toBe(0);
    expect(await textOf(page, ".race-open")).toMatch(/first is one of \d+/);
    await page.context().close();
  });

  it("narrows the list by its counts, sorts the tellers, and keeps both in the address", async () => {
    const { page, complaints } = await open("/race");
    await page.locator(".race-row").first().waitFor();
    const kind = page.locator(".race-kinds a", { hasText: "circular" });
    const count = Number(/\d+/.exec((await kind.textContent()) ?? "")?.[0]);
    await kind.click();
    await page.waitForURL(/only=circular/);
    await page.locator(".race-row").nth(count).waitFor({ state: "detached" });
    await page.locator(".race-stories[aria-busy=false]").waitFor();
    expect(await page.locator(".race-row").count()).toBe(count);
    await page.locator(".tellers").waitFor();
    await page.locator(".tellers .sort", { hasText: "Author or outlet" }).click();
    await page.waitForURL(/by=name/);
    const names = await page.locator(".tellers tbody th a").allTextContents();
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("splits a story by hand, says who, and takes it back", async () => {
    const { page, complaints } = await open(storyPath(undecided));
    await page.getByRole("button", { name: "Split it" }).click();
    const choices = page.locator(".by-hand-choices input");
    const before = await choices.count();
    await choices.last().check();
    await page.getByLabel("Said by").fill("Ida");
    await page.getByRole("button", { name: "Take 1 out" }).click();
    await page.locator(".by-hand-history li").waitFor();
    expect(await textOf(page, ".by-hand-history")).toContain("Ida");
    await page
      .locator(".race-lane .runner")
      .nth(before - 1)
      .waitFor({ state: "detached" });
    expect(await page.locator(".race-lane .runner").count()).toBe(before - 1);
    await page.getByRole("button", { name: "Undo this split" }).click();
    await page.locator(".by-hand-history .undone").waitFor();
    await page
      .locator(".race-lane .runner")
      .nth(before - 1)
      .waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("lays a copy beside its original in the drawer, with what both have marked", async () => {
    const { page, complaints } = await open(`/documents?open=${encodeURIComponent(pair.a)}`);
    await page.locator("dialog.drawer[open] .explanations").waitFor();
    await page.getByRole("link", { name: "side by side" }).first().click();
    await page.locator(".beside-text mark").first().waitFor();
    expect(await page.locator(".beside-side").count()).toBe(2);
    expect(new URL(page.url()).searchParams.get("beside")).toBe(pair.b);
    await page.keyboard.press("Escape");
    await page.locator("dialog.drawer").waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says that there is no such story, and where they are", async () => {
    const { page } = await open("/race/none");
    await page.locator(".state").waitFor();
    expect(await textOf(page, "h1")).toBe("There is no such story.");
    await page.context().close();
  });

  describe.each(everyLook)("at $width by $theme", (how) => {
    it.each([
      ["the list", () => "/race", ".tellers"],
      ["a story with a circle", () => storyPath(circular), ".beside-text"],
      ["a story without a first", () => storyPath(undecided), ".added-item"],
      [
        "two documents in the drawer",
        () => `/documents?open=${encodeURIComponent(pair.a)}&beside=${encodeURIComponent(pair.b)}`,
        ".beside-text",
      ],
    ])("%s fits the width, does not jump and has no fault that axe finds", async (_name, path, shown) => {
      const { page, complaints } = await open(path(), how);
      await page.locator(shown).first().waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(how.width === "desk" ? 1440 : 390);
      // The drawer fills over a list that fills behind it; 0.1 is the limit of "good".
      expect(await layoutShift(page)).toBeLessThan(shown === ".beside-text" ? 0.1 : 0.05);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
});

async function textOf(page: Page, selector: string): Promise<string> {
  return ((await page.locator(selector).first().textContent()) ?? "").trim();
}
