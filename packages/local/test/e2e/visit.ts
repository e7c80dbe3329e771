import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { launchBrowser } from "../../src/browser.ts";
import type { Product, Visitor } from "./product.setup.ts";

/** How somebody visits the portal. */
export interface VisitOptions {
  /** Width and height of the window in CSS pixels. Default 1280 × 900. */
  viewport?: { width: number; height: number };
  /** Default Swedish. */
  language?: "sv" | "en";
  /** Default light. */
  theme?: "light" | "dark";
  /** Answers of 5xx are part of what is tried. */
  serverFails?: boolean;
  /** Further options of the browser's context. */
  context?: BrowserContextOptions;
}

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
export const browserTest = test.skipIf(inject("product") === undefined).extend<Fixtures>({
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
    expect(opened.flatMap(({ faults }) => faults), "faults of the pages").toEqual([]);
  },
});

/** A window of the browser with somebody's cookies and choices in it. */
export async function openContext(
  browser: Browser,
  { origin, cookies }: Product,
  visitor: Visitor | "stranger",
  { viewport = { width: 1280, height: 900 }, language = "sv", theme = "light", context: further }: VisitOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport,
    locale: language === "sv" ? "sv-SE" : "en-GB",
    timezoneId: "Europe/Stockholm",
    reducedMotion: "reduce",
    ...further,
  });
  if (visitor !== "stranger") await context.addCookies(cookies[visitor]);
  await context.addInitScript(
    ([chosenLanguage, chosenTheme]) => {
      // An empty page has no storage.
      if (location.origin === "null") return;
      if (localStorage.getItem("passa:preference:language") !== null) return;
      localStorage.setItem("passa:preference:language", chosenLanguage);
      localStorage.setItem("passa:preference:theme", chosenTheme);
    },
    [language, theme] as const,
  );
  return context;
}

/** Notes what must never happen in a page. */
export function watch(page: Page, faults: string[], { serverFails = false }: VisitOptions = {}): void {
  page.on("console", (message) => {
    // Chromium writes a line for every answer of 4xx and 5xx, and for a network that is gone; answers are looked at below.
    const aboutNetwork = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !aboutNetwork) faults.push(`console at ${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error at ${page.url()}: ${error.stack ?? error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 500 && !serverFails) faults.push(`${response.status()} from ${response.url()}`);
  });
}
