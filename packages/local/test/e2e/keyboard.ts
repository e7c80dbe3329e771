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

/** As many stops of a page are looked at: the longest lists repeat themselves after them. */
const STOPS = 40;

/**
 * Tabs through a page from its beginning until it begins anew. Tells stops without a ring, stops that come twice, and those
 * out of order.
 */
export async function walk(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(() => {
    const seen = new Set<Element>();
    let before: Element | undefined;
    /** "again": it comes a second time; "back": it stands before the one that had the focus. */
    Object.assign(globalThis, {
      stopAt: (): string => {
        const element = document.activeElement;
        if (!element || element === document.body) return "out";
        // A date is several stops in one: year, month, day.
        if (element === before) return "next";
        const again = seen.has(element);
        const back = before !== undefined && (before.compareDocumentPosition(element) & 2) !== 0;
        seen.add(element);
        before = element;
        return again ? "again" : back ? "back" : "next";
      },
    });
  });
  for (let stops = 0; stops < STOPS; stops += 1) {
    await page.keyboard.press("Tab");
    const [step, { name, visible }] = await Promise.all([
      page.evaluate(() => (globalThis as unknown as { stopAt: () => string }).stopAt()),
      focused(page),
    ]);
    if (step === "out") break;
    const first = stops > 0 && /^(Hoppa till innehållet|Skip to the content)$/.test(name);
    if (first) break;
    if (step !== "next") faults.push(`${step} at ${name.slice(0, 40)}`);
    if (!visible) faults.push(`no ring on ${name.slice(0, 40)}`);
    if (step === "again") break;
  }
  return faults;
}
