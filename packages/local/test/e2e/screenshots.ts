// npx tsx packages/local/test/e2e/screenshots.ts: the README's pictures, taken from the running demo.
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../src/browser.ts";
import { startProduct, type Visitor } from "./product.setup.ts";
import { openContext, type VisitOptions } from "./visit-context.ts";

const folder = fileURLToPath(new URL("../../../../docs/images", import.meta.url));
const wide = { width: 1280, height: 860 };
const phone = { width: 390, height: 844 };

const { product, stop } = await startProduct();
const browser = await launchBrowser();
try {
  mkdirSync(folder, { recursive: true });
  const { participantId } = product.things;
  const take = async (
    name: string,
    visitor: Visitor | "stranger",
    address: string,
    options: VisitOptions,
    prepare: (page: Page) => Promise<unknown> = async () => undefined,
  ): Promise<void> => {
    const context = await openContext(browser, product, visitor, options);
    const page = await context.newPage();
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await prepare(page);
    await page.locator("main .skel").first().waitFor({ state: "detached" });
    await page.evaluate(() => document.fonts.ready);
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    await context.close();
    console.log(`${name}.png ${Math.ceil(statSync(path).size / 1024)} KB`);
  };
  const firstPlace = async (page: Page): Promise<void> => {
    await page.locator('a[href^="/places/plc_"]').first().click();
    await page.locator("#tier-nearMisses").waitFor();
  };
  const tasks = async (page: Page): Promise<void> => {
    await page.locator("label", { hasText: "Nordkajen 12, Karlskrona" }).click();
    await page.getByRole("combobox", { name: "Vilket yrke liknar det mest?" }).fill("lager");
    await page.getByRole("option", { name: /^Lagerarbetare/ }).click();
    await page.getByRole("button", { name: "Fortsätt till uppgifterna" }).click();
    await page.getByRole("heading", { level: 1, name: "Vad ska göras?" }).waitFor();
    await page.getByText(/^Sparat kl\./).waitFor();
  };
  await take("sign-in", "stranger", "/sign-in", { viewport: wide });
  await take("publish", "employer", "/our/placements/new/edit", { viewport: wide }, tasks);
  await take("publish-phone", "employer", "/our/placements/new/edit", { viewport: phone }, tasks);
  await take("ranking", "matcher", "/places?state=published", { viewport: wide }, firstPlace);
  await take("ranking-dark", "matcher", "/places?state=published", { viewport: wide, theme: "dark" }, firstPlace);
  await take("profile", "matcher", `/people/${participantId}`, { viewport: wide });
} finally {
  await browser.close();
  await stop();
}
