import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
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

/** A window of the browser with somebody's cookies and choices in it. */
export async function openContext(
  browser: Browser,
  { origin, cookies }: Pick<Product, "origin" | "cookies">,
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
