import { expect } from "vitest";
import { pages } from "./pages.ts";
import { browserTest as it } from "./visit.ts";

for (const [how, viewport, fontSize] of [
  ["320 pixels wide", { width: 320, height: 640 }, 16],
  ["with text of twice the size", { width: 1280, height: 900 }, 32],
] as const)
  it(`no page needs to be pushed sideways ${how}`, { timeout: 150_000 }, async ({ product, portal }) => {
    const things = product.things;
    const wide: string[] = [];
    for (const visitor of new Set(Object.values(pages).map(({ as }) => as))) {
      const page = await portal(visitor, { viewport });
      // As somebody sets it in the browser: the size of text that has no size of its own.
      const session = await page.context().newCDPSession(page);
      await session.send("Page.setFontSizes", { fontSizes: { standard: fontSize } });
      for (const { as, at } of Object.values(pages)) {
        if (as !== visitor) continue;
        await page.goto(at(things));
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
        expect(size).toBe(`${fontSize}px`);
        const overflow = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;
        const fits = page.waitForFunction(
          () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
          undefined,
          { timeout: 3_000 },
        );
        if (!(await fits.catch(() => undefined))) wide.push(`${at(things)} by ${await page.evaluate(overflow)} px`);
      }
    }
    expect(wide).toEqual([]);
  });
