import type { Page } from "playwright-core";

/** The most JavaScript that a first load may bring, in bytes as they travel (compressed). */
export const FIRST_LOAD_MOST = 150 * 1024;

/**
 * Opens the home page of whoever the page belongs to, with an empty cache, and waits until the network is idle.
 * @returns bytes of all scripts as they travelled, without the headers of the answers
 */
export async function scriptBytesOfFirstLoad(page: Page, address: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script" || response.mimeType.includes("javascript")) scripts.add(requestId);
  });
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
  await session.detach();
  return bytes;
}
