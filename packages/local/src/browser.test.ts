import { chromium } from "playwright-core";
import { describe, expect, it } from "vitest";
import { findBrowser, launchBrowser, packagedBrowser } from "./browser.ts";

const page = "data:text/html,<title>Passa</title><h1>En plats som passar</h1>";

describe("the browser for tests", () => {
  it("renders a page", { timeout: 60_000 }, async ({ skip }) => {
    if (!(await findBrowser())) skip("no Chromium on this machine");
    const browser = await launchBrowser();
    const tab = await browser.newPage();
    await tab.goto(page);
    expect(await tab.getByRole("heading").innerText()).toBe("En plats som passar");
    await browser.close();
  });

  it(
    "is in our packages on a Linux without any, with its libraries and fonts",
    { timeout: 120_000 },
    async ({ skip }) => {
      const packaged = packagedBrowser();
      if (!packaged) return skip("the packaged Chromium is for Linux on x64");
      const browser = await chromium.launch({
        executablePath: packaged.executablePath,
        args: ["--no-sandbox", "--disable-background-networking"],
        env: { ...packaged.env, HOME: "/nonexistent" },
      });
      const tab = await browser.newPage();
      await tab.goto(page);
      expect(await tab.title()).toBe("Passa");
      const heading = await tab.getByRole("heading").boundingBox();
      expect(heading?.width).toBeGreaterThan(100);
      await browser.close();
    },
  );

  it("refuses a CHROMIUM_PATH that is not there", async () => {
    await expect(findBrowser({ CHROMIUM_PATH: "/no/such/chromium" })).rejects.toThrow("/no/such/chromium");
  });
});
