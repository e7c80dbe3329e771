import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";

/** The most JavaScript that a first load may bring, in bytes of gzip. */
export const FIRST_LOAD_MOST = 150 * 1024;

/**
 * Opens the home page of whoever the page belongs to, with nothing in its cache, and waits until the network is idle.
 * @returns bytes of all scripts as gzip makes them; what travels is shorter where the browser takes Brotli
 */
export async function scriptBytesOfFirstLoad(page: Page, address: string): Promise<number> {
  const scripts: Response[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response);
  });
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
  const sizes = scripts.map(async (script) => gzipSync(await script.body(), { level: 9 }).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
