// How somebody without a mouse goes through the portal.
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What has the focus, and whether one can see that it has. */
export interface Stop {
  name: string;
  visible: boolean;
}

export const focused = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { name: "", visible: false };
    // A control may lie unseen under what is drawn for it: then that shows the ring.
    const drawn = [element, element.closest("label, li"), element.parentElement, element.nextElementSibling];
    const visible = drawn.some((one) =>
      [null, "::before", "::after"].some((part) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(one, part);
        return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      }),
    );
    const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : undefined;
    const label = field?.labels?.[0]?.textContent;
    return { name: (element.getAttribute("aria-label") ?? label ?? element.textContent ?? "").trim(), visible };
  });

/** Presses Tab until the focus is on what is called so; every stop on the way must show that it has the focus. */
export async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
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
