import type { Page } from "playwright-core";
import { expect } from "vitest";
import { browserTest as it } from "./visit.ts";

/** What has the focus, and whether one can see that it has. */
interface Stop {
  name: string;
  visible: boolean;
}

const focused = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return { name: "", visible: false };
    // A control may lie unseen under what is drawn for it: then that shows the ring.
    const drawn = [element, element.closest("label, li"), element.parentElement, element.nextElementSibling];
    const visible = drawn.some((one) =>
      [null, "::before", "::after"].some((part) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(one, part);
        return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      }),
    );
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    return { name: (element.getAttribute("aria-label") ?? label ?? element.textContent ?? "").trim(), visible };
  });

/** Presses Tab until the focus is on what is called so; every stop on the way must show that it has the focus. */
async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (page.url() !== "about:blank" && stop.name !== "")
      expect(stop.visible, `focus is seen on ${stop.name}`).toBe(true);
    if (name.test(stop.name)) return;
    passed.push(stop.name.slice(0, 30));
  }
  throw new Error(`Tab does not reach ${String(name)}; it passed ${passed.join(" | ")}`);
}

const headingHasFocus = async (page: Page, name: string): Promise<void> => {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName + ":" + document.activeElement?.textContent))
    .toBe(`H1:${name}`);
};

it(
  "an employer publishes a place with the keyboard alone, and sees where the focus is",
  { timeout: 120_000 },
  async ({ portal }) => {
    const page = await portal("employer");
    await page.goto("/our/placements");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Tab");
    expect((await focused(page)).name).toBe("Hoppa till innehållet");
    await page.keyboard.press("Enter");
    await tabTo(page, /^Ny plats$/);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/our/placements/new/edit*");
    await page.waitForLoadState("networkidle");
    await headingHasFocus(page, "Var är arbetet?");
    await tabTo(page, /^Nordkajens Lager/);
    await page.keyboard.press("Space");
    await tabTo(page, /Vilket yrke liknar det mest/);
    await page.keyboard.type("lager");
    await page.getByRole("option", { name: /^Lagerarbetare/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await tabTo(page, /^Fortsätt till uppgifterna$/);
    await page.keyboard.press("Enter");
    await headingHasFocus(page, "Vad ska göras?");
    await tabTo(page, /^Fortsätt till tiderna$/);
    await page.keyboard.press("Enter");
    await headingHasFocus(page, "När är arbetet?");
    await tabTo(page, /^Fortsätt till stödet$/);
    await page.keyboard.press("Enter");
    await headingHasFocus(page, "Vad kan ni göra lättare?");
    await tabTo(page, /^Fler pauser/);
    await page.keyboard.press("Space");
    await tabTo(page, /^Ta en sista titt$/);
    await page.keyboard.press("Enter");
    await headingHasFocus(page, "Så här ser platsen ut");
    await tabTo(page, /^Publicera platsen$/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Platsen är ute" }).waitFor();
  },
);

it("a matcher goes through the ranking with the keyboard alone: from row to row, to the sheet and back", async ({
  portal,
}) => {
  const page = await portal("matcher");
  await page.goto("/places?state=published");
  await page.locator('a[href^="/places/plc_"]').first().focus();
  await page.keyboard.press("Enter");
  await page.locator("#tier-nearMisses").waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  const rowAt = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? "");
  for (let presses = 0; presses < 40 && !(await rowAt()).startsWith("row-"); presses += 1)
    await page.keyboard.press("Tab");
  const first = await rowAt();
  expect(first).toMatch(/^row-/);
  await page.keyboard.press("j");
  const second = await rowAt();
  expect(second).not.toBe(first);
  expect((await focused(page)).visible).toBe(true);
  await page.keyboard.press("s");
  await page
    .locator(".ranking li.rank", { has: page.locator(`#${second}`) })
    .getByText("På kortlistan")
    .waitFor();
  await page.keyboard.press("s");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("fit-title");
  await page.keyboard.press("Escape");
  await expect.poll(rowAt).toBe(second);
  await page.keyboard.press("k");
  expect(await rowAt()).toBe(first);
});
