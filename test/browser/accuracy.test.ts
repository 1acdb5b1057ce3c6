/** The Accuracy screen: what it says, the labels it takes by keys, the thresholds it tries, and a document read for another target. */
import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { accessibilityFaults, everyLook, layoutShift, missingBrowser } from "./browser.js";
import { openedApp } from "./opened-app.js";

interface Task {
  id: string;
  axes: string[];
  read: Record<string, { label: string }>;
}

interface AccuracyAnswer {
  headline: string;
  own: { documents: { count: number } };
  reader: { card: { firstHand: { recall: number; precision: number }[] } };
}

describe.skipIf(missingBrowser !== "")("the Accuracy screen", () => {
  const { open, url } = openedApp();

  async function ask<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(url() + path, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json" },
      body: body ? JSON.stringify(body) : undefined,
    });
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  }

  it("stands in the masthead and says in its first line whether the reader may be believed here", async () => {
    const { page, complaints } = await open("/");
    await page.getByRole("link", { name: "Accuracy" }).click();
    await page.locator(".card-table").first().waitFor();
    expect(new URL(page.url()).pathname).toBe("/accuracy");
    expect(await textOf(page.locator("h1"))).toContain("nobody has checked it on your documents yet");
    const { firstHand } = (await ask<AccuracyAnswer>("/api/accuracy")).reader.card;
    expect(firstHand.length).toBe(2);
    for (const { precision, recall } of firstHand) {
      expect(await textOf(page.locator("#card .card-first-hand"))).toMatch(
        new RegExp(`${precision.toFixed(2)} on [a-z ]+\\(at a recall of ${recall.toFixed(2)}\\)`),
      );
    }
    await page.locator("#card .card-table tbody button").first().click();
    await page.locator("#card .card-detail table").first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("takes labels by the keys 1 to 5, says what the reader had read, and takes the last one back", async () => {
    const { page, complaints } = await open("/accuracy");
    const panel = page.locator(".labelling");
    await panel.waitFor();
    await page.getByLabel("You are").fill("Ida");
    const before = (await ask<AccuracyAnswer>("/api/accuracy")).own.documents.count;
    await panel.focus();
    const first = await textOf(panel.locator("legend"));
    await page.keyboard.press("1");
    await expectText(panel.locator(".labelling-last"), /You said/);
    await expectOther(panel.locator("legend"), first);
    expect((await ask<AccuracyAnswer>("/api/accuracy")).own.documents.count).toBe(before + 1);
    await page.keyboard.press("b");
    await expectText(panel.locator("legend"), new RegExp(`^${first.slice(0, 12)}`));
    expect((await ask<AccuracyAnswer>("/api/accuracy")).own.documents.count).toBe(before);
    const text = await textOf(panel.locator(".labelling-text"));
    await page.keyboard.press("n");
    await expectOther(panel.locator(".labelling-text"), text);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("counts what persons said, and every count opens as many documents", async () => {
    const { tasks } = await ask<{ tasks: Task[] }>("/api/labels/next?limit=31&order=random&by=Ola");
    expect(tasks).toHaveLength(31);
    const judged = ["experience", "tie", "speaker", "stance"];
    for (const [i, task] of tasks.entries()) {
      await Promise.all(
        task.axes
          .filter((axis) => judged.includes(axis))
          .map((axis) => {
            // Every seventh stance is said to be otherwise than read, so that there is something to be found wrong.
            const label = axis === "stance" && i % 7 === 0 ? "mixed" : task.read[axis].label;
            return ask(`/api/documents/${encodeURIComponent(task.id)}/corrections`, { axis, label, by: "Ola", origin: "random" });
          }),
      );
    }
    const { page, complaints } = await open("/accuracy");
    await page.locator("#own .card-table").waitFor();
    expect(await textOf(page.locator("h1"))).toContain("Here the voice of a document is read right 100 times in 100");
    await page.locator("#own .card-table tbody button", { hasText: "Stance" }).click();
    await page.locator("#own .confusion").waitFor();
    const doors = await page
      .locator("#own a.door")
      .evaluateAll((anchors) => anchors.map((anchor) => ({ text: String(anchor.textContent), href: String(anchor.getAttribute("href")) })));
    expect(doors.length).toBeGreaterThan(40);
    const wrong: unknown[] = [];
    for (const { text, href } of doors) {
      const { total } = await ask<{ total: number }>(`/api${href}&limit=1`);
      if (total !== doorCount(text)) wrong.push({ text, href, total });
    }
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says what a threshold would leave unclear, and that number opens as many documents", async () => {
    const { page, complaints } = await open("/accuracy");
    await page.locator("#threshold-stance").waitFor();
    await page.getByLabel("Stance, least probability in percent").fill("70");
    const door = page.locator(".threshold", { has: page.locator("#threshold-stance") }).locator("a.door");
    const { total } = await ask<{ total: number }>(`/api${await door.getAttribute("href")}&limit=1`);
    expect(doorCount(await textOf(door))).toBe(total);
    expect(total).toBeGreaterThan(0);
    expect(await page.getByRole("button", { name: "Save to landfall.toml" }).isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("reads a document for another entity that it names, at an address of its own", async () => {
    const { documents } = await ask<{ documents: { id: string }[] }>("/api/documents?brand=xiaomi&q=samsung&limit=20");
    const { page, complaints } = await open(`/documents?open=${encodeURIComponent(documents[0].id)}`);
    const chooser = page.locator(".read-for");
    await chooser.waitFor();
    const other = chooser.locator("a:not([aria-current])").first();
    const name = await textOf(other);
    await other.click();
    await expectText(chooser.locator("a[aria-current]"), new RegExp(escaped(name)));
    expect(new URL(page.url()).searchParams.get("for")).not.toBeNull();
    expect(await textOf(chooser)).toContain("Not its main target");
    expect(await page.locator(".correct-button").count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.locator("dialog.drawer").waitFor({ state: "detached" });
    expect(new URL(page.url()).search).toBe("");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  describe.each(everyLook)("at the width of a $width by $theme", (how) => {
    it("fits the width, does not jump and has no fault that axe finds", async () => {
      const { page, complaints } = await open("/accuracy", how);
      await page.locator(".labelling").waitFor();
      await page.locator("#own .card-table tbody button").nth(3).click();
      await page.locator("#card .card-table tbody button").nth(1).click();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(how.width === "desk" ? 1440 : 390);
      expect(await layoutShift(page)).toBeLessThan(0.1);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
});

async function textOf(locator: Locator): Promise<string> {
  return ((await locator.first().textContent()) ?? "").trim();
}

/** What a door counts: for a rate the number of documents behind the percentage. */
function doorCount(text: string): number {
  const behindRate = /%: ([\d,]+) documents/.exec(text)?.[1];
  return Number((behindRate ?? /[\d,]+/.exec(text)?.[0] ?? "").replaceAll(",", ""));
}

async function expectText(locator: Locator, wanted: RegExp): Promise<void> {
  await expect.poll(() => textOf(locator)).toMatch(wanted);
}

async function expectOther(locator: Locator, before: string): Promise<void> {
  await expect.poll(() => textOf(locator)).not.toBe(before);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
