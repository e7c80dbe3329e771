import type { Page } from "playwright-core";

/** What somebody has done in a page since the measuring began, as the page itself saw it. */
export interface Done {
  /** Presses of a pointer, and keys that press or choose (Enter, Space, arrows) outside of text. */
  interactions: number;
  /** Fields that text was typed into, by their labels. */
  typedInto: string[];
}

/** Counts from now on. The count holds as long as the page is not loaded anew. */
export async function measureHand(page: Page): Promise<() => Promise<Done>> {
  await page.evaluate(() => {
    const done = { interactions: 0, typedInto: new Set<string>() };
    const isText = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
      (target instanceof HTMLInputElement && /^(text|search|email|tel|url|number|date|password)$/.test(target.type)) ||
      target instanceof HTMLTextAreaElement;
    addEventListener("pointerdown", () => (done.interactions += 1), { capture: true });
    addEventListener(
      "keydown",
      ({ key, target }) => {
        const chooses = key === "Enter" || key.startsWith("Arrow") || (key === " " && !isText(target));
        if (chooses) done.interactions += 1;
      },
      { capture: true },
    );
    addEventListener(
      "input",
      ({ target }) => {
        if (isText(target)) done.typedInto.add(target.labels?.[0]?.textContent ?? target.id);
      },
      { capture: true },
    );
    Object.assign(globalThis, {
      doneByHand: (): unknown => ({ interactions: done.interactions, typedInto: [...done.typedInto] }),
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { doneByHand: () => Done }).doneByHand());
}
