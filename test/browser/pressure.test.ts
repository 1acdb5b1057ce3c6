import { describe, expect, it } from "vitest";
import { accessibilityFaults, layoutShift, missingBrowser } from "./browser.js";
import { openedApp } from "./opened-app.js";

const drawnWhole = '.network-canvas[data-drawn$=" 1 1"]';

describe.skipIf(missingBrowser !== "")("Pressure in a browser", () => {
  const { open, url } = openedApp("main h1");

  it("leads from the groups to one, to an edge, to a post, and back", async () => {
    const { page, complaints } = await open("/pressure");
    expect(await page.locator("h1").textContent()).toContain("11 accounts move together");
    await page.locator(".pressure-group-title a").first().click();
    await page.locator(".group-network").waitFor();
    expect(await page.locator(".member").count()).toBe(11);

    await page.locator("#members tbody tr").first().locator("a").last().click();
    await page.locator(".pair").first().waitFor();
    expect(await page.locator(".pair-post").count()).toBeGreaterThan(1);
    await page.locator(".pair-text a").first().click();
    await page.locator("dialog.drawer[open] .explanations").waitFor();
    await page.keyboard.press("Escape");
    await page.goBack();
    await page.locator(".group-network").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("opens each moment of a group into its posts", async () => {
    const { page, complaints } = await open("/pressure");
    await page.locator(".pressure-group-title a").first().click();
    const doors = page.locator(".moment-count .door");
    await doors.first().waitFor();
    const said = await doors.evaluateAll((all) =>
      all.map((door) => ({ n: Number.parseInt(door.textContent ?? "", 10), href: String(door.getAttribute("href")) })),
    );
    expect(said.length).toBeGreaterThan(3);
    for (const { n, href } of said) {
      const list = (await (await page.request.get(`${url()}/api${href}&limit=1`)).json()) as { total: number };
      expect({ href, total: list.total }).toEqual({ href, total: n });
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("draws the network, looks closer, and says who stands where", async () => {
    const { page, complaints } = await open("/pressure");
    await page.locator(drawnWhole).waitFor();
    const drawn = () => page.locator(".network-canvas").getAttribute("data-drawn");
    const redrawnAfter = async (act: () => Promise<void>) => {
      const before = await drawn();
      await act();
      await expect.poll(drawn).not.toBe(before);
      await page.locator(drawnWhole).waitFor();
    };
    await redrawnAfter(() => page.getByRole("button", { name: "closer" }).click());
    await redrawnAfter(() => page.getByRole("button", { name: "whole" }).click());
    await page.locator(".network-field").focus();
    await redrawnAfter(() => page.keyboard.press("ArrowRight"));
    // Somewhere on the canvas stands an account: the picture itself says where.
    const place = await page.evaluate<{ x: number; y: number }>(`(() => {
      const canvas = document.querySelector(".network-canvas");
      const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const box = canvas.getBoundingClientRect();
      for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) return { x: box.left + ((i / 4) % width) * (box.width / width), y: box.top + Math.floor(i / 4 / width) * (box.width / width) };
      return { x: 0, y: 0 };
    })()`);
    await page.mouse.click(place.x, place.y + 2);
    await page.locator(".network-found a").first().waitFor();
    await page.locator(".network-found a").first().click();
    await page.locator("h1", { hasText: "Who acts with" }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("starts from an account and from a link", async () => {
    const { page, complaints } = await open("/pressure");
    await page.getByLabel("Start from one account or one link").fill("https://mi-facts-exposed.example/note2");
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: "Who acted on this link?" }).waitFor();
    await page.locator("tbody th a").first().click();
    await page.locator("h1", { hasText: "Who acts with" }).waitFor();
    await page.locator("tbody tr").nth(3).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("is open to everybody, on every page, by day and night, wide and narrow, and does not move by itself", async () => {
    const { unexplained } = (await (await fetch(`${url()}/api/pressure`)).json()) as { unexplained: { group: string }[] };
    const pages = [
      "/pressure",
      `/pressure/${unexplained[0]?.group}`,
      "/pressure?account=gadget_warden",
      "/pressure?object=mi-facts-exposed.example/note2",
    ];
    for (const path of pages) {
      for (const how of [
        { width: "desk", theme: "day" },
        { width: "hand", theme: "night" },
      ] as const) {
        const { page, complaints } = await open(path, how);
        await page.locator(".section, .ledger").first().waitFor();
        if (path === "/pressure") await page.locator(drawnWhole).waitFor();
        expect(await accessibilityFaults(page)).toEqual([]);
        expect(await layoutShift(page)).toBeLessThan(0.1);
        expect(await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(0);
        expect(complaints).toEqual([]);
        await page.context().close();
      }
    }
  });
});
