import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { launchBrowser } from "../../src/browser.ts";
import type { Product, Visitor } from "./product.setup.ts";
import { openContext, type VisitOptions } from "./visit-context.ts";

/** Opens the portal as somebody of the demo who has signed in, or as a stranger. */
export type OpenPortal = (visitor: Visitor | "stranger", options?: VisitOptions) => Promise<Page>;

interface Fixtures {
  product: Product;
  browser: Browser;
  portal: OpenPortal;
}

/**
 * A test in the running product. Whatever happens in it, it fails when a page broke the content security policy, wrote
 * an error to its console, left a rejection unhandled, or got an answer of 5xx.
 */
const productTest = test.extend<Fixtures>({
  product: async ({}, use) => {
    const product = inject("product");
    if (!product) throw new Error("the browser tests need a Chromium and a built portal");
    await use(product);
  },
  browser: [
    async ({}, use) => {
      const browser = await launchBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: "file" },
  ],
  portal: async ({ browser, product }, use) => {
    const opened: { context: BrowserContext; faults: string[] }[] = [];
    await use(async (visitor, options = {}) => {
      const context = await openContext(browser, product, visitor, options);
      const faults: string[] = [];
      opened.push({ context, faults });
      const page = await context.newPage();
      watch(page, faults, options);
      context.on("page", (another) => watch(another, faults, options));
      return page;
    });
    await Promise.all(opened.map(({ context }) => context.close()));
    expect(
      opened.flatMap(({ faults }) => faults),
      "faults of the pages",
    ).toEqual([]);
  },
});

/** As above; left out, by name, where there is no Chromium or no built portal. */
export const browserTest = inject("product") === undefined ? productTest.skip : productTest;

/** Notes what must never happen in a page. */
export function watch(page: Page, faults: string[], options: Readonly<VisitOptions> = {}): void {
  page.on("console", (message) => {
    // Chromium writes a line for every answer of 4xx and 5xx, and for a network that is gone; answers are looked at below.
    const aboutNetwork = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !aboutNetwork) faults.push(`console at ${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error at ${page.url()}: ${error.stack ?? error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 500 && !options.serverFails) faults.push(`${response.status()} from ${response.url()}`);
  });
}
